// PageReference, SelectOption and ApexPages: what controllers compute with. The pages themselves are not rendered by the local org.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { ApexList, ApexMap } from "../../values/collections.ts";
import type { ApexEnum } from "../../values/enum.ts";
import { ApexException, apexError } from "../../values/exception.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { SObject } from "../../values/sobject.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, listOf, need } from "../helpers.ts";

/** The query part is kept as parameters; `getUrl` puts it back (Apex Reference Guide, "PageReference Class"). */
class PageReferenceValue extends PlatformObject {
  readonly apexType = "System.PageReference";
  readonly path: string;
  anchor: string | null = null;
  redirect: boolean | null = null;
  redirectCode = 0;
  readonly parameters = new ApexMap("String", "String");
  readonly headers = new ApexMap("String", "String");
  constructor(url: string) {
    super();
    const [whole = "", anchor] = url.split("#");
    const question = whole.indexOf("?");
    this.path = question < 0 ? whole : whole.slice(0, question);
    if (anchor !== undefined) this.anchor = anchor;
    if (question >= 0)
      for (const [name, value] of new URLSearchParams(whole.slice(question + 1)))
        this.parameters.put(name, value);
  }
  url(): string {
    const query = this.parameters
      .entries()
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .join("&");
    return `${this.path}${query === "" ? "" : `?${query}`}${this.anchor === null ? "" : `#${this.anchor}`}`;
  }
  override showWhole(): string {
    return `System.PageReference[${this.url()}]`;
  }
}
const encode = (text: unknown): string => encodeURIComponent(String(text)).replace(/%20/g, "+");

class SelectOptionValue extends PlatformObject {
  readonly apexType = "System.SelectOption";
  value: string | null;
  label: string | null;
  disabled: boolean;
  escapes = true;
  constructor(value: string | null, label: string | null, disabled: boolean) {
    super();
    this.value = value;
    this.label = label;
    this.disabled = disabled;
  }
  override showWhole(): string {
    return `System.SelectOption[value="${this.value ?? "null"}", label="${this.label ?? "null"}", disabled="${String(this.disabled)}"]`;
  }
}

class MessageValue extends PlatformObject {
  readonly apexType = "ApexPages.Message";
  readonly severity: ApexEnum;
  readonly summary: string | null;
  readonly detail: string | null;
  readonly component: string | null;
  constructor(
    severity: ApexEnum,
    summary: string | null,
    detail: string | null,
    component: string | null,
  ) {
    super();
    this.severity = severity;
    this.summary = summary;
    this.detail = detail;
    this.component = component;
  }
  sameAs(other: MessageValue): boolean {
    return (
      other.severity === this.severity &&
      other.summary === this.summary &&
      other.detail === this.detail
    );
  }
}

const pageKey = "visualforce.page";
const messagesKey = "visualforce.messages";
/** A test has a page from the start, without a name, whose parameters it can set (SalesforceFoundation/Volunteers-for-Salesforce, VOL_CTRL_PersonalSiteContactInfo_TEST). */
export function currentPage(rt: Runtime): unknown {
  const known = rt.libraryState.get(pageKey);
  if (known !== undefined || !rt.ports.isTest()) return known ?? null;
  const page = new PageReferenceValue("");
  rt.libraryState.set(pageKey, page);
  return page;
}
export function setCurrentPage(rt: Runtime, page: unknown): void {
  rt.libraryState.set(pageKey, need(page));
  rt.libraryState.delete(messagesKey);
}
export function clearMessages(rt: Runtime): void {
  rt.libraryState.delete(messagesKey);
}
function messagesOf(rt: Runtime): MessageValue[] {
  const known = rt.libraryState.get(messagesKey);
  if (Array.isArray(known)) return known as MessageValue[];
  const fresh: MessageValue[] = [];
  rt.libraryState.set(messagesKey, fresh);
  return fresh;
}
/** A message is shown once, however often it is added. */
function addMessage(rt: Runtime, message: MessageValue): void {
  const messages = messagesOf(rt);
  if (!messages.some((one) => one.sameAs(need(message)))) messages.push(message);
}
/** What an exception says: a message for each failed row of DML, else its own. */
function addMessages(rt: Runtime, error: ApexException): void {
  const severity = rt.libraryEnum("ApexPages.Severity", "ERROR") as ApexEnum;
  const texts =
    need(error).$dml.length > 0 ? error.$dml.map(({ message }) => message) : [error.$message];
  for (const text of texts) addMessage(rt, new MessageValue(severity, text, text, null));
}

class ControllerValue extends PlatformObject {
  readonly apexType: string;
  readonly records: ApexList;
  selected: ApexList;
  pageSize = 20;
  pageNumber = 1;
  constructor(apexType: string, records: ApexList) {
    super();
    this.apexType = apexType;
    this.records = records;
    this.selected = new ApexList(records.elementType);
  }
  get record(): SObject {
    const first = this.records.items[0];
    if (!(first instanceof SObject))
      throw apexError("System.VisualforceException", "The controller has no record");
    return first;
  }
  get pages(): number {
    return Math.max(1, Math.ceil(this.records.size / this.pageSize));
  }
  page(): ApexList {
    const start = (this.pageNumber - 1) * this.pageSize;
    return listOf(this.records.elementType, this.records.items.slice(start, start + this.pageSize));
  }
}
const viewOf = (record: SObject): PageReferenceValue =>
  new PageReferenceValue(`/${record.id ?? ""}`);
const homeOf = (record: SObject): PageReferenceValue =>
  new PageReferenceValue(`/${record.shape.definition?.keyPrefix ?? ""}/o`);
function saveAll(rt: Runtime, records: readonly unknown[]): void {
  for (const operation of ["insert", "update"] as const) {
    const own = records.filter(
      (one) => one instanceof SObject && (one.id === null) === (operation === "insert"),
    );
    if (own.length > 0) rt.ports.dml(operation, own, { access: "user", allOrNone: true });
  }
}
/** An error of saving becomes messages of the page, and the page stays. */
function saving(rt: Runtime, save: () => PageReferenceValue): PageReferenceValue | null {
  try {
    return save();
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    addMessages(rt, error);
    return null;
  }
}

const controllerActions = {
  "System.PageReference save()": (rt: Runtime, self: ControllerValue) =>
    saving(rt, () => {
      saveAll(rt, self.records.items);
      return viewOf(self.record);
    }),
  "System.PageReference cancel()": (_rt: Runtime, self: ControllerValue) => homeOf(self.record),
};

export const visualforceClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.PageReference",
    kind: "class",
    members: {
      "PageReference(String url)": (_rt: Runtime, url: string) => new PageReferenceValue(need(url)),
      "PageReference(SObject record)": (_rt: Runtime, record: SObject) => viewOf(need(record)),
      "String getUrl()": (_rt: Runtime, self: PageReferenceValue) => self.url(),
      "Map<String,String> getParameters()": (_rt: Runtime, self: PageReferenceValue) =>
        self.parameters,
      "Map<String,String> getHeaders()": (_rt: Runtime, self: PageReferenceValue) => self.headers,
      "String getAnchor()": (_rt: Runtime, self: PageReferenceValue) => self.anchor,
      "System.PageReference setAnchor(String anchor)": (
        _rt: Runtime,
        self: PageReferenceValue,
        anchor: string | null,
      ) => {
        self.anchor = anchor;
        return self;
      },
      "Boolean getRedirect()": (_rt: Runtime, self: PageReferenceValue) => self.redirect ?? false,
      "System.PageReference setRedirect(Boolean redirect)": (
        _rt: Runtime,
        self: PageReferenceValue,
        redirect: boolean | null,
      ) => {
        self.redirect = redirect;
        return self;
      },
      "Integer getRedirectCode()": (_rt: Runtime, self: PageReferenceValue) => self.redirectCode,
      "System.PageReference setRedirectCode(Integer code)": (
        _rt: Runtime,
        self: PageReferenceValue,
        code: number,
      ) => {
        self.redirectCode = need(code);
        return self;
      },
      "static System.PageReference forResource(String resource)": (
        _rt: Runtime,
        resource: string,
      ) => new PageReferenceValue(`/resource/${need(resource)}`),
      "static System.PageReference forResource(String resource, String path)": (
        _rt: Runtime,
        resource: string,
        path: string,
      ) => new PageReferenceValue(`/resource/${need(resource, 1)}/${need(path, 2)}`),
    },
    unsupported: {
      getContent: "Pages are not rendered by the local org; test the controller.",
      getContentAsPDF: "Pages are not rendered by the local org; test the controller.",
      getCookies: "Sites of the local org set no cookies from Apex.",
      setCookies: "Sites of the local org set no cookies from Apex.",
    },
  }),
  defineClass({
    name: "System.SelectOption",
    kind: "class",
    members: {
      "SelectOption(String value, String label)": (
        _rt: Runtime,
        value: string | null,
        label: string | null,
      ) => new SelectOptionValue(value, label, false),
      "SelectOption(String value, String label, Boolean disabled)": (
        _rt: Runtime,
        value: string | null,
        label: string | null,
        disabled: boolean | null,
      ) => new SelectOptionValue(value, label, disabled === true),
      "String getValue()": (_rt: Runtime, self: SelectOptionValue) => self.value,
      "String getLabel()": (_rt: Runtime, self: SelectOptionValue) => self.label,
      "Boolean getDisabled()": (_rt: Runtime, self: SelectOptionValue) => self.disabled,
      "Boolean getEscapeItem()": (_rt: Runtime, self: SelectOptionValue) => self.escapes,
      "void setValue(String value)": (_rt: Runtime, self: SelectOptionValue, value: string) => {
        self.value = value;
      },
      "void setLabel(String label)": (_rt: Runtime, self: SelectOptionValue, label: string) => {
        self.label = label;
      },
      "void setDisabled(Boolean disabled)": (
        _rt: Runtime,
        self: SelectOptionValue,
        disabled: boolean,
      ) => {
        self.disabled = disabled;
      },
      "void setEscapeItem(Boolean escapes)": (
        _rt: Runtime,
        self: SelectOptionValue,
        escapes: boolean,
      ) => {
        self.escapes = escapes;
      },
    },
  }),
  defineEnum("ApexPages.Severity", ["CONFIRM", "ERROR", "FATAL", "INFO", "WARNING"]),
  defineClass({
    name: "System.ApexPages",
    kind: "class",
    members: {
      "static System.PageReference currentPage()": currentPage,
      "static void addMessage(ApexPages.Message message)": addMessage,
      "static void addMessages(Exception error)": addMessages,
      "static List<ApexPages.Message> getMessages()": (rt: Runtime) =>
        listOf("ApexPages.Message", messagesOf(rt)),
      "static Boolean hasMessages()": (rt: Runtime) => messagesOf(rt).length > 0,
      "static Boolean hasMessages(ApexPages.Severity severity)": (
        rt: Runtime,
        severity: ApexEnum,
      ) => messagesOf(rt).some((one) => one.severity === severity),
    },
  }),
  defineClass({
    name: "ApexPages.Message",
    kind: "class",
    members: {
      "Message(ApexPages.Severity severity, String summary)": (
        _rt: Runtime,
        severity: ApexEnum,
        summary: string | null,
      ) => new MessageValue(need(severity), summary, summary, null),
      "Message(ApexPages.Severity severity, String summary, String detail)": (
        _rt: Runtime,
        severity: ApexEnum,
        summary: string | null,
        detail: string | null,
      ) => new MessageValue(need(severity), summary, detail, null),
      "Message(ApexPages.Severity severity, String summary, String detail, String id)": (
        _rt: Runtime,
        severity: ApexEnum,
        summary: string | null,
        detail: string | null,
        id: string | null,
      ) => new MessageValue(need(severity), summary, detail, id),
      "ApexPages.Severity getSeverity()": (_rt: Runtime, self: MessageValue) => self.severity,
      "String getSummary()": (_rt: Runtime, self: MessageValue) => self.summary,
      "String getDetail()": (_rt: Runtime, self: MessageValue) => self.detail,
      "String getComponentLabel()": (_rt: Runtime, self: MessageValue) => self.component,
    },
  }),
  defineClass({
    name: "ApexPages.StandardController",
    kind: "class",
    members: {
      "StandardController(SObject record)": (_rt: Runtime, record: SObject) =>
        new ControllerValue(
          "ApexPages.StandardController",
          listOf(need(record).typeName, [record]),
        ),
      "SObject getRecord()": (_rt: Runtime, self: ControllerValue) => self.record,
      "String getId()": (_rt: Runtime, self: ControllerValue) => self.record.id,
      "System.PageReference view()": (_rt: Runtime, self: ControllerValue) => viewOf(self.record),
      "System.PageReference edit()": (_rt: Runtime, self: ControllerValue) =>
        new PageReferenceValue(`/${self.record.id ?? ""}/e`),
      "System.PageReference delete()": (rt: Runtime, self: ControllerValue) =>
        saving(rt, () => {
          rt.ports.dml("delete", [self.record], { access: "user", allOrNone: true });
          return homeOf(self.record);
        }),
      "void addFields(List<String> fields)": (rt: Runtime) => {
        if (rt.ports.isTest())
          throw apexError(
            "System.SObjectException",
            "You cannot call addFields when the data is being passed into the controller by the caller.",
          );
      },
      "void reset()": () => undefined,
      ...controllerActions,
    },
  }),
  defineClass({
    name: "ApexPages.StandardSetController",
    kind: "class",
    members: {
      "StandardSetController(List<SObject> records)": (_rt: Runtime, records: ApexList) =>
        new ControllerValue("ApexPages.StandardSetController", need(records)),
      "StandardSetController(Database.QueryLocator locator)": () => {
        throw new UnsupportedError(
          "A StandardSetController over a query locator",
          "Give it the list of records.",
        );
      },
      "List<SObject> getRecords()": (_rt: Runtime, self: ControllerValue) => self.page(),
      "SObject getRecord()": (_rt: Runtime, self: ControllerValue) => self.record,
      "List<SObject> getSelected()": (_rt: Runtime, self: ControllerValue) => self.selected,
      "void setSelected(List<SObject> records)": (
        _rt: Runtime,
        self: ControllerValue,
        records: ApexList,
      ) => {
        self.selected = need(records);
      },
      "Integer getResultSize()": (_rt: Runtime, self: ControllerValue) => self.records.size,
      "Boolean getCompleteResult()": () => true,
      "Integer getPageSize()": (_rt: Runtime, self: ControllerValue) => self.pageSize,
      "void setPageSize(Integer size)": (_rt: Runtime, self: ControllerValue, size: number) => {
        self.pageSize = need(size);
      },
      "Integer getPageNumber()": (_rt: Runtime, self: ControllerValue) => self.pageNumber,
      "void setPageNumber(Integer page)": (_rt: Runtime, self: ControllerValue, page: number) => {
        self.pageNumber = Math.min(Math.max(1, need(page)), self.pages);
      },
      "Boolean getHasNext()": (_rt: Runtime, self: ControllerValue) => self.pageNumber < self.pages,
      "Boolean getHasPrevious()": (_rt: Runtime, self: ControllerValue) => self.pageNumber > 1,
      "void first()": (_rt: Runtime, self: ControllerValue) => {
        self.pageNumber = 1;
      },
      "void last()": (_rt: Runtime, self: ControllerValue) => {
        self.pageNumber = self.pages;
      },
      "void next()": (_rt: Runtime, self: ControllerValue) => {
        self.pageNumber = Math.min(self.pageNumber + 1, self.pages);
      },
      "void previous()": (_rt: Runtime, self: ControllerValue) => {
        self.pageNumber = Math.max(self.pageNumber - 1, 1);
      },
      "String getFilterId()": () => null,
      "void setFilterId(String id)": () => undefined,
      "List<System.SelectOption> getListViewOptions()": () => listOf("System.SelectOption", []),
      ...controllerActions,
    },
  }),
];
