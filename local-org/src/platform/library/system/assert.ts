// System.Assert, and the failure texts System.assert* shares with it.
import { defineClass } from "../../../apex/library.ts";
import { valueEquals } from "../../values/equality.ts";
import { ApexException } from "../../values/exception.ts";
import { TypeToken } from "../../values/tokens.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

/** Failed assertions cannot be caught; "Assertion Failed: message: Expected: 1, Actual: 2". */
function failAssertion(message: string | null, detail: string | null): never {
  const parts = [
    "Assertion Failed",
    ...(message === null ? [] : [message]),
    ...(detail === null ? [] : [detail]),
  ];
  throw new ApexException("System.AssertException", parts.join(": "));
}
const text = (rt: Runtime, message: unknown): string | null =>
  message === null || message === undefined ? null : rt.show(message);

export function assertEqual(
  rt: Runtime,
  expected: unknown,
  actual: unknown,
  message?: unknown,
): void {
  if (!valueEquals(expected, actual))
    failAssertion(text(rt, message), `Expected: ${rt.show(expected)}, Actual: ${rt.show(actual)}`);
}
export function assertNotEqual(
  rt: Runtime,
  unwanted: unknown,
  actual: unknown,
  message?: unknown,
): void {
  if (valueEquals(unwanted, actual))
    failAssertion(text(rt, message), `Same value: ${rt.show(actual)}`);
}
export function assertTrue(rt: Runtime, condition: unknown, message?: unknown): void {
  if (condition !== true) failAssertion(text(rt, message), null);
}
function assertIs(rt: Runtime, value: unknown, expected: unknown, message?: unknown): void {
  if (value !== expected)
    failAssertion(text(rt, message), `Expected: ${rt.show(expected)}, Actual: ${rt.show(value)}`);
}
function assertType(
  rt: Runtime,
  value: unknown,
  type: TypeToken,
  wanted: boolean,
  message?: unknown,
): void {
  if (rt.instanceOf(value, need(type, 2).name) !== wanted)
    failAssertion(
      text(rt, message),
      wanted ? `Expected type: ${type.name}` : `Unexpected type: ${type.name}`,
    );
}

export const assertClass = defineClass({
  name: "System.Assert",
  kind: "class",
  members: {
    "static void areEqual(Object expected, Object actual)": assertEqual,
    "static void areEqual(Object expected, Object actual, String message)": assertEqual,
    "static void areNotEqual(Object notExpected, Object actual)": assertNotEqual,
    "static void areNotEqual(Object notExpected, Object actual, String message)": assertNotEqual,
    "static void fail()": () => failAssertion(null, null),
    "static void fail(String message)": (rt: Runtime, message: unknown) =>
      failAssertion(text(rt, message), null),
    "static void isTrue(Boolean condition)": (rt: Runtime, condition: unknown) =>
      assertIs(rt, condition, true),
    "static void isTrue(Boolean condition, String message)": (
      rt: Runtime,
      condition: unknown,
      message: unknown,
    ) => assertIs(rt, condition, true, message),
    "static void isFalse(Boolean condition)": (rt: Runtime, condition: unknown) =>
      assertIs(rt, condition, false),
    "static void isFalse(Boolean condition, String message)": (
      rt: Runtime,
      condition: unknown,
      message: unknown,
    ) => assertIs(rt, condition, false, message),
    "static void isNull(Object value)": (rt: Runtime, value: unknown) => assertIs(rt, value, null),
    "static void isNull(Object value, String message)": (
      rt: Runtime,
      value: unknown,
      message: unknown,
    ) => assertIs(rt, value, null, message),
    "static void isNotNull(Object value)": (rt: Runtime, value: unknown) => {
      if (value === null) failAssertion(null, "Same value: null");
    },
    "static void isNotNull(Object value, String message)": (
      rt: Runtime,
      value: unknown,
      message: unknown,
    ) => {
      if (value === null) failAssertion(text(rt, message), "Same value: null");
    },
    "static void isInstanceOfType(Object value, System.Type type)": (
      rt: Runtime,
      value: unknown,
      type: TypeToken,
    ) => assertType(rt, value, type, true),
    "static void isInstanceOfType(Object value, System.Type type, String message)": (
      rt: Runtime,
      value: unknown,
      type: TypeToken,
      message: unknown,
    ) => assertType(rt, value, type, true, message),
    "static void isNotInstanceOfType(Object value, System.Type type)": (
      rt: Runtime,
      value: unknown,
      type: TypeToken,
    ) => assertType(rt, value, type, false),
    "static void isNotInstanceOfType(Object value, System.Type type, String message)": (
      rt: Runtime,
      value: unknown,
      type: TypeToken,
      message: unknown,
    ) => assertType(rt, value, type, false, message),
  },
});
