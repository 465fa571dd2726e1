// Apex types and the symbols that declarations give rise to; shared by the checker, the emitter and the platform library.
import type { Span } from "./ast.ts";

export type PrimitiveName =
  | "Boolean"
  | "Integer"
  | "Long"
  | "Double"
  | "Decimal"
  | "String"
  | "Id"
  | "Date"
  | "Datetime"
  | "Time"
  | "Blob"
  | "Object";
export type ApexType =
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | { readonly kind: "void" }
  | { readonly kind: "null" }
  | {
      readonly kind: "sobject";
      /** "SObject" for the generic type, else the object's name without the project's namespace */ readonly name: string;
    }
  | { readonly kind: "list"; readonly element: ApexType }
  | { readonly kind: "set"; readonly element: ApexType }
  | { readonly kind: "map"; readonly key: ApexType; readonly value: ApexType }
  | {
      readonly kind: "class";
      /** `Outer` or `Outer.Inner` in its declared spelling; a class, interface or enum of the project */ readonly name: string;
    }
  | {
      readonly kind: "library";
      /** qualified: `Database.SaveResult`, `System.Exception` */ readonly name: string;
      readonly arguments: readonly ApexType[];
    }
  | {
      readonly kind: "parameter";
      /** a type parameter inside a library signature: T, K, V */ readonly name: string;
    }
  /** the type of something already reported wrong; absorbs follow-on errors */
  | { readonly kind: "error" };

export type Visibility = "private" | "protected" | "public" | "global";
interface ParameterSymbol {
  readonly name: string;
  readonly type: ApexType;
}
export interface MethodSymbol {
  readonly name: string;
  readonly owner: ClassSymbol;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly visibility: Visibility;
  readonly isTestVisible: boolean;
  readonly parameters: readonly ParameterSymbol[];
  readonly returnType: ApexType;
  readonly annotations: readonly AnnotationSymbol[];
  readonly span: Span;
  /** JavaScript name, unique per overload and equal for overrides: see `methodJsName` */
  readonly jsName: string;
}
export interface FieldSymbol {
  readonly name: string;
  readonly owner: ClassSymbol;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly visibility: Visibility;
  readonly setterVisibility?: Visibility;
  readonly isTestVisible: boolean;
  readonly annotations: readonly AnnotationSymbol[];
  /** a property with get/set; auto-implemented parts are plain storage */
  readonly property?: {
    readonly hasGetter: boolean;
    readonly hasSetter: boolean;
    readonly getterBody: boolean;
    readonly setterBody: boolean;
  };
  readonly isVirtual?: boolean;
  readonly span: Span;
}
export interface AnnotationSymbol {
  readonly name: string /* lower-cased */;
  readonly parameters: Readonly<Record<string, string | boolean>>;
}
export interface ClassSymbol {
  readonly name: string;
  /** `Outer.Inner` */ readonly kind: "class" | "interface" | "enum";
  readonly outer?: ClassSymbol;
  readonly file: string;
  readonly apiVersion: number;
  readonly visibility: Visibility;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isTest: boolean;
  readonly sharing?: "with" | "without" | "inherited";
  readonly annotations: readonly AnnotationSymbol[];
  /** user class or library class (`System.Exception`) */ superclass?: ApexType;
  interfaces: readonly ApexType[];
  readonly fields: Map<string, FieldSymbol>;
  /** by lower-cased name */ readonly methods: Map<string, MethodSymbol[]>;
  readonly constructors: MethodSymbol[];
  readonly inner: Map<string, ClassSymbol>;
  readonly enumValues?: readonly string[];
  /** by the interface method's `jsName`; see `check/bridges.ts` */ bridges?: Map<
    string,
    InterfaceBridge
  >;
  readonly span: Span;
}
export type InterfaceBridge =
  | { readonly kind: "passOn"; readonly to: string; readonly staticOf?: string }
  | { readonly kind: "missing"; readonly why: string };

export const primitive = (name: PrimitiveName): ApexType => ({ kind: "primitive", name });
export const voidType: ApexType = { kind: "void" };
export const errorType: ApexType = { kind: "error" };
export const listOf = (element: ApexType): ApexType => ({ kind: "list", element });

/** The type as Apex prints it in messages: `List<Account>`, `Map<Id,Account>`, `Outer.Inner`. */
export function showType(type: ApexType): string {
  switch (type.kind) {
    case "primitive":
    case "sobject":
    case "class":
    case "parameter":
      return type.name;
    case "library":
      return (
        (type.name.startsWith("System.") ? type.name.slice(7) : type.name) +
        (type.arguments.length > 0 ? `<${type.arguments.map(showType).join(",")}>` : "")
      );
    case "list":
      return `List<${showType(type.element)}>`;
    case "set":
      return `Set<${showType(type.element)}>`;
    case "map":
      return `Map<${showType(type.key)},${showType(type.value)}>`;
    case "void":
      return "void";
    case "null":
      return "null";
    case "error":
      return "<error>";
  }
}

/** One JavaScript method name per Apex signature; an override has the same parameter types, so it gets the same name. */
export function methodJsName(name: string, parameterTypes: readonly ApexType[]): string {
  const jsName = [
    name.toLowerCase(),
    ...parameterTypes.map((type) =>
      showType(type)
        .toLowerCase()
        .replace(/[^a-z0-9_]/g, "_"),
    ),
  ].join("$");
  return takenNames.has(jsName) ? `${jsName}$` : jsName;
}
/** Names that mean something to JavaScript on a class or an Error. */
const takenNames: ReadonlySet<string> = new Set([
  "constructor",
  "prototype",
  "message",
  "name",
  "stack",
  "cause",
  "length",
]);
