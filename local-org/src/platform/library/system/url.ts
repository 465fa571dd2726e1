// System.Url.
import { defineClass } from "../../../apex/library.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

class UrlValue extends PlatformObject {
  readonly apexType = "System.Url";
  readonly url: URL;
  readonly text: string;
  constructor(text: string, base?: UrlValue) {
    super();
    const parsed = URL.parse(text, base?.text);
    if (parsed === null) throw apexError("System.StringException", `no protocol: ${text}`);
    this.url = parsed;
    this.text = base === undefined ? text : parsed.href;
  }
  override showWhole(): string {
    return this.text;
  }
  override equalTo(other: unknown): boolean {
    return other instanceof UrlValue && other.url.href === this.url.href;
  }
}
const orNull = (text: string): string | null => (text === "" ? null : text);
const orgUrl = (rt: Runtime): UrlValue =>
  new UrlValue(rt.ports.orgUrl?.() ?? "https://local-org.my.salesforce.com");

export const urlClass = defineClass({
  name: "System.Url",
  kind: "class",
  members: {
    "Url(String spec)": (_rt: Runtime, spec: string) => new UrlValue(need(spec)),
    "Url(Url context, String spec)": (_rt: Runtime, context: UrlValue, spec: string) =>
      new UrlValue(need(spec, 2), need(context, 1)),
    "Url(String protocol, String host, String file)": (
      _rt: Runtime,
      protocol: string,
      host: string,
      file: string,
    ) => new UrlValue(`${protocol}://${host}${file}`),
    "Url(String protocol, String host, Integer port, String file)": (
      _rt: Runtime,
      protocol: string,
      host: string,
      port: number,
      file: string,
    ) => new UrlValue(`${protocol}://${host}:${port}${file}`),
    "static Url getOrgDomainUrl()": orgUrl,
    "static Url getSalesforceBaseUrl()": orgUrl,
    "static Url getCurrentRequestUrl()": orgUrl,
    "String getAuthority()": (_rt: Runtime, self: UrlValue) => self.url.host,
    "Integer getDefaultPort()": (_rt: Runtime, self: UrlValue) =>
      self.url.protocol === "https:" ? 443 : self.url.protocol === "http:" ? 80 : -1,
    "String getFile()": (_rt: Runtime, self: UrlValue) => self.url.pathname + self.url.search,
    "String getHost()": (_rt: Runtime, self: UrlValue) => self.url.hostname,
    "String getPath()": (_rt: Runtime, self: UrlValue) => self.url.pathname,
    "Integer getPort()": (_rt: Runtime, self: UrlValue) =>
      self.url.port === "" ? -1 : Number(self.url.port),
    "String getProtocol()": (_rt: Runtime, self: UrlValue) => self.url.protocol.replace(":", ""),
    "String getQuery()": (_rt: Runtime, self: UrlValue) => orNull(self.url.search.slice(1)),
    "String getRef()": (_rt: Runtime, self: UrlValue) => orNull(self.url.hash.slice(1)),
    "String getUserInfo()": (_rt: Runtime, self: UrlValue) =>
      orNull(self.url.username + (self.url.password === "" ? "" : `:${self.url.password}`)),
    "Boolean sameFile(Url other)": (_rt: Runtime, self: UrlValue, other: UrlValue) =>
      self.url.href.split("#")[0] === need(other).url.href.split("#")[0],
    "String toExternalForm()": (_rt: Runtime, self: UrlValue) => self.text,
    "String toString()": (_rt: Runtime, self: UrlValue) => self.text,
  },
  unsupported: { getFileFieldURL: "File fields are not served by the local org." },
});
