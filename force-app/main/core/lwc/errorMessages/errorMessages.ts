// Turns whatever a wire or an Apex call rejects with into words a person can act on.

/** One thing wrong at one field; `field` is the API name the server used. */
export interface FieldError {
  field: string;
  message: string;
}
/** What went wrong: one sentence for the page and, where known, one per field. */
export interface Problem {
  message: string;
  fieldErrors: FieldError[];
}

/** A base component that can show an error. */
export type ErrorField = HTMLElement & { checkValidity(): boolean; reportValidity(): boolean };

interface ErrorBody {
  message?: string;
  output?: { errors?: { message: string }[]; fieldErrors?: Record<string, { message: string }[]> };
}

/** The problem inside an error of Apex (`body.message`, possibly JSON), of the UI API or of JavaScript. */
export function problemFrom(error: unknown): Problem {
  const body = bodyOf(error);
  const text = body?.message ?? (error as Error | undefined)?.message ?? "";
  return parsed(text) ?? { message: text, fieldErrors: fieldErrorsOf(body) };
}

/** Every sentence of an error, for a page that shows them together; empty when there is none. */
export function errorMessages(error: unknown): string[] {
  if (error === undefined || error === null) {
    return [];
  }
  const problem = problemFrom(error);
  return [problem.message, ...problem.fieldErrors.map((fieldError) => fieldError.message)].filter(
    (message, index, all) => message !== "" && all.indexOf(message) === index,
  );
}

/**
 * Takes a field's error away as soon as what is typed is good. Left to itself it goes when the field is left:
 * that moves the button below it away under the pointer, and the click is lost.
 */
export function clearError(field: ErrorField): void {
  if (field.checkValidity()) {
    field.reportValidity();
  }
}

function bodyOf(error: unknown): ErrorBody | undefined {
  const body = (error as { body?: ErrorBody | ErrorBody[] } | undefined)?.body;
  return Array.isArray(body) ? body[0] : body;
}

function parsed(text: string): Problem | undefined {
  if (!text.startsWith("{")) {
    return undefined;
  }
  try {
    const value = JSON.parse(text) as Partial<Problem>;
    return { message: value.message ?? "", fieldErrors: value.fieldErrors ?? [] };
  } catch {
    return undefined; // a sentence that happens to start with a brace is shown as it is
  }
}

function fieldErrorsOf(body: ErrorBody | undefined): FieldError[] {
  return Object.entries(body?.output?.fieldErrors ?? {}).flatMap(([field, errors]) =>
    errors.map(({ message }) => ({ field, message })),
  );
}
