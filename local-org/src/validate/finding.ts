// What the validator says of a project: one finding is one mistake at one place.

export interface Finding {
  /** Relative to the project root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The rule's id, e.g. `G206.required-lookup`. */
  readonly rule: string;
  /** error: a deployment or package version would be refused; warning: it would go in, and hurt later. */
  readonly severity: "error" | "warning";
  /** What is wrong and how to mend it, with the platform's own error text where that is known. */
  readonly message: string;
}

export const byPlace = (a: Finding, b: Finding): number =>
  a.file < b.file
    ? -1
    : a.file > b.file
      ? 1
      : a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
