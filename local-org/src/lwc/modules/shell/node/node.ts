// One component of a Lightning page: a standard one of the shell's, or the project's own.
import { LightningElement, api } from "lwc";
import type { RecordModel } from "local/models";

interface PageNode {
  readonly kind: string;
  readonly name?: string;
  readonly html?: string;
  readonly label?: string;
  readonly relatedList?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly columns?: readonly (readonly string[])[];
  readonly tabs?: readonly { readonly label: string; readonly nodes: readonly PageNode[] }[];
}

export default class Node extends LightningElement {
  @api node: PageNode = { kind: "" };
  @api record: RecordModel | undefined;

  get isHighlights(): boolean {
    return this.node.kind === "highlights" && this.record !== undefined;
  }
  get isDetail(): boolean {
    return this.node.kind === "detail" && this.record !== undefined;
  }
  get isFields(): boolean {
    return this.node.kind === "fields" && this.record !== undefined;
  }
  get isRelatedLists(): boolean {
    return this.node.kind === "relatedLists" && this.record !== undefined;
  }
  get isRelatedList(): boolean {
    return this.node.kind === "relatedList" && this.record !== undefined;
  }
  get isTabs(): boolean {
    return this.node.kind === "tabs";
  }
  get isComponent(): boolean {
    return this.node.kind === "component";
  }
  get isText(): boolean {
    return this.node.kind === "text";
  }
  get isUnsupported(): boolean {
    return this.node.kind === "unsupported";
  }

  get properties(): Readonly<Record<string, unknown>> {
    const context = this.record
      ? { recordId: this.record.id, objectApiName: this.record.objectApiName }
      : {};
    return { ...this.node.properties, ...context };
  }

  get tabs() {
    return (this.node.tabs ?? []).map((tab, index) => ({
      key: `tab-${index}`,
      label: tab.label,
      nodes: tab.nodes.map((node, position) => ({ key: `node-${index}-${position}`, node })),
    }));
  }

  get relatedLists() {
    return (this.record?.relatedLists ?? []).map((list) => ({ key: list.name, name: list.name }));
  }

  get hasNoRelatedLists(): boolean {
    return this.relatedLists.length === 0 && this.problems.length === 0;
  }

  get problems() {
    return (this.record?.problems ?? []).map((text, index) => ({ key: String(index), text }));
  }

  get sections() {
    const columns = (this.node.columns ?? []).map((names) =>
      names.flatMap((name) => this.record?.fields[name] ?? []),
    );
    return [{ label: this.node.label ?? "", columns }];
  }

  get text(): string {
    const parsed = new DOMParser().parseFromString(this.node.html ?? "", "text/html");
    return parsed.body.textContent;
  }
}
