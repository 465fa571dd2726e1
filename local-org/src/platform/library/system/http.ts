// System.Http, HttpRequest, HttpResponse and the static resource mocks.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { ApexBlob } from "../../values/blob.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { XmlDocument } from "../dom/document.ts";
import { readXml, writeXml } from "../dom/nodes.ts";
import type { Runtime } from "../helpers.ts";
import { need, strings } from "../helpers.ts";
import { mockFor } from "./test.ts";

/** What requests and responses share: headers in any case, and a body of text or bytes. */
abstract class HttpMessage extends PlatformObject {
  readonly headers = new Map<string, { readonly name: string; readonly value: string }>();
  body: ApexBlob = new ApexBlob(new Uint8Array());
  header(name: string): string | null {
    return this.headers.get(name.toLowerCase())?.value ?? null;
  }
  setHeader(name: string, value: string): void {
    this.headers.set(name.toLowerCase(), { name, value });
  }
  get text(): string {
    return this.body.text() ?? Buffer.from(this.body.bytes).toString("latin1");
  }
  plainHeaders(): Record<string, string> {
    return Object.fromEntries([...this.headers.values()].map(({ name, value }) => [name, value]));
  }
}
class HttpRequestValue extends HttpMessage {
  readonly apexType = "System.HttpRequest";
  method: string | null = null;
  endpoint: string | null = null;
  compressed = false;
  timeout = 10_000;
  override showWhole(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint ?? "null"}, Method=${this.method ?? "null"}]`;
  }
}
class HttpResponseValue extends HttpMessage {
  readonly apexType = "System.HttpResponse";
  status = "";
  statusCode = 0;
  override showWhole(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}
class HttpValue extends PlatformObject {
  readonly apexType = "System.Http";
}

/** In tests only a mock answers (Apex Developer Guide, "Testing HTTP Callouts"). */
function send(rt: Runtime, _self: unknown, request: HttpRequestValue): unknown {
  rt.ports.count("Callouts", 1);
  if (rt.ports.isTest()) {
    const mock = mockFor(rt, "httpcalloutmock");
    if (mock === null)
      throw apexError(
        "System.CalloutException",
        "Methods defined as TestMethod do not support Web service callouts",
      );
    return rt.dynamicCall(mock, "respond", [need(request)]);
  }
  if (request.endpoint === null || request.endpoint === "")
    throw apexError("System.CalloutException", "Missing endpoint");
  const answer = rt.ports.callout({
    method: request.method ?? "GET",
    endpoint: request.endpoint,
    headers: request.plainHeaders(),
    body: request.body.bytes,
    timeoutMs: request.timeout,
  });
  const response = new HttpResponseValue();
  response.status = answer.statusText;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.body = new ApexBlob(answer.body);
  return response;
}

const messageMembers = {
  "String getHeader(String name)": (_rt: Runtime, self: HttpMessage, name: string) =>
    self.header(need(name)),
  "void setHeader(String name, String value)": (
    _rt: Runtime,
    self: HttpMessage,
    name: string,
    value: string | null,
  ) => self.setHeader(need(name, 1), value ?? ""),
  "String getBody()": (_rt: Runtime, self: HttpMessage) => self.text,
  "Blob getBodyAsBlob()": (_rt: Runtime, self: HttpMessage) => self.body,
  "void setBody(String body)": (_rt: Runtime, self: HttpMessage, body: string) => {
    self.body = ApexBlob.fromText(need(body));
  },
  "void setBodyAsBlob(Blob body)": (_rt: Runtime, self: HttpMessage, body: ApexBlob) => {
    self.body = need(body);
  },
  "Dom.Document getBodyDocument()": (_rt: Runtime, self: HttpMessage) => {
    const document = new XmlDocument();
    document.root = readXml(self.text);
    return document;
  },
  "void setBodyDocument(Dom.Document document)": (
    _rt: Runtime,
    self: HttpMessage,
    document: XmlDocument,
  ) => {
    const { root } = need(document);
    self.body = ApexBlob.fromText(
      `<?xml version="1.0" encoding="UTF-8"?>${root === null ? "" : writeXml(root)}`,
    );
  },
  "String toString()": (rt: Runtime, self: HttpMessage) => rt.show(self),
};
const advice = {
  getXmlStreamReader: "Use new XmlStreamReader(message.getBody()).",
  setBodyFormData: "Write the form as text.",
  setClientCertificateName: "The local org has no certificate store.",
  setClientCertificate: "The local org has no certificate store.",
};

export const httpClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.Http",
    kind: "class",
    members: {
      "Http()": () => new HttpValue(),
      "HttpResponse send(HttpRequest request)": send,
      "String toString()": () => "Http",
    },
  }),
  defineClass({
    name: "System.HttpRequest",
    kind: "class",
    unsupported: advice,
    members: {
      "HttpRequest()": () => new HttpRequestValue(),
      ...messageMembers,
      "String getMethod()": (_rt: Runtime, self: HttpRequestValue) => self.method,
      "void setMethod(String method)": (_rt: Runtime, self: HttpRequestValue, method: string) => {
        self.method = need(method);
      },
      "String getEndpoint()": (_rt: Runtime, self: HttpRequestValue) => self.endpoint,
      "void setEndpoint(String endpoint)": (
        _rt: Runtime,
        self: HttpRequestValue,
        endpoint: string,
      ) => {
        self.endpoint = need(endpoint);
      },
      "void setTimeout(Integer milliseconds)": (
        _rt: Runtime,
        self: HttpRequestValue,
        milliseconds: number,
      ) => {
        self.timeout = need(milliseconds);
      },
      "void setCompressed(Boolean compressed)": (
        _rt: Runtime,
        self: HttpRequestValue,
        compressed: unknown,
      ) => {
        self.compressed = compressed === true;
      },
      "Boolean getCompressed()": (_rt: Runtime, self: HttpRequestValue) => self.compressed,
    },
  }),
  defineClass({
    name: "System.HttpResponse",
    kind: "class",
    unsupported: advice,
    members: {
      "HttpResponse()": () => new HttpResponseValue(),
      ...messageMembers,
      "List<String> getHeaderKeys()": (_rt: Runtime, self: HttpResponseValue) =>
        strings([...self.headers.values()].map(({ name }) => name)),
      "String getStatus()": (_rt: Runtime, self: HttpResponseValue) => self.status,
      "void setStatus(String status)": (_rt: Runtime, self: HttpResponseValue, status: string) => {
        self.status = status;
      },
      "Integer getStatusCode()": (_rt: Runtime, self: HttpResponseValue) => self.statusCode,
      "void setStatusCode(Integer code)": (_rt: Runtime, self: HttpResponseValue, code: number) => {
        self.statusCode = need(code);
      },
    },
  }),
];
