// Apex stack traces as trigger errors quote them.
import type { ApexException } from "../platform/values/exception.ts";
import type { Transaction } from "./transaction.ts";

/** `System.NullPointerException: Attempt to de-reference a null object` and the stack up to the trigger: who called it is another story. */
export function triggerFailureText(tx: Transaction, error: ApexException, trigger: string): string {
  const lines = tx.state.program.stackOf(error).split("\n");
  const last = lines.findIndex((line) => line.startsWith(`Trigger.${trigger}:`));
  return `${tx.state.program.typeNameOf(error)}: ${error.$message ?? ""}\n\n${(last < 0 ? lines : lines.slice(0, last + 1)).join("\n")}`;
}
