// How wide the columns of a table are: no header is cut while there is room, and the rest goes to what the cells hold.

export interface ColumnTexts {
  /** the width of the header's text in pixels */
  readonly header: number;
  /** the widths of the cells' texts */
  readonly cells: readonly number[];
}

const headerSpace = 42; // padding, and the arrow that tells the order
const cellSpace = 24;
const widest = 360;

/** One width for each column, `room` in all; undefined when the headers alone need more than that. */
export function columnWidths(
  columns: readonly ColumnTexts[],
  room: number,
): readonly number[] | undefined {
  const least = columns.map(({ header }) => Math.ceil(header) + headerSpace);
  const wanted = columns.map(({ cells }, index) =>
    Math.max(least[index] ?? 0, Math.min(widest, Math.ceil(Math.max(0, ...cells)) + cellSpace)),
  );
  const spare = room - sum(least);
  if (columns.length === 0 || spare < 0) {
    return undefined;
  }
  const missing = sum(wanted) - sum(least);
  const share = missing === 0 ? 0 : Math.min(1, spare / missing);
  const even = (spare - missing * share) / columns.length;
  return least.map((width, index) =>
    Math.floor(width + ((wanted[index] ?? width) - width) * share + even),
  );
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
