// What the deal desk shows, kept in the address of the page: it survives a reload and the way back, and can be sent as a link.

export const FIELDS = [
  "scope",
  "search",
  "sortBy",
  "due",
  "age",
  "partnerId",
  "programId",
  "product",
  "country",
  "band",
  "severity",
  "kind",
] as const;
export type Field = (typeof FIELDS)[number];
/** Only what was chosen. */
export type Filter = Readonly<Partial<Record<Field, string>>>;
type State = Readonly<Record<string, string | undefined>>;

/** The order narrows nothing. */
const NARROWING = FIELDS.filter((field) => field !== "sortBy");
const PREFIX = "c__";

export function filterOf(state: State = {}): Filter {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = state[PREFIX + field];
      return value ? [[field, value]] : [];
    }),
  );
}

/** The address of the same page with this filter; what is not the desk's stays. */
export function stateOf(filter: Filter, before: State = {}): Record<string, string | undefined> {
  const others = Object.entries(before).filter(
    ([key]) => !FIELDS.some((field) => PREFIX + field === key),
  );
  const chosen = FIELDS.flatMap((field) => {
    const value = filter[field];
    return value ? [[PREFIX + field, value] as const] : [];
  });
  return Object.fromEntries([...others, ...chosen]);
}

/** As the server is asked: what was not chosen is empty. */
export function requestOf(filter: Filter): Record<Field, string> {
  const all = FIELDS.map((field) => [field, filter[field] ?? ""] as const);
  return Object.fromEntries(all) as Record<Field, string>;
}

export function changed(filter: Filter, field: Field, value: string): Filter {
  return filterOf(stateOf({ ...filter, [field]: value }));
}

export function countOf(filter: Filter): number {
  return NARROWING.filter((field) => filter[field]).length;
}
