// The Metadata API's types as a table, read from the declarations that Salesforce generates from its WSDL (@salesforce/types).

export interface ElementType {
  readonly name: string;
  /** `string`, `boolean`, `number`, `any`, or the name of an enum or of another type. */
  readonly type: string;
  /** The WSDL's own word. Lists are never required: it doesn't say how long they must be. */
  readonly required: boolean;
  readonly list: boolean;
}

export interface MetadataType {
  readonly name: string;
  /** With those of the types it extends. */
  readonly elements: ReadonlyMap<string, ElementType>;
}

export interface MetadataTypes {
  /** Undefined for simple types, enums and what the declarations don't spell out. */
  type(name: string): MetadataType | undefined;
  enumValues(name: string): ReadonlySet<string> | undefined;
}

interface Declared {
  readonly base: string | undefined;
  readonly elements: ElementType[];
}

/** Line by line: the declarations are written by a machine, one element a line. What comes later adds to what came before. */
export function readMetadataTypes(...declarations: readonly string[]): MetadataTypes {
  const enums = new Map<string, Set<string>>();
  const declared = new Map<string, Declared>();
  let open: ElementType[] | undefined;
  for (const line of declarations.flatMap((text) => text.split("\n"))) {
    if (open !== undefined) {
      if (line.startsWith("}")) open = undefined;
      else {
        const element = elementOf(line);
        if (element) open.push(element);
      }
      continue;
    }
    const [, name, rest] = /^export type (\w+) = (.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) continue;
    const earlier = declared.get(name);
    if (rest.endsWith("{")) {
      open = earlier?.elements ?? [];
      declared.set(name, { base: earlier?.base ?? /^(\w+) & /.exec(rest)?.[1], elements: open });
    } else if (rest.startsWith("'")) {
      const values = [...rest.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, one = ""]) => one);
      enums.set(name, new Set([...(enums.get(name) ?? []), ...values]));
    }
  }
  return { type: typesWithBases(declared), enumValues: (name) => enums.get(name) };
}

function elementOf(line: string): ElementType | undefined {
  const [, name, optional, type] = /^ +'?(\w+)'?(\??): (.*);$/.exec(line) ?? [];
  if (name === undefined || type === undefined) return undefined;
  const list = type.endsWith("[]");
  return { name, type: list ? type.slice(0, -2) : type, required: optional === "" && !list, list };
}

function typesWithBases(declared: ReadonlyMap<string, Declared>): MetadataTypes["type"] {
  const known = new Map<string, MetadataType>();
  const type = (name: string): MetadataType | undefined => {
    const found = known.get(name);
    if (found) return found;
    const own = declared.get(name);
    if (!own) return undefined;
    const elements = new Map(own.base === undefined ? [] : type(own.base)?.elements);
    for (const element of own.elements) elements.set(element.name, element);
    const built = { name, elements };
    known.set(name, built);
    return built;
  };
  return type;
}
