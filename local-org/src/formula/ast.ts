// The syntax tree of a formula.

export interface Span {
  readonly offset: number;
  readonly endOffset: number;
}
export type Node =
  | (Span & { readonly kind: "number"; readonly text: string })
  | (Span & { readonly kind: "text"; readonly value: string })
  | (Span & { readonly kind: "boolean"; readonly value: boolean })
  | (Span & { readonly kind: "null" })
  | (Span & { readonly kind: "reference"; readonly parts: readonly string[] })
  | (Span & { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] })
  | (Span & { readonly kind: "unary"; readonly operator: "-" | "+" | "!"; readonly operand: Node })
  | (Span & {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Node;
      readonly right: Node;
    });
export type BinaryOperator =
  "+" | "-" | "*" | "/" | "^" | "&" | "&&" | "||" | "=" | "<>" | "<" | ">" | "<=" | ">=";
