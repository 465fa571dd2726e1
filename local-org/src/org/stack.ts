// Apex stack traces: where in Apex an exception arose.
import type { ApexException } from "../platform/values/exception.ts";
import type { Transaction } from "./transaction.ts";

/** `System.NullPointerException: Attempt to de-reference a null object` and the stack, as trigger errors quote it. */
export function exceptionText(tx: Transaction, error: ApexException): string {
  const stack = tx.state.program.stackOf(error);
  return `${tx.state.program.typeNameOf(error)}: ${error.$message ?? ""}\n\n${stack}`;
}
