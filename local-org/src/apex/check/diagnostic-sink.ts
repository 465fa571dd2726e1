// Collects problems as data, once each, and finds the name that was probably meant.
import { editDistance } from "../edit-distance.ts";
import type { Span } from "../ast.ts";
import type { CatalogEntry } from "../diagnostics.ts";
import type { ApexDiagnostic } from "../environment.ts";

/** Where problems go: pure data in, a list out; the same message at the same place is kept once. */
export interface DiagnosticSink {
  readonly list: ApexDiagnostic[];
  report(
    entry: CatalogEntry,
    file: string,
    span: Span,
    values?: Readonly<Record<string, string>>,
    hint?: string,
  ): void;
}

export function createDiagnosticSink(): DiagnosticSink {
  const list: ApexDiagnostic[] = [];
  const seen = new Set<string>();
  return {
    list,
    report(entry, file, span, values = {}, hint) {
      const message = formatMessage(entry, values);
      const key = `${file}:${span.start}:${message}`;
      if (seen.has(key)) return;
      seen.add(key);
      list.push({
        code: entry.code,
        severity: entry.severity,
        message,
        file,
        line: span.line,
        column: span.column,
        start: span.start,
        end: span.end,
        ...(hint === undefined ? {} : { hint }),
        ...(entry.unsupported === true ? { unsupported: true } : {}),
      });
    },
  };
}

function formatMessage(entry: CatalogEntry, values: Readonly<Record<string, string>>): string {
  return entry.text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The candidate nearest to what was written, when it is near enough to be a slip: for "did you mean". */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const limit = written.length <= 4 ? 1 : written.length <= 8 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === written.toLowerCase()) continue;
    if (Math.abs(candidate.length - written.length) >= bestDistance) continue;
    const distance = editDistance(written.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
