// Sentences out of whatever a call failed with, and the fields they stand at.

interface ErrorEntry {
  readonly message?: string;
  readonly errorCode?: string;
  readonly fields?: readonly string[];
}
interface ErrorBody extends ErrorEntry {
  readonly output?: { readonly errors?: readonly ErrorEntry[]; readonly fieldErrors?: Readonly<Record<string, readonly ErrorEntry[]>> };
}

export interface Problems {
  /** about the whole record or call */
  readonly messages: readonly string[];
  /** by field API name */
  readonly fields: Readonly<Record<string, string>>;
  readonly status: number;
}

export function problemsOf(error: unknown): Problems {
  const { body, status = 0 } = (typeof error === "object" && error !== null ? error : {}) as { body?: ErrorBody | readonly ErrorEntry[]; status?: number };
  if (Array.isArray(body)) {
    return { messages: (body as readonly ErrorEntry[]).map((entry) => entry.message ?? "Something went wrong."), fields: {}, status };
  }
  const single = body as ErrorBody | undefined;
  const fields = Object.fromEntries(Object.entries(single?.output?.fieldErrors ?? {}).map(([name, entries]) => [name, entries.map((entry) => entry.message ?? "").join(" ")]));
  const general = (single?.output?.errors ?? []).map((entry) => entry.message ?? "");
  const fallback = single?.message ?? (error instanceof Error ? error.message : "Something went wrong.");
  return { messages: general.length > 0 || Object.keys(fields).length > 0 ? general : [fallback], fields, status };
}

export function messageOf(error: unknown): string {
  const { messages, fields } = problemsOf(error);
  return [...messages, ...Object.values(fields)].join(" ");
}
