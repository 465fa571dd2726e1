// The overlay that says what of the project does not compile, and where.
import { LightningElement } from "lwc";
import { call } from "local/http";
import { messageOf } from "local/errors";

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string | null;
}

export default class Diagnostics extends LightningElement {
  diagnostics: readonly Diagnostic[] = [];
  problem = "";

  async connectedCallback(): Promise<void> {
    try {
      this.diagnostics = await call<Diagnostic[]>("GET", "/local/ui/diagnostics");
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get rows() {
    return this.diagnostics.slice(0, 50).map((diagnostic, index) => ({
      ...diagnostic,
      key: String(index),
      place: `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`,
    }));
  }

  get title(): string {
    const count = this.diagnostics.length;
    return count === 1 ? "1 problem in the project" : `${count} problems in the project`;
  }

  get isShown(): boolean {
    return this.diagnostics.length > 0 || this.problem !== "";
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent("close"));
  }
}
