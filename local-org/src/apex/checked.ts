// The checked tree: every name resolved, every conversion explicit, every overload chosen. The emitter turns it into JavaScript without deciding anything.
import type { AccessMode, Span } from "./ast.ts";
import type {
  AnnotationSymbol,
  ApexType,
  ClassSymbol,
  FieldSymbol,
  MethodSymbol,
} from "./types.ts";

export interface CheckedClass {
  readonly symbol: ClassSymbol;
  readonly inner: readonly CheckedClass[];
  /** textual order of field initialisers and blocks is kept */
  readonly staticInitializers: readonly CheckedInitializer[];
  readonly instanceInitializers: readonly CheckedInitializer[];
  readonly properties: readonly {
    readonly field: FieldSymbol;
    readonly getter?: CheckedStatement;
    readonly setter?: { readonly valueLocal: string; readonly body: CheckedStatement };
  }[];
  readonly methods: readonly CheckedMethod[];
  readonly constructors: readonly CheckedConstructor[];
}
export type CheckedInitializer =
  | {
      readonly kind: "field";
      readonly field: FieldSymbol;
      readonly value: CheckedExpression;
      readonly span: Span;
    }
  | { readonly kind: "block"; readonly body: CheckedStatement };
export interface CheckedMethod {
  readonly symbol: MethodSymbol;
  readonly parameters: readonly string[] /* local names */;
  readonly body?: CheckedStatement;
}
export interface CheckedConstructor {
  readonly symbol: MethodSymbol;
  readonly parameters: readonly string[];
  /** explicit this(...)/super(...) first statement; absent: implicit super() */ readonly delegate?: {
    readonly to: "this" | "super";
    readonly constructor: MethodSymbol | null;
    readonly libraryConstructor?: string;
    readonly arguments: readonly CheckedExpression[];
    readonly span: Span;
  };
  readonly body: CheckedStatement;
}
export interface CheckedTrigger {
  readonly name: string;
  readonly object: string;
  readonly file: string;
  readonly apiVersion: number;
  readonly events: readonly { readonly timing: "before" | "after"; readonly operation: string }[];
  readonly body: CheckedStatement;
  readonly span: Span;
}
export type CheckedUnit =
  | { readonly kind: "class"; readonly class: CheckedClass; readonly file: string }
  | { readonly kind: "trigger"; readonly trigger: CheckedTrigger; readonly file: string };

/** Local names are already unique within the method and safe as JavaScript identifiers. `span` on every statement (coverage, stack lines). */
export type CheckedStatement =
  | {
      readonly kind: "block";
      readonly statements: readonly CheckedStatement[];
      readonly span: Span;
    }
  | {
      readonly kind: "local";
      readonly name: string;
      readonly type: ApexType;
      readonly value?: CheckedExpression;
      readonly span: Span;
    }
  | { readonly kind: "expression"; readonly expression: CheckedExpression; readonly span: Span }
  | {
      readonly kind: "if";
      readonly condition: CheckedExpression;
      readonly then: CheckedStatement;
      readonly otherwise?: CheckedStatement;
      readonly span: Span;
    }
  | {
      readonly kind: "for";
      readonly initializers: readonly CheckedStatement[];
      readonly condition?: CheckedExpression;
      readonly updates: readonly CheckedExpression[];
      readonly body?: CheckedStatement;
      readonly span: Span;
    }
  /** iterable is List, Set, a user or library Iterable, or a query (`for (Account a : [SELECT …])`; `chunk` when the variable is a list of records: 200 a time) */
  | {
      readonly kind: "forEach";
      readonly name: string;
      readonly type: ApexType;
      readonly over: "list" | "set" | "iterable" | "query";
      readonly chunk?: boolean;
      readonly iterable: CheckedExpression;
      readonly body?: CheckedStatement;
      readonly span: Span;
    }
  | {
      readonly kind: "while";
      readonly condition: CheckedExpression;
      readonly body?: CheckedStatement;
      readonly span: Span;
    }
  | {
      readonly kind: "doWhile";
      readonly condition: CheckedExpression;
      readonly body: CheckedStatement;
      readonly span: Span;
    }
  | {
      readonly kind: "switch";
      readonly subject: CheckedExpression;
      readonly cases: readonly {
        readonly values?: readonly CheckedExpression[];
        readonly binding?: { readonly type: ApexType; readonly name: string };
        readonly body: CheckedStatement;
        readonly span: Span;
      }[];
      readonly otherwise?: CheckedStatement;
      readonly span: Span;
    }
  | {
      readonly kind: "try";
      readonly body: CheckedStatement;
      readonly catches: readonly {
        readonly type: ApexType;
        readonly name: string;
        readonly body: CheckedStatement;
        readonly span: Span;
      }[];
      readonly finallyBody?: CheckedStatement;
      readonly span: Span;
    }
  | { readonly kind: "throw"; readonly value: CheckedExpression; readonly span: Span }
  | { readonly kind: "return"; readonly value?: CheckedExpression; readonly span: Span }
  /** stands for code that does not compile: fails when it is reached */
  | { readonly kind: "broken"; readonly why: string; readonly span: Span }
  | { readonly kind: "break"; readonly span: Span }
  | { readonly kind: "continue"; readonly span: Span }
  /** access: what was written, else by apiVersion of the class: user from 67.0, system before and in triggers */
  | {
      readonly kind: "dml";
      readonly operation: "insert" | "update" | "upsert" | "delete" | "undelete" | "merge";
      readonly access: AccessMode;
      readonly target: CheckedExpression;
      readonly key?: { readonly object: string; readonly field: string };
      readonly others?: CheckedExpression;
      readonly span: Span;
    }
  | {
      readonly kind: "runAs";
      readonly subject: CheckedExpression;
      readonly body: CheckedStatement;
      readonly span: Span;
    };

/** The operand type a binary or unary operator works on, after conversion of both sides. */
export type OperandKind =
  | "Boolean"
  | "Integer"
  | "Long"
  | "Double"
  | "Decimal"
  | "String"
  | "Date"
  | "Datetime"
  | "Time"
  | "Id"
  | "any";
interface Typed {
  readonly type: ApexType;
  readonly span: Span;
}
export type CheckedExpression =
  | (Typed & {
      readonly kind: "literal";
      /** null, boolean, number (Integer), bigint (Long), string, or text of a Decimal/Double by `type` */ readonly value:
        null | boolean | number | bigint | string;
    })
  | (Typed & { readonly kind: "local"; readonly name: string })
  | (Typed & { readonly kind: "this" })
  | (Typed & {
      readonly kind: "field";
      /** null target: static */ readonly target: CheckedExpression | null;
      readonly field: FieldSymbol;
      readonly safe: boolean;
      /** super.property */ readonly isSuper?: boolean;
      /** inside the property's own accessor: the storage behind it, no accessor call */ readonly raw?: boolean;
    })
  /** `values()`/`valueOf(text)` (target null) or `name()`/`ordinal()` of an enum value */
  | (Typed & {
      readonly kind: "enumCall";
      readonly enum: ClassSymbol | string;
      readonly method: "values" | "valueOf" | "name" | "ordinal";
      readonly target: CheckedExpression | null;
      readonly arguments: readonly CheckedExpression[];
      readonly safe: boolean;
    })
  | (Typed & {
      readonly kind: "enumValue";
      readonly enum: ClassSymbol | string /* library enum */;
      readonly value: string;
    })
  /** `record.Name`, `record.Account` (relationship: the parent record or null), `record.Contacts` (child rows: list) */
  | (Typed & {
      readonly kind: "sobjectField";
      readonly target: CheckedExpression;
      readonly field: string;
      readonly access: "field" | "parent" | "children";
      readonly safe: boolean;
    })
  | (Typed & {
      readonly kind: "libraryProperty";
      readonly class: string;
      readonly signature: string;
      readonly target: CheckedExpression | null;
      readonly safe: boolean;
    })
  | (Typed & {
      readonly kind: "index";
      readonly target: CheckedExpression;
      readonly index: CheckedExpression;
    })
  /** dispatch: static; virtual (by jsName on the object's class); special (super.m() or private: no dispatch) */
  | (Typed & {
      readonly kind: "call";
      readonly method: MethodSymbol;
      readonly dispatch: "static" | "virtual" | "special";
      readonly target: CheckedExpression | null;
      readonly arguments: readonly CheckedExpression[];
      readonly safe: boolean;
    })
  | (Typed & {
      readonly kind: "libraryCall";
      readonly class: string;
      readonly signature: string;
      readonly target: CheckedExpression | null;
      readonly arguments: readonly CheckedExpression[];
      readonly safe: boolean;
      /** dynamic queries: what `:name` in their text may mean, worked out only when asked for */
      readonly binds?: readonly { readonly name: string; readonly value: CheckedExpression }[];
    })
  /** a method of a library interface/abstract class (or toString/equals/hashCode/exception methods) on a value whose class may be the project's: found by name and arity at run time */
  | (Typed & {
      readonly kind: "dynamicCall";
      readonly name: string;
      readonly target: CheckedExpression;
      readonly arguments: readonly CheckedExpression[];
      readonly safe: boolean;
      readonly isSuper?: boolean;
    })
  | (Typed & {
      readonly kind: "newClass";
      readonly class: ClassSymbol;
      /** null: the implicit constructor */ readonly constructor: MethodSymbol | null;
      /** exceptions: inherited built-in constructor signature */ readonly libraryConstructor?: string;
      readonly arguments: readonly CheckedExpression[];
    })
  | (Typed & {
      readonly kind: "newLibrary";
      readonly class: string;
      readonly signature: string;
      readonly arguments: readonly CheckedExpression[];
    })
  | (Typed & {
      readonly kind: "newSObject";
      readonly object: string;
      readonly fields: readonly { readonly name: string; readonly value: CheckedExpression }[];
    })
  | (Typed & {
      readonly kind: "newCollection";
      /** `from`: copy constructor `new List<X>(other)`, `new Map<Id,Account>(records)` */ readonly from?: CheckedExpression;
      readonly elements?: readonly CheckedExpression[];
      readonly entries?: readonly {
        readonly key: CheckedExpression;
        readonly value: CheckedExpression;
      }[];
      readonly size?: CheckedExpression;
    })
  | (Typed & {
      readonly kind: "unary";
      readonly operator: "-" | "!" | "~";
      readonly operand: CheckedExpression;
      readonly on: OperandKind;
    })
  | (Typed & {
      readonly kind: "binary";
      readonly operator: "+" | "-" | "*" | "/" | "<<" | ">>" | ">>>" | "&" | "|" | "^";
      readonly left: CheckedExpression;
      readonly right: CheckedExpression;
      readonly on: OperandKind;
    })
  /** string concatenation: each operand as `String.valueOf` would print it ("null" for null) */
  | (Typed & { readonly kind: "concat"; readonly parts: readonly CheckedExpression[] })
  | (Typed & {
      readonly kind: "compare";
      readonly operator: "==" | "!=" | "<" | ">" | "<=" | ">=";
      readonly left: CheckedExpression;
      readonly right: CheckedExpression;
      readonly on: OperandKind;
    })
  | (Typed & {
      readonly kind: "identical";
      readonly negated: boolean;
      readonly left: CheckedExpression;
      readonly right: CheckedExpression;
    })
  | (Typed & {
      readonly kind: "logical";
      readonly operator: "&&" | "||" | "??";
      readonly left: CheckedExpression;
      readonly right: CheckedExpression;
    })
  /** target is local, field, sobjectField, index or libraryProperty. Compound: `value` is the right side converted to `on`; result converted back to the target's type */
  | (Typed & {
      readonly kind: "assign";
      readonly target: CheckedExpression;
      readonly operator:
        "=" | "+" | "-" | "*" | "/" | "<<" | ">>" | ">>>" | "&" | "|" | "^" | "concat";
      readonly value: CheckedExpression;
      readonly on?: OperandKind;
    })
  | (Typed & {
      readonly kind: "increment";
      readonly target: CheckedExpression;
      readonly operator: "+" | "-";
      readonly prefix: boolean;
      readonly on: OperandKind;
    })
  | (Typed & {
      readonly kind: "ternary";
      readonly condition: CheckedExpression;
      readonly then: CheckedExpression;
      readonly otherwise: CheckedExpression;
    })
  /** implicit, exact conversion between static types: Integer->Long/Double/Decimal, Id<->String, List<Account>->List<SObject> (no-op) … */
  | (Typed & {
      readonly kind: "convert";
      readonly operand: CheckedExpression;
      readonly from: ApexType;
    })
  /** explicit cast, checked at run time: TypeException `Invalid conversion from runtime type X to Y` */
  | (Typed & { readonly kind: "cast"; readonly operand: CheckedExpression })
  | (Typed & {
      readonly kind: "instanceOf";
      readonly operand: CheckedExpression;
      readonly test: ApexType;
    })
  | (Typed & { readonly kind: "typeLiteral"; readonly of: ApexType })
  /** `Account.SObjectType` / `Account.Name` as tokens; `Schema.SObjectType.Account` is the describe */
  | (Typed & { readonly kind: "sobjectTypeToken"; readonly object: string })
  | (Typed & { readonly kind: "fieldToken"; readonly object: string; readonly field: string })
  | (Typed & { readonly kind: "label"; readonly name: string })
  /** access: from the text (WITH USER_MODE / SYSTEM_MODE) else by apiVersion; `single`: assigned to one record; `count`: SELECT COUNT() */
  | (Typed & {
      readonly kind: "query";
      readonly language: "soql" | "sosl";
      readonly text: string;
      readonly binds: readonly CheckedExpression[];
      readonly access: AccessMode;
      readonly result: "list" | "single" | "count" | "search";
      /** single, followed by `?.` or `??`: no row gives null instead of a QueryException */ readonly orNull?: boolean;
    });

/** Facts that emitted code carries for the runtime: describe by name, async dispatch, test discovery, sharing. */
export interface EmittedClassInfo {
  readonly name: string;
  readonly kind: "class" | "interface" | "enum";
  readonly superclass?: string;
  readonly interfaces: readonly string[];
  readonly isAbstract: boolean;
  readonly isTest: boolean;
  readonly sharing: "with" | "without" | "inherited" | "none";
  readonly apiVersion: number;
  readonly file: string;
  readonly line: number;
  readonly visibility: string;
  readonly annotations: readonly AnnotationSymbol[];
  readonly methods: readonly {
    readonly name: string;
    readonly jsName: string;
    readonly isStatic: boolean;
    readonly parameters: readonly { readonly name: string; readonly type: string }[];
    readonly returnType: string;
    readonly visibility: string;
    readonly annotations: readonly AnnotationSymbol[];
    readonly line: number;
  }[];
  readonly constructors: readonly {
    readonly jsName: string;
    readonly parameters: readonly { readonly name: string; readonly type: string }[];
    readonly visibility: string;
  }[];
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly isStatic: boolean;
    readonly isTransient: boolean;
    readonly visibility: string;
    readonly annotations: readonly AnnotationSymbol[];
    /** property of the JavaScript object (instance) or of the statics record that holds the value */ readonly jsName?: string;
    /** methods of the JavaScript class behind a property with bodies: `value = object[getter]()`, `object[setter](value)`; read and write through them */ readonly getter?: string;
    readonly setter?: string;
  }[];
  readonly enumValues?: readonly string[];
}
