// The Apex syntax tree as the parser builds it: what the source says, before names and types are resolved.

/** Offsets are UTF-16 indexes into the file; line and column start at 1. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}
interface Spanned {
  readonly span: Span;
}

/** `Map<Id, List<Account>>[]`: names as written, one entry per dotted part. */
export interface TypeReference extends Spanned {
  readonly parts: readonly {
    readonly name: string;
    readonly arguments: readonly TypeReference[];
  }[];
  readonly arrayDepth: number;
}

export interface Annotation extends Spanned {
  readonly name: string;
  readonly parameters: Readonly<
    Record<string, string | boolean>
  >; /* keys lower-cased; values unquoted */
}
export interface Modifiers {
  /** lower-cased: public, private, protected, global, static, final, abstract, virtual, override, transient, webservice, testmethod */
  readonly keywords: ReadonlySet<string>;
  readonly sharing?: "with" | "without" | "inherited";
  readonly annotations: readonly Annotation[];
}
export interface Identifier extends Spanned {
  readonly text: string;
}

export interface CompilationUnit {
  readonly file: string;
  readonly declaration: TypeDeclaration | TriggerDeclaration;
}
export type TypeDeclaration = ClassDeclaration | InterfaceDeclaration | EnumDeclaration;
export interface ClassDeclaration extends Spanned {
  readonly kind: "class";
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly superclass?: TypeReference;
  readonly interfaces: readonly TypeReference[];
  readonly members: readonly Member[];
}
export interface InterfaceDeclaration extends Spanned {
  readonly kind: "interface";
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly interfaces: readonly TypeReference[];
  readonly methods: readonly MethodDeclaration[];
}
interface EnumDeclaration extends Spanned {
  readonly kind: "enum";
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly values: readonly Identifier[];
}
export interface TriggerDeclaration extends Spanned {
  readonly kind: "trigger";
  readonly name: Identifier;
  readonly object: Identifier;
  readonly events: readonly {
    readonly timing: "before" | "after";
    readonly operation: "insert" | "update" | "delete" | "undelete";
  }[];
  readonly body: Block;
  /** methods and types declared inside the trigger block, if any */ readonly members: readonly Member[];
}

export type Member =
  | FieldDeclaration
  | PropertyDeclaration
  | MethodDeclaration
  | ConstructorDeclaration
  | InitializerBlock
  | TypeDeclaration;
export interface FieldDeclaration extends Spanned {
  readonly kind: "field";
  readonly modifiers: Modifiers;
  readonly type: TypeReference;
  readonly declarators: readonly Declarator[];
}
export interface Declarator extends Spanned {
  readonly name: Identifier;
  readonly initializer?: Expression;
}
export interface Accessor extends Spanned {
  readonly modifiers: Modifiers;
  /** absent: auto-implemented */ readonly body?: Block;
}
export interface PropertyDeclaration extends Spanned {
  readonly kind: "property";
  readonly modifiers: Modifiers;
  readonly type: TypeReference;
  readonly name: Identifier;
  readonly getter?: Accessor;
  readonly setter?: Accessor;
}
export interface Parameter extends Spanned {
  readonly type: TypeReference;
  readonly name: Identifier;
  readonly isFinal: boolean;
}
export interface MethodDeclaration extends Spanned {
  readonly kind: "method";
  readonly modifiers: Modifiers;
  /** absent: void */ readonly returnType?: TypeReference;
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  /** absent: abstract or interface */ readonly body?: Block;
}
export interface ConstructorDeclaration extends Spanned {
  readonly kind: "constructor";
  readonly modifiers: Modifiers;
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
}
interface InitializerBlock extends Spanned {
  readonly kind: "initializer";
  readonly isStatic: boolean;
  readonly body: Block;
}

export type AccessMode = "user" | "system";
export type Statement =
  | Block
  | (Spanned & {
      readonly kind: "local";
      readonly isFinal: boolean;
      readonly type: TypeReference;
      readonly declarators: readonly Declarator[];
    })
  | (Spanned & { readonly kind: "expression"; readonly expression: Expression })
  | (Spanned & {
      readonly kind: "if";
      readonly condition: Expression;
      readonly then: Statement;
      readonly otherwise?: Statement;
    })
  | (Spanned & {
      readonly kind: "for";
      readonly initializers: readonly Statement[];
      readonly condition?: Expression;
      readonly updates: readonly Expression[];
      readonly body?: Statement;
    })
  | (Spanned & {
      readonly kind: "forEach";
      readonly type: TypeReference;
      readonly name: Identifier;
      readonly iterable: Expression;
      readonly body?: Statement;
    })
  | (Spanned & {
      readonly kind: "while";
      readonly condition: Expression;
      readonly body?: Statement;
    })
  | (Spanned & {
      readonly kind: "doWhile";
      readonly condition: Expression;
      readonly body: Statement;
    })
  | (Spanned & {
      readonly kind: "switch";
      readonly subject: Expression;
      readonly cases: readonly SwitchCase[];
      readonly otherwise?: Block;
    })
  | (Spanned & {
      readonly kind: "try";
      readonly body: Block;
      readonly catches: readonly {
        readonly type: TypeReference;
        readonly name: Identifier;
        readonly body: Block;
        readonly span: Span;
      }[];
      readonly finallyBody?: Block;
    })
  | (Spanned & { readonly kind: "throw"; readonly value: Expression })
  | (Spanned & { readonly kind: "return"; readonly value?: Expression })
  | (Spanned & { readonly kind: "break" })
  | (Spanned & { readonly kind: "continue" })
  | (Spanned & {
      readonly kind: "dml";
      readonly operation: "insert" | "update" | "upsert" | "delete" | "undelete" | "merge";
      readonly access?: AccessMode;
      readonly target: Expression;
      /** upsert key `Account.ExternalId__c` */ readonly key?: TypeReference;
      /** merge: the duplicates */ readonly others?: Expression;
    })
  | (Spanned & { readonly kind: "runAs"; readonly subject: Expression; readonly body: Block });
export interface Block extends Spanned {
  readonly kind: "block";
  readonly statements: readonly Statement[];
}
export interface SwitchCase extends Spanned {
  /** `when A, B`, `when 1, -2`, `when null`: expressions (enum names are plain names) · `when Account a`: type and name */
  readonly values?: readonly Expression[];
  readonly binding?: { readonly type: TypeReference; readonly name: Identifier };
  readonly body: Block;
}

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "<<"
  | ">>"
  | ">>>"
  | "&"
  | "|"
  | "^"
  | "=="
  | "!="
  | "==="
  | "!=="
  | "<"
  | ">"
  | "<="
  | ">="
  | "&&"
  | "||"
  | "??";
export type AssignmentOperator =
  "=" | "+=" | "-=" | "*=" | "/=" | "&=" | "|=" | "^=" | "<<=" | ">>=" | ">>>=";
export type Expression =
  | (Spanned & {
      readonly kind: "literal";
      readonly literal: "null" | "boolean" | "integer" | "long" | "double" | "decimal" | "string";
      /** source text; for strings the unescaped value */ readonly text: string;
    })
  | (Spanned & { readonly kind: "name"; readonly name: string })
  | (Spanned & { readonly kind: "this" })
  | (Spanned & { readonly kind: "super" })
  | (Spanned & {
      readonly kind: "member";
      readonly target: Expression;
      readonly name: Identifier;
      readonly safe: boolean;
    })
  | (Spanned & {
      readonly kind: "call";
      /** absent: unqualified call; `this(...)`/`super(...)` have name "this"/"super" and no target */ readonly target?: Expression;
      readonly name: Identifier;
      readonly arguments: readonly Expression[];
      readonly safe: boolean;
    })
  | (Spanned & { readonly kind: "index"; readonly target: Expression; readonly index: Expression })
  | (Spanned & { readonly kind: "new"; readonly type: TypeReference; readonly creator: Creator })
  | (Spanned & {
      readonly kind: "unary";
      readonly operator: "+" | "-" | "!" | "~";
      readonly operand: Expression;
    })
  | (Spanned & {
      readonly kind: "increment";
      readonly operator: "++" | "--";
      readonly prefix: boolean;
      readonly operand: Expression;
    })
  | (Spanned & {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Spanned & {
      readonly kind: "assign";
      readonly operator: AssignmentOperator;
      readonly target: Expression;
      readonly value: Expression;
    })
  | (Spanned & {
      readonly kind: "ternary";
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    })
  | (Spanned & {
      readonly kind: "cast";
      readonly type: TypeReference;
      readonly operand: Expression;
    })
  | (Spanned & {
      readonly kind: "instanceOf";
      readonly operand: Expression;
      readonly type: TypeReference;
    })
  | (Spanned & { readonly kind: "classLiteral"; readonly type: TypeReference }) // Foo.class
  | (Spanned & {
      readonly kind: "query";
      readonly language: "soql" | "sosl";
      /** the text without brackets, each bind replaced by `:b0`, `:b1`, … */ readonly text: string;
      readonly binds: readonly Expression[];
      /** turns an offset in `text` into a Span of the file */ readonly toSpan: (
        start: number,
        end: number,
      ) => Span;
    });
export type Creator =
  | { readonly kind: "arguments"; readonly arguments: readonly Expression[] }
  | {
      readonly kind: "fields";
      readonly fields: readonly { readonly name: Identifier; readonly value: Expression }[];
    } // new Account(Name = 'x')
  | { readonly kind: "elements"; readonly elements: readonly Expression[] } // new List<X>{...}, new X[]{...}, new Set<X>{...}
  | {
      readonly kind: "entries";
      readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
    } // new Map<K,V>{k => v}
  | { readonly kind: "size"; readonly size: Expression }; // new X[5]
