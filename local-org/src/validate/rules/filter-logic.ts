// The logic that joins numbered filters: `1 AND (2 OR 3)`, in list views and lookup filters.

/** What is wrong with it; nothing when no logic is given. */
export function filterLogicProblems(logic: string | undefined, filters: number): string[] {
  if (logic === undefined) return [];
  const problems: string[] = [];
  if (!isWellFormed(logic))
    problems.push(
      `The filter logic "${logic}" can't be read. Join numbers with AND, OR and NOT; put parentheses where AND meets OR`,
    );
  const used = new Set([...logic.matchAll(/\d+/g)].map(([number]) => Number(number)));
  const outside = [...used].filter((number) => number < 1 || number > filters);
  if (outside.length > 0)
    problems.push(
      `The filter logic references an undefined filter: ${outside.join(", ")}. There are ${filters} filters`,
    );
  const unused = Array.from({ length: filters }, (_, index) => index + 1).filter(
    (number) => !used.has(number),
  );
  if (unused.length > 0)
    problems.push(
      `Some filter conditions are defined but not referenced in the filter logic: ${unused.join(", ")}. Name each of them`,
    );
  return problems;
}

/** By shrinking: `NOT x`, then parentheses, then `x AND y`, until one operand is left. */
function isWellFormed(logic: string): boolean {
  let text = logic.toUpperCase().replace(/\s+/g, " ").trim();
  if (!/^[\d\s()ANDORT]+$/.test(text)) return false;
  text = text.replace(/\d+/g, "x").replace(/\(/g, " ( ").replace(/\)/g, " ) ").replace(/\s+/g, " ");
  for (let before = ""; before !== text;) {
    before = text;
    text = text
      .replace(/\bNOT x\b/g, "x")
      .replace(/\( ?(x(?: AND x)*|x(?: OR x)*) ?\)/g, "x")
      .trim();
  }
  return /^(?:x(?: AND x)*|x(?: OR x)*)$/.test(text);
}
