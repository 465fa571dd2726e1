// System classes whose every member is refused with advice, so that naming one says what to do instead.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";

const refused = (name: string, members: readonly string[], advice: string): LibraryClass =>
  defineClass({
    name,
    kind: "class",
    members: {},
    unsupported: Object.fromEntries(members.map((member) => [member, advice])),
  });

export const refusedClasses: readonly LibraryClass[] = [
  refused(
    "System.Approval",
    ["lock", "unlock", "isLocked", "process"],
    "Approval processes are not part of the local org; keep the decision in fields of your own.",
  ),
];
