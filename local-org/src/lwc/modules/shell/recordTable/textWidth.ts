// How wide a text of a table is, before the table is there.
let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text of a table is in the page's font. */
export function textWidth(text: string, isHeader: boolean): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) {
    return text.length * 8;
  }
  const { fontFamily } = getComputedStyle(document.body);
  context.font = `${isHeader ? "700" : "400"} 13px ${fontFamily}`;
  return context.measureText(text).width;
}
