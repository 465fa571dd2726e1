// How a transaction ended, in the contract's terms: the value or the error, and what it used.
import { ApexException } from "../platform/values/exception.ts";
import { BrokenCodeError, UnsupportedError } from "../platform/values/errors.ts";
import { SoqlError } from "../soql/problem.ts";
import type { ApexError, EndedTransaction, LimitsUsed } from "./contract.ts";
import type { OrgState } from "./state.ts";
import type { Transaction } from "./transaction.ts";

/** Errors of Apex, of queries and of unsupported things; a defect of ours stays what it is. */
export function apexErrorOf(state: OrgState, error: unknown): ApexError {
  if (error instanceof ApexException) {
    const dml = error.$dml;
    const fieldErrors: Record<string, { statusCode: string; message: string }[]> = {};
    const pageErrors: { statusCode: string; message: string }[] = [];
    for (const failure of dml) {
      if (failure.fields.length === 0)
        pageErrors.push({ statusCode: failure.statusCode, message: failure.message });
      for (const field of failure.fields)
        (fieldErrors[field] ??= []).push({
          statusCode: failure.statusCode,
          message: failure.message,
        });
    }
    return {
      exceptionType: state.program.typeNameOf(error),
      message: error.$message ?? "",
      stackTrace: state.program.stackOf(error),
      ...(dml.length > 0 ? { pageErrors, fieldErrors } : {}),
    };
  }
  if (error instanceof UnsupportedError || error instanceof BrokenCodeError)
    return {
      exceptionType: error.name,
      message: error.message,
      stackTrace: state.program.stackText(error.stack ?? ""),
    };
  if (error instanceof SoqlError)
    return {
      exceptionType: "System.QueryException",
      message: error.message,
      stackTrace: state.program.stackText(error.stack ?? ""),
    };
  throw error;
}

export function limitsUsed(tx: Transaction): LimitsUsed {
  const { limits } = tx;
  return {
    queries: limits.used("Queries"),
    queryRows: limits.used("QueryRows"),
    dmlStatements: limits.used("DmlStatements"),
    dmlRows: limits.used("DmlRows"),
    cpuMs: tx.cpuTime(),
    emails: limits.used("EmailInvocations"),
    queueables: limits.used("QueueableJobs"),
    statements: Object.fromEntries(limits.statements),
    counts: limits.all(),
    ...tx.executed(),
  };
}

export function endedTransaction(tx: Transaction, committed: boolean): EndedTransaction {
  const { quiddity, codeUnit, records } = tx;
  return { quiddity, codeUnit, records, committed, limits: limitsUsed(tx) };
}
