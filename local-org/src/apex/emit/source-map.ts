// Source map version 3 for a file whose every emitted line comes from one Apex line.

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function encode(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = "";
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += digits.charAt(rest > 0 ? digit | 32 : digit);
  } while (rest > 0);
  return text;
}

/** `lines[n]`: Apex line (1-based) of emitted line n (1-based); 0: none. */
export function sourceMap(file: string, lines: readonly number[]): string {
  let previous = 0;
  const mappings = lines.slice(1).map((line) => {
    if (line === 0) return "";
    const segment = `A${encode(0)}${encode(line - 1 - previous)}A`;
    previous = line - 1;
    return segment;
  });
  return JSON.stringify({
    version: 3,
    file: `${file}.js`,
    sources: [file],
    names: [],
    mappings: mappings.join(";"),
  });
}
