// The Metadata namespace: custom metadata records as values, and retrieving them; deployments are made of the project's files (Apex Reference Guide, "Metadata Namespace").
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { ApexList } from "../../values/collections.ts";
import type { ApexEnum } from "../../values/enum.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { apexError } from "../../values/exception.ts";
import { PropertyBag } from "../../values/platform-object.ts";
import { SObject } from "../../values/sobject.ts";
import { bagTable, enumTable } from "../bag-table.ts";
import { listOf, need } from "../helpers.ts";
import type { Runtime } from "../helpers.ts";
import { defineBag } from "../properties.ts";

function enqueueDeployment(rt: Runtime, container: unknown): never {
  need(container, 1);
  if (rt.ports.isTest())
    throw apexError("System.AsyncException", "Metadata cannot be deployed from within a test");
  throw new UnsupportedError(
    "Metadata.Operations.enqueueDeployment",
    "Custom metadata records are files of the project; change them there.",
  );
}

/** `Type.Record`, with or without `__mdt`. */
function retrieve(rt: Runtime, type: ApexEnum, names: ApexList): ApexList {
  if (need(type, 1).constantName.toLowerCase() !== "custommetadata")
    throw new UnsupportedError(`Retrieving ${type.constantName}`, "Read the project's files.");
  return listOf(
    "Metadata.Metadata",
    need(names, 2).items.flatMap((name) => {
      const [typeName = "", record = ""] = String(name).split(".");
      const full = typeName.endsWith("__mdt") ? typeName : `${typeName}__mdt`;
      const found = rt.ports
        .customMetadata(full)
        .find(
          (one) =>
            one instanceof SObject &&
            String(one.get("DeveloperName")).toLowerCase() === record.toLowerCase(),
        );
      return found instanceof SObject ? [asMetadata(found, `${typeName}.${record}`)] : [];
    }),
  );
}
function asMetadata(record: SObject, fullName: string): PropertyBag {
  const made = customMetadata();
  made.set("fullName", fullName);
  made.set("label", record.get("MasterLabel"));
  const values = [...(record.shape.definition?.fields.values() ?? [])]
    .filter(({ custom }) => custom)
    .map((field) => {
      const value = new PropertyBag("Metadata.CustomMetadataValue");
      value.set("field", field.name);
      value.set("value", record.get(field.name));
      return value;
    });
  made.set("values", listOf("Metadata.CustomMetadataValue", values));
  return made;
}
function customMetadata(): PropertyBag {
  const made = new PropertyBag("Metadata.CustomMetadata");
  made.set("values", new ApexList("Metadata.CustomMetadataValue"));
  return made;
}
function container(): PropertyBag {
  const made = new PropertyBag("Metadata.DeployContainer");
  made.set("metadata", new ApexList("Metadata.Metadata"));
  return made;
}
const metadataOf = (self: PropertyBag): ApexList => self.get("metadata") as ApexList;

export const metadataClasses: readonly LibraryClass[] = [
  ...enumTable(
    "Metadata",
    `
    DeployStatus = Canceled, Canceling, Failed, InProgress, Pending, Succeeded, SucceededPartial, FinalizingDeploy, FinalizingDeployFailed
    DeployProblemType = Error, Info, Warning
    MetadataType = CustomMetadata, Layout
    `,
  ),
  ...bagTable(
    "Metadata",
    `
    CustomMetadataValue = String field, Object value
    DeployMessage = Boolean changed, Integer columnNumber, String componentType, Boolean created, Datetime createdDate, Boolean deleted, String fileName, String fullName, String id, Integer lineNumber, String problem, Metadata.DeployProblemType problemType, Boolean success
    DeployDetails = List<Metadata.DeployMessage> componentFailures, List<Metadata.DeployMessage> componentSuccesses
    DeployResult = String canceledBy, String canceledByName, Boolean checkOnly, Datetime completedDate, String createdBy, String createdByName, Datetime createdDate, Metadata.DeployDetails details, Boolean done, String errorMessage, String errorStatusCode, String id, Boolean ignoreWarnings, Datetime lastModifiedDate, Integer numberComponentErrors, Integer numberComponentsDeployed, Integer numberComponentsTotal, Integer numberTestErrors, Integer numberTestsCompleted, Integer numberTestsTotal, Boolean rollbackOnError, Boolean runTestsEnabled, Datetime startDate, String stateDetail, Metadata.DeployStatus status, Boolean success
    `,
  ),
  {
    ...defineBag("Metadata.Metadata", ["String fullName"], {
      create: () => new PropertyBag("Metadata.Metadata"),
      constructible: false,
    }),
    isAbstract: true,
  },
  defineBag(
    "Metadata.CustomMetadata",
    [
      "String label",
      "String description",
      "Boolean protected_x",
      "List<Metadata.CustomMetadataValue> values",
    ],
    { create: customMetadata, superclass: "Metadata.Metadata" },
  ),
  defineClass({
    name: "Metadata.DeployContainer",
    kind: "class",
    members: {
      "DeployContainer()": container,
      "void addMetadata(Metadata.Metadata metadata)": (
        _rt: Runtime,
        self: PropertyBag,
        metadata: unknown,
      ) => {
        metadataOf(self).items.push(need(metadata));
      },
      "List<Metadata.Metadata> getMetadata()": (_rt: Runtime, self: PropertyBag) =>
        metadataOf(self),
      "Boolean removeMetadata(Metadata.Metadata metadata)": (
        _rt: Runtime,
        self: PropertyBag,
        metadata: unknown,
      ) => {
        const { items } = metadataOf(self);
        const at = items.indexOf(metadata);
        if (at >= 0) items.splice(at, 1);
        return at >= 0;
      },
    },
  }),
  defineClass({
    name: "Metadata.DeployCallback",
    kind: "interface",
    members: {},
    abstractMembers: [
      "void handleResult(Metadata.DeployResult result, Metadata.DeployCallbackContext context)",
    ],
  }),
  {
    ...defineBag("Metadata.DeployCallbackContext", ["Id callbackJobId"], {
      create: () => new PropertyBag("Metadata.DeployCallbackContext"),
      members: {
        "Id getCallbackJobId()": (_rt: Runtime, self: PropertyBag) => self.get("callbackJobId"),
      },
    }),
    isVirtual: true,
  },
  defineClass({
    name: "Metadata.Operations",
    kind: "class",
    members: {
      "static Id enqueueDeployment(Metadata.DeployContainer container, Metadata.DeployCallback callback)":
        enqueueDeployment,
      "static List<Metadata.Metadata> retrieve(Metadata.MetadataType type, List<String> fullNames)":
        retrieve,
    },
  }),
];
