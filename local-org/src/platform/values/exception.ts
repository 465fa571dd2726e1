// Apex exceptions at run time: one JavaScript error class that carries the Apex type, message and cause.

/** What DmlException.getDml* answers: one entry per failed row. */
export interface DmlFailure {
  readonly index: number;
  readonly id: string | null;
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/**
 * The value of every Apex exception. Emitted exception classes extend a subclass of it that `rt.libraryBase` makes; their own type name
 * comes from their class info, so `$type` is only the built-in type they descend from.
 */
export class ApexException extends Error {
  $type: string;
  $message: string | null;
  $cause: ApexException | null = null;
  /** set by DML, read by getNumDml() and its kin */
  $dml: readonly DmlFailure[] = [];
  /** Apex stack text once the org has computed it from the JavaScript stack */
  $stackText: string | null = null;
  $line: number | null = null;
  /** AuraHandledException keeps its message for the browser; getMessage() shows it only after setMessage */
  $messageHidden = false;
  /** QueryException.getInaccessibleFields and NoAccessException: object -> fields */
  $inaccessible: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(type: string, message: string | null = null) {
    super(message ?? "");
    this.$type = type;
    this.$message = message;
  }
  /** what the Apex constructors `(message)`, `(cause)` and `(message, cause)` do */
  initialize(args: readonly unknown[]): void {
    for (const value of args) {
      if (typeof value === "string") {
        this.$message = value;
        this.message = value;
      } else if (value instanceof ApexException) this.$cause = value;
    }
  }
}

/** LimitException and failed assertions end the transaction: Apex `catch` never sees them (Apex Developer Guide, "Exceptions that Can't be Caught"). */
export function isCatchable(error: ApexException): boolean {
  return (
    error.$type !== "System.LimitException" &&
    error.$type !== "System.AssertException" &&
    error.$type !== "System.UnexpectedException"
  );
}

export function apexError(type: string, message: string): ApexException {
  return new ApexException(type.includes(".") ? type : `System.${type}`, message);
}
export function nullPointer(): ApexException {
  return new ApexException("System.NullPointerException", "Attempt to de-reference a null object");
}
/** The 1,001st call inside calls. */
export function stackTooDeep(): ApexException {
  return new ApexException("System.LimitException", "Maximum stack depth reached: 1001");
}
export function nullArgument(position?: number): ApexException {
  return new ApexException(
    "System.NullPointerException",
    position === undefined ? "Argument cannot be null." : `Argument ${position} cannot be null`,
  );
}
export function dmlError(message: string, failures: readonly DmlFailure[]): ApexException {
  const error = new ApexException("System.DmlException", message);
  error.$dml = failures;
  return error;
}
