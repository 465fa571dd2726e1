// System.Formula and the FormulaEval namespace: formulas built and evaluated in Apex over records and objects of global classes (Apex Reference Guide, "FormulaEval Namespace").
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { compileFormula, FormulaError } from "../../../formula/index.ts";
import type { CompiledFormula } from "../../../formula/index.ts";
import type { FieldDefinition, FieldType, ObjectDefinition } from "../../../metadata/schema.ts";
import { check, field, object, ref, text, toDefinition } from "../../../metadata/standard/build.ts";
import { resolveObject } from "../../../metadata/schema.ts";
import { ApexSet } from "../../values/collections.ts";
import { isEmitted, readMember } from "../../values/emitted.ts";
import type { ApexEnum } from "../../values/enum.ts";
import { apexError } from "../../values/exception.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { fromNeutral, toNeutral } from "../../values/neutral.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { SObject } from "../../values/sobject.ts";
import { SObjectTypeToken, TypeToken } from "../../values/tokens.ts";
import type { NeutralValue } from "../../../soql/values.ts";
import type { Runtime } from "../helpers.ts";
import { formulaRecalcClasses, recalculateFormulas } from "./formula-recalc.ts";
import { defineEnum, need } from "../helpers.ts";

class BuilderValue extends PlatformObject {
  readonly apexType = "FormulaEval.FormulaBuilder";
  text: string | null = null;
  type: SObjectTypeToken | TypeToken | null = null;
  returns: string | null = null;
  blankAsZero = false;
}
class InstanceValue extends PlatformObject {
  readonly apexType = "FormulaEval.FormulaInstance";
  readonly formula: CompiledFormula;
  readonly returns: string;
  constructor(formula: CompiledFormula, returns: string) {
    super();
    this.formula = formula;
    this.returns = returns;
  }
}

const results: Readonly<Record<string, FieldType>> = {
  BOOLEAN: "Checkbox",
  DATE: "Date",
  DATETIME: "DateTime",
  DECIMAL: "Number",
  DOUBLE: "Number",
  ID: "Text",
  INTEGER: "Number",
  LONG: "Number",
  STRING: "Text",
  TIME: "Time",
};

const invalid = (message: string): never => {
  throw apexError("System.FormulaValidationException", message);
};

function build(rt: Runtime, self: BuilderValue): InstanceValue {
  const returns = self.returns ?? invalid("A return type must be specified");
  const formula = self.text ?? invalid("A formula must be specified");
  const type = self.type ?? invalid("A context type must be specified");
  const compiled = compileFormula(formula, {
    schema: rt.schema,
    object: type instanceof TypeToken ? objectOfClass(rt, type.name) : definitionOf(type),
    use: "field",
    treatBlanksAsZero: self.blankAsZero,
    result: field("Result", results[returns] ?? "Text", { scale: 18, precision: 36 }),
  });
  const [problem] = compiled.diagnostics;
  if (problem?.unsupported === true) throw new UnsupportedError("This formula", problem.message);
  if (problem !== undefined) invalid(problem.message);
  return new InstanceValue(compiled, returns);
}

const definitionOf = ({ shape }: SObjectTypeToken): ObjectDefinition =>
  shape.definition ?? invalid(`Invalid context type: ${shape.name}`);

/** The global properties of a global class, as the fields of an object. */
function objectOfClass(rt: Runtime, name: string): ObjectDefinition {
  const record = resolveObject(rt.schema, name);
  if (record !== undefined) return record;
  const info = rt.classInfo(name);
  if (info === undefined || info.visibility !== "global")
    return invalid(`The context type must be an sObject or a global Apex class: ${name}`);
  const fields = rt.classes
    .instanceFields(info)
    .filter(({ visibility }) => visibility === "global")
    .map((property) => fieldOf(rt, property.name, property.type));
  return toDefinition(object(info.name, "", { audit: "none", isDeleted: false }, ...fields));
}

const scalars: Readonly<Record<string, FieldType>> = {
  integer: "Number",
  long: "Number",
  double: "Number",
  decimal: "Number",
  date: "Date",
  datetime: "DateTime",
  time: "Time",
};
function fieldOf(rt: Runtime, name: string, type: string): FieldDefinition {
  const target = resolveObject(rt.schema, type);
  if (target !== undefined) return ref(name, target.name, { as: name });
  const key = type.toLowerCase();
  if (key === "boolean") return check(name);
  const scalar = scalars[key];
  return scalar === undefined ? text(name, 255) : field(name, scalar, { scale: 18, precision: 36 });
}

function evaluate(rt: Runtime, self: InstanceValue, context: unknown): unknown {
  const subject = need(context);
  const environment = rt.ports.formulaEnvironment?.();
  if (environment === undefined)
    throw new UnsupportedError("Formula evaluation", "There is no org to evaluate it in.");
  try {
    const value = self.formula.evaluate(
      { field: (path) => valueAt(rt, subject, path) },
      environment,
    );
    return rt.convert(fromNeutral(value), "Decimal", apexTypes[self.returns] ?? "String");
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw apexError("System.FormulaEvaluationException", error.message);
  }
}
const apexTypes: Readonly<Record<string, string>> = {
  BOOLEAN: "Boolean",
  DATE: "Date",
  DATETIME: "Datetime",
  DECIMAL: "Decimal",
  DOUBLE: "Double",
  ID: "Id",
  INTEGER: "Integer",
  LONG: "Long",
  TIME: "Time",
};

function valueAt(rt: Runtime, subject: unknown, path: readonly string[]): NeutralValue {
  const [first = "", ...rest] = path;
  const name = first.replace(/:.*$/, "");
  const value = memberOf(rt, subject, name, rest.length > 0);
  return rest.length === 0 || value === null
    ? (toNeutral(value) ?? null)
    : valueAt(rt, value, rest);
}
function memberOf(rt: Runtime, subject: unknown, name: string, isStep: boolean): unknown {
  if (subject instanceof SObject) return isStep ? subject.parent(name) : subject.get(name);
  if (typeof subject !== "object" || subject === null || !isEmitted(subject)) return null;
  const property = rt.classes
    .instanceFields(rt.classes.infoOf(subject))
    .find((one) => one.name.toLowerCase() === name.toLowerCase());
  return property === undefined ? null : readMember(subject, property);
}

const set =
  (change: (self: BuilderValue, value: never) => void) =>
  (_rt: Runtime, self: BuilderValue, value: unknown): BuilderValue => {
    change(self, need(value) as never);
    return self;
  };

export const formulaClasses: readonly LibraryClass[] = [
  defineEnum("FormulaEval.FormulaReturnType", Object.keys(results)),
  defineEnum("FormulaEval.FormulaGlobal", [
    "CUSTOMMETADATA",
    "LABEL",
    "ORGANIZATION",
    "PERMISSION",
    "PROFILE",
    "SETUP",
    "SYSTEM",
    "USER",
    "USERROLE",
  ]),
  ...formulaRecalcClasses,
  defineClass({
    name: "System.Formula",
    kind: "class",
    members: {
      "static FormulaEval.FormulaBuilder builder()": () => new BuilderValue(),
      "static List<System.FormulaRecalcResult> recalculateFormulas(List<SObject> records)":
        recalculateFormulas,
    },
  }),
  defineClass({
    name: "FormulaEval.FormulaBuilder",
    kind: "class",
    members: {
      "FormulaEval.FormulaBuilder withFormula(String formula)": set((self, value: string) => {
        self.text = value;
      }),
      "FormulaEval.FormulaBuilder withType(Schema.SObjectType type)": set(
        (self, value: SObjectTypeToken) => {
          self.type = value;
        },
      ),
      "FormulaEval.FormulaBuilder withType(System.Type type)": set((self, value: TypeToken) => {
        self.type = value;
      }),
      "FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType type)": set(
        (self, value: ApexEnum) => {
          self.returns = value.constantName;
        },
      ),
      "FormulaEval.FormulaBuilder withGlobalVariables(List<FormulaEval.FormulaGlobal> globals)":
        set(() => undefined),
      "FormulaEval.FormulaBuilder treatNumericNullAsZero(Boolean asZero)": set(
        (self, value: boolean) => {
          self.blankAsZero = value;
        },
      ),
      "FormulaEval.FormulaInstance build()": build,
    },
    unsupported: { parseAsTemplate: "Build the text in Apex." },
  }),
  defineClass({
    name: "FormulaEval.FormulaInstance",
    kind: "class",
    members: {
      "Object evaluate(Object context)": evaluate,
      "Set<String> getReferencedFields()": (_rt: Runtime, self: InstanceValue) =>
        new ApexSet(
          "String",
          self.formula.fields.map((path) => path.join(".")),
        ),
    },
  }),
];
