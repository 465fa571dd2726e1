// The two failures that are not Apex exceptions: something the platform has and we do not, and a defect of ours.

/** Valid on the platform, not in the local org: says what, and what to do instead. Apex code cannot catch it. */
export class UnsupportedError extends Error {
  readonly what: string;
  readonly advice: string;
  constructor(what: string, advice: string) {
    super(`${what} is not supported by the local org. ${advice}`);
    this.name = "UnsupportedError";
    this.what = what;
    this.advice = advice;
  }
}

/** A broken invariant of the local org itself. */
export class RuntimeDefect extends Error {
  constructor(message: string) {
    super(`${message} (a defect of the local org, please report it)`);
    this.name = "RuntimeDefect";
  }
}
