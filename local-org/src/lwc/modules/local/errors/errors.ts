// Sentences out of whatever a call failed with, and the fields they stand at.

interface ErrorEntry {
  readonly message?: string;
  readonly errorCode?: string;
  readonly fields?: readonly string[];
}
interface ErrorBody extends ErrorEntry {
  readonly output?: {
    readonly errors?: readonly ErrorEntry[];
    readonly fieldErrors?: Readonly<Record<string, readonly ErrorEntry[]>>;
  };
}

export interface Problems {
  /** about the whole record or call */
  readonly messages: readonly string[];
  /** by field API name */
  readonly fields: Readonly<Record<string, string>>;
  readonly status: number;
}

export function problemsOf(error: unknown): Problems {
  const { body, status = 0 } = (typeof error === "object" && error !== null ? error : {}) as {
    body?: ErrorBody | readonly ErrorEntry[];
    status?: number;
  };
  if (Array.isArray(body)) {
    const entries = body as readonly ErrorEntry[];
    return { messages: entries.map((entry) => entry.message ?? fallbackText), fields: {}, status };
  }
  const single = body as ErrorBody | undefined;
  const general = single?.output?.errors ?? [];
  const duplicates = general.flatMap((entry) => duplicateOf(entry) ?? []);
  const atFields = Object.entries(single?.output?.fieldErrors ?? {}).map(
    ([name, entries]) => [name, entries.map((entry) => entry.message ?? "").join(" ")] as const,
  );
  const fields = Object.fromEntries([...atFields, ...duplicates]);
  const messages = general
    .filter((entry) => duplicateOf(entry) === undefined)
    .map((entry) => entry.message ?? fallbackText);
  const text = single?.message ?? (error instanceof Error ? error.message : fallbackText);
  const hasDetails = messages.length > 0 || Object.keys(fields).length > 0;
  return { messages: hasDetails ? messages : [text], fields, status };
}

const fallbackText = "Something went wrong.";

// The platform names the field of a duplicate in its message only: "duplicate value found: Key__c duplicates …".
function duplicateOf(entry: ErrorEntry): (readonly [string, string])[] | undefined {
  const field = /^duplicate value found: (\w+) duplicates/i.exec(entry.message ?? "")?.[1];
  return field === undefined || field === "<unknown>"
    ? undefined
    : [[field, "Another record already has this value."]];
}

export function messageOf(error: unknown): string {
  const { messages, fields } = problemsOf(error);
  return [...messages, ...Object.values(fields)].join(" ");
}
