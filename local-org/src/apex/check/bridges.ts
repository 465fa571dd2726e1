// Interface methods that a class answers for under another signature, or with a static method, and those it does not answer for at all.
import type { ClassSymbol, InterfaceBridge, MethodSymbol } from "../types.ts";
import { isAssignable, isPrimitive, sameType } from "./conversions.ts";
import type { Program } from "./program.ts";

/**
 * A parameter may be wider than the interface says, or a list of other records: `getAll(Object)` answers for `getAll(SObject)`, `handle(List<Contact>)`
 * for `handle(List<SObject>)` (Nebula-Consulting/nebula-core: SObjectIndexLeaf, MetadataTriggerManagerTest, which compile and pass in orgs).
 */
export function takesWhatIsAsked(
  program: Program,
  method: MethodSymbol,
  wanted: MethodSymbol,
): boolean {
  return (
    method.parameters.length === wanted.parameters.length &&
    method.parameters.every(({ type }, index) => {
      const asked = wanted.parameters[index]?.type;
      if (asked === undefined) return false;
      if (sameType(type, asked) || isPrimitive(type, "Object")) return true;
      return (
        type.kind !== "primitive" &&
        asked.kind !== "primitive" &&
        isAssignable(program, asked, type)
      );
    })
  );
}

/** Calls come in under the interface's name; they are passed on to the method that answers. Nothing to do where both are called the same. */
export function addBridge(symbol: ClassSymbol, wanted: MethodSymbol, found: MethodSymbol): void {
  if (found.jsName === wanted.jsName && !found.isStatic) return;
  bridgesOf(symbol).set(wanted.jsName, {
    kind: "passOn",
    to: found.jsName,
    ...(found.isStatic ? { staticOf: found.owner.name } : {}),
  });
}

export function addGap(symbol: ClassSymbol, wanted: MethodSymbol, why: string): void {
  bridgesOf(symbol).set(wanted.jsName, { kind: "missing", why });
}

function bridgesOf(symbol: ClassSymbol): Map<string, InterfaceBridge> {
  symbol.bridges ??= new Map();
  return symbol.bridges;
}
