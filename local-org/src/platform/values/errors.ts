// The failures that are not Apex exceptions: something the platform has and we do not, code that did not compile, a defect of ours.

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

/** A statement was reached that did not compile; on the platform its class could not even be deployed. Apex code cannot catch it. */
export class BrokenCodeError extends Error {
  constructor(why: string) {
    super(`This statement did not compile: ${why}`);
    this.name = "CompileError";
  }
}

/** A broken invariant of the local org itself. */
export class RuntimeDefect extends Error {
  constructor(message: string) {
    super(`${message} (a defect of the local org, please report it)`);
    this.name = "RuntimeDefect";
  }
}
