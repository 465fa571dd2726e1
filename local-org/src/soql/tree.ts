// Small readers over the grammar's parse tree; its type declarations say nothing of absent children, so every reader takes null.
import type { Span } from "./ast.ts";

export interface Node {
  readonly start: { readonly start: number };
  readonly stop?: { readonly stop: number } | null | undefined;
  getText(): string;
}

export function spanOf(context: Node): Span {
  return { start: context.start.start, end: (context.stop?.stop ?? context.start.start) + 1 };
}
export function each<T>(list: readonly T[] | null | undefined): readonly T[] {
  return list ?? [];
}
export function textOf(node: { getText(): string }): string {
  return node.getText();
}
