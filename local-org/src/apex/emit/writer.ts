// Collects emitted lines and remembers which Apex line each comes from.

/** Inside an expression: start a new emitted line that belongs to another Apex line. Never occurs in source text: strings are escaped. */
export const lineBreak = (apexLine: number): string => `\n\u0001${apexLine}\u0002`;
const breakPattern = /^\u0001(\d+)\u0002/;

export class Writer {
  private readonly text: string[] = [];
  /** by emitted line, 1-based; 0: no Apex line */
  readonly lines: number[] = [0];
  readonly frames: { line: number; name: string }[] = [];
  private readonly covered = new Set<number>();

  line(text: string, apexLine = 0): void {
    if (!text.includes("\n")) {
      this.push(text, apexLine);
      return;
    }
    let current = apexLine;
    for (const part of text.split("\n")) {
      const marker = breakPattern.exec(part);
      if (marker?.[1] !== undefined) current = Number(marker[1]);
      this.push(marker === null ? part : part.slice(marker[0].length), current);
    }
  }
  private push(text: string, apexLine: number): void {
    this.text.push(text);
    this.lines.push(apexLine);
  }
  /** A line to be filled later, when what it must declare is known. */
  reserve(apexLine = 0): number {
    this.push("", apexLine);
    return this.text.length - 1;
  }
  fill(slot: number, text: string): void {
    this.text[slot] = text;
  }
  /** From the next line on, stack traces call the code so. */
  frame(name: string): void {
    this.frames.push({ line: this.lines.length, name });
  }
  cover(apexLine: number): void {
    this.covered.add(apexLine);
  }
  get coverable(): number[] {
    return [...this.covered].sort((left, right) => left - right);
  }
  toString(): string {
    return this.text.join("\n");
  }
}
