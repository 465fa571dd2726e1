// A project's XML beside the Metadata API's tables: each element with the type that says what may stand in it.
import type { XmlElement } from "../metadata/xml.ts";
import type { MetadataType, MetadataTypes } from "./metadata-types.ts";
import type { MetadataFile } from "./project.ts";
import type { SourceType } from "./source-types.ts";

export interface TypedElement {
  readonly file: MetadataFile;
  readonly element: XmlElement;
  readonly type: MetadataType;
}

export function* typedElements(
  files: readonly MetadataFile[],
  types: MetadataTypes,
): Generator<TypedElement> {
  for (const file of files) {
    if (!file.root || !isRootOf(file, file.type)) continue;
    const type = types.type(file.root.name);
    if (type) yield* below(file, file.root, type, types);
  }
}

function* below(
  file: MetadataFile,
  element: XmlElement,
  type: MetadataType,
  types: MetadataTypes,
): Generator<TypedElement> {
  yield { file, element, type };
  for (const child of element.children) {
    // an explicit nothing has no elements to miss
    if (child.attributes["xsi:nil"] === "true") continue;
    const declared = child.attributes["xsi:type"] ?? type.elements.get(child.name)?.type;
    const childType = declared === undefined ? undefined : types.type(declared);
    if (childType) yield* below(file, child, childType, types);
  }
}

/** Whether the root element is the one that a file of this type holds. */
export function isRootOf(file: MetadataFile, type: SourceType | undefined): boolean {
  const name = file.root?.name;
  if (name === undefined || type === undefined) return false;
  // each settings file has a type of its own: AccountSettings, ApexSettings, ...
  return name === type.name || (type.name === "Settings" && name.endsWith("Settings"));
}
