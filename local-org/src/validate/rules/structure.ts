// G001 to G005 and G007: every file has the elements its type has in the Metadata API, each as often and with such values as it may.
import { error, placeIn, warning } from "../define.ts";
import { isRootOf } from "../typed-elements.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { ElementType } from "../metadata-types.ts";
import type { MetadataFile, ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";
import type { TypedElement } from "../typed-elements.ts";

const NAMESPACE = "http://soap.sforce.com/2006/04/metadata";
/** What older tools wrote for components; still taken. */
const TOOLING_NAMESPACE = "urn:metadata.tooling.soap.sforce.com";
/** Names of types whose files hold an older or shorter name of it. */
const OTHER_ROOTS: Readonly<Record<string, readonly string[]>> = {
  DocumentFolder: ["Document"],
  InvocableActionExtension: ["InvocableActionExt"],
  FeatureParameterBoolean: ["FeatureParameterDate", "FeatureParameterInteger"],
  FeatureParameterDate: ["FeatureParameterBoolean", "FeatureParameterInteger"],
  FeatureParameterInteger: ["FeatureParameterBoolean", "FeatureParameterDate"],
};
/** Text to the API, though the source holds a tree. */
const TREES_AS_TEXT = new Set(["targetConfigs"]);
/** Written by hand, or by tools with an order of their own. */
const UNORDERED = new Set([
  "CustomFieldTranslation",
  "CustomObjectTranslation",
  "DataWeaveResource",
  "LightningComponentBundle",
  "LightningMessageChannel",
  "Translations",
]);
const SAYS_SOMETHING = new Set([
  "apexClass",
  "application",
  "customMetadataType",
  "developerName",
  "errorConditionFormula",
  "field",
  "fullName",
  "label",
  "masterLabel",
  "name",
  "object",
  "tab",
]);
/** Translations not made yet, and flows, are written with empty elements. */
const MAY_BE_EMPTY = /^(?:Flow|.*Translations?)$/;
/** Numbers without a fraction; the declarations don't tell them apart. */
const WHOLE = new Set([
  "batchSize",
  "columnIndex",
  "colSpan",
  "length",
  "numberOfColumns",
  "precision",
  "relationshipOrder",
  "rowIndex",
  "rowSpan",
  "scale",
  "sequenceNumber",
  "startingNumber",
  "visibleLines",
]);
/** Files that say nothing without one of these. */
const NEEDS_ONE: Readonly<Record<string, readonly string[]>> = {
  GlobalValueSet: ["customValue"],
  GlobalValueSetTranslation: ["valueTranslation"],
  SharingRules: [
    "sharingOwnerRules",
    "sharingCriteriaRules",
    "sharingGuestRules",
    "sharingTerritoryRules",
  ],
  StandardValueSet: ["standardValue"],
  StandardValueSetTranslation: ["valueTranslation"],
};

export const structure: readonly Rule[] = [
  error("G001.well-formed", "A metadata file is well-formed XML.", (project, complain) => {
    for (const { path, problem } of project.files)
      if (problem) complain(path, problem, `Error parsing file: ${problem.message}`);
  }),
  error(
    "G001.encoding",
    "A metadata file is UTF-8, and says so when it says an encoding.",
    (project, complain) => {
      for (const { path, text, isMetaFile } of project.files) {
        if (!isMetaFile) continue;
        const [, encoding = "UTF-8"] =
          /^\uFEFF?<\?xml[^>]*\bencoding=["']([^"']*)["']/.exec(text) ?? [];
        if (encoding.toUpperCase() !== "UTF-8")
          complain(path, undefined, `The file says it is ${encoding}; metadata is UTF-8.`);
        // what a reader puts in place of bytes that are no UTF-8
        const broken = text.indexOf("\uFFFD");
        if (broken >= 0)
          complain(
            path,
            placeIn(text, broken),
            "Error parsing file: Invalid byte 1 of 1-byte UTF-8 sequence. Save the file as UTF-8.",
          );
      }
    },
  ),
  error(
    "G001.root-element",
    "The root element names the type that the file's suffix says.",
    (project, complain) => {
      for (const file of project.files)
        if (
          file.root &&
          file.type &&
          !isRootOf(file, file.type) &&
          !OTHER_ROOTS[file.type.name]?.includes(file.root.name)
        )
          complain(
            file.path,
            file.root,
            `The root element is ${file.root.name}; a file of this name holds a ${file.type.name}.`,
          );
    },
  ),
  warning(
    "G001.doctype",
    "A metadata file has no document type declaration.",
    (project, complain) => {
      for (const { path, text, root } of project.files) {
        const at = root ? text.replace(/<!--[^]*?-->/g, blank).indexOf("<!DOCTYPE") : -1;
        if (at >= 0)
          complain(
            path,
            placeIn(text, at),
            "Metadata has no DOCTYPE: parsers that guard against entities refuse the file. Remove it.",
          );
      }
    },
  ),
  error("G001.namespace", `The root element's xmlns is ${NAMESPACE}.`, (project, complain) => {
    for (const { path, root, type } of project.files)
      if (
        root &&
        ![NAMESPACE, TOOLING_NAMESPACE].includes(root.attributes["xmlns"] ?? "") &&
        // the CLI writes the root of what it puts together from several files
        !(root.attributes["xmlns"] === undefined && (type?.kind === "decomposed" || type?.parent))
      )
        complain(
          path,
          root,
          `Element ${root.name} invalid at this location: its xmlns is ${root.attributes["xmlns"] ?? "missing"}, not ${NAMESPACE}.`,
        );
  }),
  error(
    "G002.single-element",
    "An element that its type has once stands there once.",
    (project, complain) => {
      for (const { typed, child, declared, earlier } of declaredChildren(project))
        if (!declared.list && earlier)
          complain(typed.file.path, child, duplicated(child, typed.type.name));
    },
  ),
  error(
    "G002.contiguous",
    "Elements of one name stand together, with no other between them.",
    (project, complain) => {
      for (const { typed, child, declared, earlier, before } of declaredChildren(project))
        if (declared.list && earlier && before?.name !== child.name)
          complain(
            typed.file.path,
            child,
            `${duplicated(child, typed.type.name)}. Put it with the others of its name.`,
          );
    },
  ),
  error(
    "G003.unknown-element",
    "A file holds only elements that its type has in the Metadata API.",
    (project, complain) => {
      for (const { file, element, type } of project.typedElements())
        for (const child of element.children) {
          const declared = type.elements.get(child.name);
          if (!declared) complain(file.path, child, invalid(child, type.name));
          else if (isPlain(project, declared) && !TREES_AS_TEXT.has(child.name))
            for (const inner of child.children)
              complain(file.path, inner, invalid(inner, child.name));
        }
    },
  ),
  warning(
    "G003.attribute",
    "An element of a metadata file has no attributes but xmlns and xsi's.",
    (project, complain) => {
      // fqn is what the CLI's templates write for a component's own name
      const reported = (file: MetadataFile, element: XmlElement): void => {
        const name = Object.keys(element.attributes).find(
          (one) => !/^(?:xmlns|xsi:|xml:|fqn$)/.test(one),
        );
        if (name !== undefined)
          complain(
            file.path,
            element,
            `The platform knows no attribute ${name} of ${element.name}: what it says is dropped, or the file refused. Remove it.`,
          );
      };
      for (const { file, element, type } of project.typedElements()) {
        reported(file, element);
        for (const child of element.children) {
          const declared = type.elements.get(child.name);
          if (declared && isPlain(project, declared)) reported(file, child);
        }
      }
    },
  ),
  warning(
    "G003.stray-text",
    "Between the elements of a file stands no text.",
    (project, complain) => {
      for (const { file, element, type } of project.typedElements()) {
        const text = element.text.trim();
        if (text !== "" && type.elements.size > 0)
          complain(
            file.path,
            element,
            `${element.name} holds the text "${text.slice(0, 40)}" between its elements: it is dropped, or the file refused.`,
          );
      }
    },
  ),
  error(
    "G003.required-element",
    "Elements that the Metadata API requires are there.",
    (project, complain) => {
      for (const { file, element, type } of project.typedElements())
        for (const declared of type.elements.values())
          if (declared.required && !element.children.some(({ name }) => name === declared.name))
            complain(
              file.path,
              element,
              `Required field is missing: ${declared.name} (in ${type.name}). Add <${declared.name}>.`,
            );
    },
  ),
  error(
    "G003.empty-element",
    "A required name, label, formula or message isn't empty.",
    (project, complain) => {
      for (const { typed, child, declared } of declaredChildren(project))
        if (
          declared.required &&
          SAYS_SOMETHING.has(child.name) &&
          child.children.length === 0 &&
          child.text.trim() === "" &&
          child.attributes["xsi:nil"] !== "true" &&
          !MAY_BE_EMPTY.test(typed.file.root?.name ?? "")
        )
          complain(
            typed.file.path,
            child,
            `Required field is missing: ${child.name} (in ${typed.type.name})`,
          );
    },
  ),
  error(
    "G004.enum-value",
    "A value of an enumeration is spelled exactly as the Metadata API does.",
    (project, complain) => {
      for (const { typed, child, declared } of declaredChildren(project)) {
        const values = project.types.enumValues(declared.type);
        const value = child.text.trim();
        if (value === "" || !values || values.has(value)) continue;
        const near = [...values].find((one) => one.toLowerCase() === value.toLowerCase());
        complain(
          typed.file.path,
          child,
          `'${value}' is not a valid value for the enum '${declared.type}'. ${near === undefined ? `It is one of ${[...values].slice(0, 12).join(", ")}${values.size > 12 ? ", ..." : ""}.` : `Write ${near}.`}`,
        );
      }
    },
  ),
  error(
    "G004.plain-value",
    "A boolean is true or false, a number a number.",
    (project, complain) => {
      for (const { typed, child, declared } of declaredChildren(project)) {
        const value = child.text.trim();
        const right =
          declared.type === "boolean"
            ? value === "true" || value === "false"
            : declared.type !== "number" ||
              (value !== "" &&
                Number.isFinite(Number(value)) &&
                (!WHOLE.has(child.name) || Number.isInteger(Number(value))));
        if (!right)
          complain(
            typed.file.path,
            child,
            `'${value}' is not a valid value for the type xsd:${declared.type === "boolean" ? "boolean" : WHOLE.has(child.name) ? "int" : "double"} (${child.name} of ${typed.type.name})`,
          );
      }
    },
  ),
  warning(
    "G005.order",
    "The elements of a file are in alphabetical order after fullName, as a retrieve writes them.",
    (project, complain) => {
      for (const { path, root } of project.files) {
        if (!root || UNORDERED.has(root.name)) continue;
        const rest = root.children.slice(root.children[0]?.name === "fullName" ? 1 : 0);
        const late = rest.find((child, index) => child.name < (rest[index - 1]?.name ?? ""));
        if (late)
          complain(
            path,
            late,
            `${late.name} stands after ${rest[rest.indexOf(late) - 1]?.name ?? ""}: a retrieve would move it, and every diff with it.`,
          );
      }
    },
  ),
  error(
    "G007.empty-container",
    "Value sets, their translations and sharing rules hold at least one entry.",
    (project, complain) => {
      for (const { path, root } of project.files) {
        const needed = root && NEEDS_ONE[root.name];
        if (needed && !root.children.some(({ name }) => needed.includes(name)))
          complain(path, root, `Required field is missing: ${needed[0] ?? ""}`);
      }
    },
  ),
];

interface DeclaredChild {
  readonly typed: TypedElement;
  readonly child: XmlElement;
  readonly declared: ElementType;
  /** One of the same name came before. */
  readonly earlier: boolean;
  readonly before: XmlElement | undefined;
}

function* declaredChildren(project: ValidatedProject): Generator<DeclaredChild> {
  for (const typed of project.typedElements()) {
    const seen = new Set<string>();
    let before: XmlElement | undefined;
    for (const child of typed.element.children) {
      const declared = typed.type.elements.get(child.name);
      if (declared) yield { typed, child, declared, earlier: seen.has(child.name), before };
      seen.add(child.name);
      before = child;
    }
  }
}

function isPlain(project: ValidatedProject, { type }: ElementType): boolean {
  return (
    ["string", "boolean", "number"].includes(type) || project.types.enumValues(type) !== undefined
  );
}

/** As long as the text, so that places stay. */
const blank = (text: string): string => text.replace(/[^\n]/g, " ");

const duplicated = (element: XmlElement, type: string): string =>
  `Element ${element.name} is duplicated at this location in type ${type}`;
const invalid = (element: XmlElement, type: string): string =>
  `Element {${NAMESPACE}}${element.name} invalid at this location in type ${type}`;
