// The SOQL and SOSL syntax trees: what a query says, before names are resolved. Offsets are UTF-16 indexes into the query text.

export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Name extends Span {
  readonly text: string;
}
/** `Account.Owner.Name` */
export interface Path extends Span {
  readonly parts: readonly Name[];
  readonly text: string;
}
/** `COUNT(Id)`, `CALENDAR_YEAR(convertTimezone(CreatedDate))`, `FIELDS(ALL)`; `name` is lower-cased. */
export interface FunctionCall extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly argument?: Path | FunctionCall;
  readonly text: string;
}
interface PathExpression extends Span {
  readonly kind: "path";
  readonly path: Path;
}
export type Expression = PathExpression | FunctionCall;

export type SelectItem =
  | (Span & { readonly kind: "expression"; readonly expression: Expression; readonly alias?: Name })
  | (Span & { readonly kind: "subquery"; readonly query: Query })
  | (Span & {
      readonly kind: "typeof";
      readonly path: Path;
      readonly whens: readonly { readonly object: Name; readonly fields: readonly Path[] }[];
      readonly otherwise: readonly Path[];
    });

export type ComparisonOperator =
  "=" | "!=" | "<" | "<=" | ">" | ">=" | "like" | "in" | "not in" | "includes" | "excludes";
export type Condition =
  | (Span & { readonly kind: "and" | "or"; readonly conditions: readonly Condition[] })
  | (Span & { readonly kind: "not"; readonly condition: Condition })
  | (Span & {
      readonly kind: "compare";
      readonly left: Expression;
      readonly operator: ComparisonOperator;
      readonly value: Value;
    });

export interface Bind extends Span {
  readonly kind: "bind";
  readonly name: string;
}
export type Value =
  | (Span & { readonly kind: "null" })
  | (Span & {
      readonly kind: "string";
      readonly text: string;
      /** as written between the quotes: LIKE tells `\%` from `%` */ readonly raw: string;
    })
  | (Span & { readonly kind: "number"; readonly text: string })
  | (Span & { readonly kind: "boolean"; readonly value: boolean })
  | (Span & { readonly kind: "date" | "datetime" | "time"; readonly text: string })
  | (Span & { readonly kind: "dateLiteral"; readonly name: string; readonly count?: number })
  | (Span & { readonly kind: "currency"; readonly text: string })
  | (Span & { readonly kind: "list"; readonly values: readonly Value[] })
  | (Span & { readonly kind: "subquery"; readonly query: Query })
  | Bind;

export interface OrderItem extends Span {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nulls?: "first" | "last";
}
export type Amount = (Span & { readonly kind: "number"; readonly value: number }) | Bind;
export interface GroupBy extends Span {
  readonly kind: "plain" | "rollup" | "cube";
  readonly expressions: readonly Expression[];
}

export interface Query extends Span {
  readonly select: readonly SelectItem[];
  readonly from: { readonly path: Path; readonly alias?: Name };
  /** `FROM Account a, a.Contacts c`: further aliases for relationships */
  readonly alsoFrom: readonly { readonly path: Path; readonly alias?: Name }[];
  readonly scope?: Name;
  readonly where?: Condition;
  readonly access?: Span & { readonly mode: "user" | "system" | "enforced" };
  /** clauses the platform has and the local org lacks */
  readonly unsupported: readonly (Span & { readonly message: string })[];
  readonly groupBy?: GroupBy;
  readonly having?: Condition;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Amount;
  readonly offset?: Amount;
  readonly allRows: boolean;
  readonly forUpdate: boolean;
  readonly forView: boolean;
  readonly forReference: boolean;
}

export interface Search extends Span {
  readonly term: { readonly kind: "text"; readonly text: string } | Bind;
  readonly group: "all" | "name" | "email" | "phone";
  readonly returning: readonly SearchTarget[];
  readonly limit?: Amount;
  readonly access?: Query["access"];
  readonly unsupported: readonly (Span & { readonly message: string })[];
}
export interface SearchTarget extends Span {
  readonly object: Name;
  readonly fields: readonly Expression[];
  readonly where?: Condition;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Amount;
  readonly offset?: Amount;
}
