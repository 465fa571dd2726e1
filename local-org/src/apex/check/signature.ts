// Parses the Apex signatures of the platform library's tables: "static String join(List<T> values, String separator) @since 60".

export interface SignatureType {
  readonly name: string;
  readonly arguments: readonly SignatureType[];
}
export interface ParsedSignature {
  readonly kind: "method" | "property" | "constructor";
  readonly name: string;
  readonly isStatic: boolean;
  /** absent for constructors */
  readonly type?: SignatureType;
  readonly parameters: readonly { readonly name: string; readonly type: SignatureType }[];
  readonly hasSetter: boolean;
  readonly since?: number;
  readonly until?: number;
}

/** Undefined when the text is not a signature (a bare member name in `unsupported`, or a slip in a table). */
export function parseSignature(text: string): ParsedSignature | undefined {
  const versions = readVersions(text);
  const reader = createReader(versions.text);
  let isStatic = false;
  while (
    ["static", "virtual", "abstract", "global", "public", "override"].includes(
      reader.peek().toLowerCase(),
    )
  )
    isStatic = reader.next().toLowerCase() === "static" || isStatic;
  const first = readType(reader);
  if (first === undefined) return undefined;
  const limits = {
    ...(versions.since === undefined ? {} : { since: versions.since }),
    ...(versions.until === undefined ? {} : { until: versions.until }),
  };
  if (reader.peek() === "(") {
    const parameters = readParameters(reader);
    const name = first.name.slice(first.name.lastIndexOf(".") + 1);
    return parameters === undefined
      ? undefined
      : { kind: "constructor", name, isStatic: false, parameters, hasSetter: false, ...limits };
  }
  const name = reader.next();
  if (!/^\w+$/.test(name)) return undefined;
  if (reader.peek() === "(") {
    const parameters = readParameters(reader);
    return parameters === undefined
      ? undefined
      : { kind: "method", name, isStatic, type: first, parameters, hasSetter: false, ...limits };
  }
  if (reader.peek() === "{")
    return {
      kind: "property",
      name,
      isStatic,
      type: first,
      parameters: [],
      hasSetter: /\bset\s*;/i.test(text),
      ...limits,
    };
  return undefined;
}

function readVersions(text: string): { text: string; since?: number; until?: number } {
  const since = /@since\s+([\d.]+)/.exec(text)?.[1];
  const until = /@until\s+([\d.]+)/.exec(text)?.[1];
  return {
    text: text.replace(/@(since|until)\s+[\d.]+/g, ""),
    ...(since === undefined ? {} : { since: Number(since) }),
    ...(until === undefined ? {} : { until: Number(until) }),
  };
}

interface Reader {
  peek(): string;
  next(): string;
}
function createReader(text: string): Reader {
  const tokens = text.match(/[\w.]+|\[\s*\]|[<>(),{};]/g) ?? [];
  let at = 0;
  return { peek: () => tokens[at] ?? "", next: () => tokens[at++] ?? "" };
}

/** Type text on its own: `Map<Id, List<Account>>`, `String[]`. */
export function parseSignatureType(text: string): SignatureType | undefined {
  return readType(createReader(text));
}

function readType(reader: Reader): SignatureType | undefined {
  const name = reader.next();
  if (!/^[\w.]+$/.test(name)) return undefined;
  const typeArguments: SignatureType[] = [];
  if (reader.peek() === "<") {
    do {
      reader.next();
      const argument = readType(reader);
      if (argument === undefined) return undefined;
      typeArguments.push(argument);
    } while (reader.peek() === ",");
    if (reader.next() !== ">") return undefined;
  }
  let type: SignatureType = { name, arguments: typeArguments };
  while (reader.peek().startsWith("[")) {
    reader.next();
    type = { name: "List", arguments: [type] };
  }
  return type;
}

function readParameters(reader: Reader): { name: string; type: SignatureType }[] | undefined {
  reader.next();
  const parameters: { name: string; type: SignatureType }[] = [];
  while (reader.peek() !== ")") {
    if (reader.peek() === ",") reader.next();
    const type = readType(reader);
    if (type === undefined) return undefined;
    const name = /^\w+$/.test(reader.peek()) ? reader.next() : `argument${parameters.length}`;
    parameters.push({ name, type });
    if (reader.peek() !== "," && reader.peek() !== ")") return undefined;
  }
  reader.next();
  return parameters;
}
