// Chooses test methods by the names given on the command line: `Class`, `Class.method`, in any case, with or without namespace.

export interface TestClass {
  readonly name: string;
  readonly methods: readonly string[];
}

/** The classes and methods to run; names that match nothing come back in `unknown`. */
export function selectTests(
  classes: readonly TestClass[],
  wanted: readonly string[] | undefined,
): { selected: TestClass[]; unknown: string[] } {
  if (wanted === undefined || wanted.length === 0) return { selected: [...classes], unknown: [] };
  const unknown: string[] = [];
  const chosen = new Map<string, Set<string>>();
  for (const name of wanted) {
    const [className = "", methodName] =
      name.split(".").slice(-2).length === 2 && !classes.some((one) => same(one.name, name))
        ? splitLast(name)
        : [name];
    const found = classes.find((one) => same(one.name, className));
    const methods =
      found?.methods.filter((method) => methodName === undefined || same(method, methodName)) ?? [];
    if (found === undefined || methods.length === 0) unknown.push(name);
    else chosen.set(found.name, new Set([...(chosen.get(found.name) ?? []), ...methods]));
  }
  const selected = classes.flatMap((one) =>
    chosen.has(one.name)
      ? [
          {
            name: one.name,
            methods: one.methods.filter((method) => chosen.get(one.name)?.has(method)),
          },
        ]
      : [],
  );
  return { selected, unknown };
}

function splitLast(name: string): [string, string] {
  const dot = name.lastIndexOf(".");
  return [name.slice(0, dot), name.slice(dot + 1)];
}
function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
