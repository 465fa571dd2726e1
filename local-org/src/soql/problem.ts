// What can be wrong with a query, in the platform's words: collected as data while checking, thrown as SoqlError while running.
import type { Span } from "./ast.ts";
import type { FieldUse } from "./checked.ts";

export interface SoqlProblem {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly unsupported?: boolean;
}

/** A query that can't run. The org turns it into a System.QueryException (or, when `unsupported`, into an UnsupportedError). */
export class SoqlError extends Error {
  override readonly name = "SoqlError";
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly unsupported: boolean;
  /** object -> fields that user mode refused (QueryException.getInaccessibleFields) */
  readonly inaccessible: ReadonlyMap<string, readonly string[]>;
  /** what a query that does not compile names: user mode asks first whether the user may know of it */
  readonly uses: readonly FieldUse[];
  constructor(
    problem: SoqlProblem,
    inaccessible: ReadonlyMap<string, readonly string[]> = new Map(),
    uses: readonly FieldUse[] = [],
  ) {
    super(problem.message);
    this.code = problem.code;
    this.start = problem.start;
    this.end = problem.end;
    this.unsupported = problem.unsupported === true;
    this.inaccessible = inaccessible;
    this.uses = uses;
  }
}

export type Report = (code: string, span: Span, message: string) => void;

export const messages = {
  unexpectedToken: (token: string) => `unexpected token: '${token}'`,
  noSuchObject: (name: string) => `sObject type '${name}' is not supported.`,
  noSuchColumn: (field: string, object: string) =>
    `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
  noSuchRelationship: (name: string) =>
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
  noSuchChildRelationship: (name: string) =>
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
  notGrouped: (field: string) => `Field must be grouped or aggregated: ${field}`,
  aliasWithoutAggregate: "only aggregate expressions use field aliasing",
  notFilterable: (field: string) => `field '${field}' can not be filtered in a query call`,
  notSortable: (field: string) => `field '${field}' can not be sorted in a query call`,
  notGroupable: (field: string) => `field '${field}' can not be grouped in a query call`,
  wrongAggregate: (field: string, operator: string) =>
    `field ${field} does not support aggregate operator ${operator}`,
  wrongType: (field: string, type: string, quoted: boolean) =>
    `value of filter criterion for field '${field}' must be of type ${type} and should ${quoted ? "" : "not "}be enclosed in quotes`,
  invalidId: (text: string) => `invalid ID field: ${text}`,
  wrongOperator: (type: string) => `invalid operator on ${type} field`,
} as const;
