// System.RestContext, RestRequest and RestResponse: what @RestResource classes read and write.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { ApexMap } from "../../values/collections.ts";
import { PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";
import { defineBag } from "../properties.ts";

function request(): PropertyBag {
  const created = new PropertyBag("System.RestRequest");
  created.set("headers", new ApexMap("String", "String"));
  created.set("params", new ApexMap("String", "String"));
  return created;
}
function response(): PropertyBag {
  const created = new PropertyBag("System.RestResponse");
  created.set("headers", new ApexMap("String", "String"));
  return created;
}
function put(self: PropertyBag, map: string, name: string, value: unknown): void {
  const target = self.get(map);
  if (target instanceof ApexMap) target.put(need(name, 1), value);
}
const addHeader = (_rt: Runtime, self: PropertyBag, name: string, value: string): void =>
  put(self, "headers", name, value);
/** `RestContext.request` and `.response` live for the transaction. */
const contextGet =
  (key: string) =>
  (rt: Runtime): unknown =>
    rt.libraryState.get(`rest.${key}`) ?? null;
const contextSet =
  (key: string) =>
  (rt: Runtime, value: unknown): void => {
    rt.libraryState.set(`rest.${key}`, value);
  };

export const restClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.RestContext",
    kind: "class",
    members: {
      "static RestRequest request {get; set;}": contextGet("request"),
      "static RestResponse response {get; set;}": contextGet("response"),
    },
    setters: {
      "static RestRequest request {get; set;}": contextSet("request"),
      "static RestResponse response {get; set;}": contextSet("response"),
    },
  }),
  defineBag(
    "System.RestRequest",
    [
      "Map<String,String> headers",
      "String httpMethod",
      "Map<String,String> params",
      "String remoteAddress",
      "Blob requestBody",
      "String requestURI",
      "String resourcePath",
    ],
    {
      create: request,
      members: {
        "void addHeader(String name, String value)": addHeader,
        "void addParameter(String name, String value)": (
          _rt: Runtime,
          self: PropertyBag,
          name: string,
          value: string,
        ) => put(self, "params", name, value),
      },
    },
  ),
  defineBag(
    "System.RestResponse",
    ["Map<String,String> headers", "Blob responseBody", "Integer statusCode"],
    { create: response, members: { "void addHeader(String name, String value)": addHeader } },
  ),
];
