// Formula text -> tokens, with comments and white space left out.

export interface Token {
  readonly kind: "number" | "text" | "name" | "symbol" | "end";
  readonly text: string;
  readonly offset: number;
  readonly endOffset: number;
}

/** A mistake in the text; the message is the platform's. */
export class FormulaSyntaxError extends Error {
  override readonly name = "FormulaSyntaxError";
  readonly offset: number;
  readonly endOffset: number;
  constructor(message: string, offset: number, endOffset: number) {
    super(message);
    this.offset = offset;
    this.endOffset = endOffset;
  }
}

const PATTERN =
  /(\s+|\/\*[\s\S]*?\*\/)|((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|([$A-Za-z_][\w$]*(?:[.:][$A-Za-z_][\w$]*)*)|(&&|\|\||<>|<=|>=|!=|==|[-+*/^&=<>!(),])/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const quote = text.charAt(at);
    if (quote === '"' || quote === "'") {
      const token = readText(text, at, quote);
      tokens.push(token);
      at = token.endOffset;
      continue;
    }
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(text);
    if (!match)
      throw new FormulaSyntaxError(`Syntax error. Found '${text.charAt(at)}'`, at, at + 1);
    const [whole, , number, name, symbol] = match;
    const endOffset = at + whole.length;
    if (number !== undefined) tokens.push({ kind: "number", text: number, offset: at, endOffset });
    else if (name !== undefined) tokens.push({ kind: "name", text: name, offset: at, endOffset });
    else if (symbol !== undefined)
      tokens.push({ kind: "symbol", text: symbol, offset: at, endOffset });
    at = endOffset;
  }
  tokens.push({ kind: "end", text: "", offset: text.length, endOffset: text.length });
  return tokens;
}

function readText(text: string, start: number, quote: string): Token {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return { kind: "text", text: value, offset: start, endOffset: at + 1 };
    if (character === "\\" && at + 1 < text.length) {
      const next = text.charAt(++at);
      value +=
        ESCAPES[next] ??
        (next === quote || next === "\\" || next === '"' || next === "'" ? next : `\\${next}`);
    } else {
      value += character;
    }
  }
  throw new FormulaSyntaxError(`Syntax error. Missing '${quote}'`, start, text.length);
}
