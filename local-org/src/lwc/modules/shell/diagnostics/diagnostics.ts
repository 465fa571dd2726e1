// What of the project does not compile, and where: a bar below a page that works, a panel over one that does not.
import { LightningElement } from "lwc";
import { call } from "local/http";
import { messageOf } from "local/errors";
import { onFailure } from "local/health";

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string | null;
  readonly isInTest: boolean;
}

export default class Diagnostics extends LightningElement {
  diagnostics: readonly Diagnostic[] = [];
  problem = "";
  isOpen = false;
  private hasFailed = false;
  private stop: (() => void) | undefined;

  async connectedCallback(): Promise<void> {
    this.stop = onFailure(() => {
      this.hasFailed = true;
      this.openWhenToBlame();
    });
    try {
      this.diagnostics = await call<Diagnostic[]>("GET", "/local/ui/diagnostics");
      this.openWhenToBlame();
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  disconnectedCallback(): void {
    this.stop?.();
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
    const where = this.isInTestsOnly ? "the project's tests" : "the project";
    return count === 0
      ? "The project's problems can't be shown"
      : `${count} ${count === 1 ? "problem" : "problems"} in ${where}`;
  }

  get isShown(): boolean {
    return this.diagnostics.length > 0 || this.problem !== "";
  }

  get hasRows(): boolean {
    return this.diagnostics.length > 0;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get isClosed(): boolean {
    return !this.isOpen;
  }

  get className(): string {
    return this.isOpen ? "problems open" : "problems";
  }

  get toggleLabel(): string {
    return this.isOpen ? "Show less" : "Show";
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent("close"));
  }

  private get isInTestsOnly(): boolean {
    return this.diagnostics.every((diagnostic) => diagnostic.isInTest);
  }

  // A test that does not compile breaks no page.
  private openWhenToBlame(): void {
    if (this.hasFailed && this.hasRows && !this.isInTestsOnly) {
      this.isOpen = true;
    }
  }
}
