// Apex frames out of a JavaScript stack text.
import type { ApexFrame, EmittedModule } from "../runtime.ts";

/** Spaces and the like would break the stack text's own format. */
export const sourceUrl = (module: EmittedModule): string =>
  `apex://${module.kind}/${encodeURIComponent(module.name)}`;

const headerLines = 2;
const place = /apex:\/\/(?:class|trigger)\/[^\s:)]+(?=:(\d+):(\d+))/;

export function apexFrames(
  stack: string,
  modules: ReadonlyMap<string, EmittedModule>,
): ApexFrame[] {
  const frames: ApexFrame[] = [];
  let insideBlock = false;
  for (const line of stack.split("\n")) {
    const found = place.exec(line);
    const module = found === null ? undefined : modules.get(found[0]);
    if (found === null || module === undefined) continue;
    const frame = frameAt(module, Number(found[1]) - headerLines);
    // A runAs block is a nameless function in JavaScript; in Apex it is part of its method, whose own frame comes next.
    const isBlock = !line.includes("(apex://");
    if (frame.name !== "" && frame.line > 0 && !insideBlock) frames.push(frame);
    insideBlock = isBlock;
  }
  return frames;
}

function frameAt(module: EmittedModule, emittedLine: number): ApexFrame {
  const name = module.frames.findLast((frame) => frame.line <= emittedLine)?.name ?? module.name;
  const line = apexLine(module, emittedLine);
  const className = /^Class\.(.*)\.[^.]+$/.exec(name)?.[1] ?? module.name;
  return { name, className, file: module.file, line, column: 1 };
}

/** Lines of braces and declarations have no Apex line of their own: the one before them counts. */
function apexLine(module: EmittedModule, emittedLine: number): number {
  for (let line = emittedLine; line > 0; line -= 1) {
    const mapped = module.lines[line];
    if (mapped !== undefined && mapped > 0) return mapped;
  }
  return 0;
}
