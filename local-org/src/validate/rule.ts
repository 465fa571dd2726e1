// The form of a rule. A rule group is one small file in ./rules that exports its rules as data; ./rules/index.ts lists the groups.
import type { ValidatedProject } from "./project.ts";

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Reports one mistake; `at` is the XML element (or any place) it is about, the file's first line when left out. */
export type Complain = (file: string, at: Place | undefined, message: string) => void;

export interface Rule {
  /** `<number in platform-facts.md>.<what is wrong>`, e.g. `G206.required-lookup`; numbers of section A are written A1 … A6. */
  readonly id: string;
  readonly severity: "error" | "warning";
  /** One sentence a developer understands: what the platform asks for. Printed by `local-org validate --rules`. */
  readonly asks: string;
  check(project: ValidatedProject, complain: Complain): void;
}
