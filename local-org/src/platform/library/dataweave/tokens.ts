// DataWeave text to tokens.

export interface Token {
  readonly kind: "number" | "text" | "name" | "symbol" | "end";
  readonly text: string;
  readonly at: number;
}
/** Wrong or unknown DataWeave; `unsupported` when the language has it and the local org has not. */
export class DataWeaveError extends Error {
  readonly unsupported: boolean;
  constructor(message: string, unsupported = false) {
    super(message);
    this.unsupported = unsupported;
  }
}

const PATTERN =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<number>\d+(?:\.\d+)?)|(?<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<name>[A-Za-z_]\w*(?:::\w+)*|\$+)|(?<symbol>->|==|!=|>=|<=|\+\+|>>|[-+*/<>.,:@(){}[\]])/gy;

export function tokens(text: string): Token[] {
  const found: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.length) {
    const at = PATTERN.lastIndex;
    const match = PATTERN.exec(text);
    if (match === null)
      throw new DataWeaveError(`Invalid input '${text.charAt(at)}' at character ${at + 1}`);
    for (const kind of ["number", "text", "name", "symbol"] as const) {
      const value = match.groups?.[kind];
      if (value !== undefined)
        found.push({ kind, text: kind === "text" ? unquote(value) : value, at });
    }
  }
  return [...found, { kind: "end", text: "", at: text.length }];
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
const unquote = (quoted: string): string =>
  quoted.slice(1, -1).replace(/\\(.)/g, (_all, letter: string) => ESCAPES[letter] ?? letter);
