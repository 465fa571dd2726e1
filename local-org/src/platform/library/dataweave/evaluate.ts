// Evaluates the trees of DataWeave scripts over plain values.
import type { Node, Script } from "./parse.ts";
import { DataWeaveError } from "./tokens.ts";

/** Objects keep the order of their fields; a name may occur twice. `className`: what `as Object {class: …}` asked for. */
export class DataObject {
  readonly fields: (readonly [string, DataValue])[];
  className: string | undefined;
  constructor(fields: (readonly [string, DataValue])[]) {
    this.fields = fields;
  }
  get(name: string): DataValue {
    return this.fields.find(([key]) => key === name)?.[1] ?? null;
  }
}
export type DataValue = null | string | number | boolean | DataObject | readonly DataValue[];
type Closure = (...args: DataValue[]) => DataValue;
type Bindings = ReadonlyMap<string, DataValue>;

export function evaluateScript(
  script: Script,
  inputs: Bindings,
  log: (text: string) => void,
): DataValue {
  return new Evaluator(script, log).value(script.body, inputs);
}

class Evaluator {
  private readonly script: Script;
  private readonly log: (text: string) => void;
  constructor(script: Script, log: (text: string) => void) {
    this.script = script;
    this.log = log;
  }

  value(node: Node, names: Bindings): DataValue {
    switch (node.kind) {
      case "value":
        return node.value;
      case "name":
        if (!names.has(node.name))
          throw new DataWeaveError(`Unable to resolve reference of: \`${node.name}\`.`);
        return names.get(node.name) ?? null;
      case "select":
        return select(this.value(node.from, names), this.value(node.key, names));
      case "array":
        return node.items.map((item) => this.value(item, names));
      case "object":
        return this.object(node, names);
      case "call":
        return this.call(node, names);
      case "binary":
        return binary(node.operator, this.value(node.left, names), () =>
          this.value(node.right, names),
        );
      case "unary": {
        const operand = this.value(node.operand, names);
        return node.operator === "not" ? operand !== true : -Number(operand);
      }
      case "if":
        return this.value(
          this.value(node.test, names) === true ? node.then : node.otherwise,
          names,
        );
      case "match": {
        const subject = this.value(node.subject, names);
        const found = node.cases.find((one) => same(this.value(one.value, names), subject));
        return this.value(found?.result ?? node.otherwise, names);
      }
      case "as":
        return this.cast(node, names);
      case "lambda":
        throw new DataWeaveError("A function as a value", true);
    }
  }

  private object(node: Extract<Node, { kind: "object" }>, names: Bindings): DataObject {
    return new DataObject(
      node.fields.flatMap(({ key, value }): (readonly [string, DataValue])[] => {
        const content = this.value(value, names);
        if (key !== undefined) return [[textOf(this.value(key, names)), content]];
        const parts = Array.isArray(content) ? (content as readonly DataValue[]) : [content];
        return parts.flatMap((part) => (part instanceof DataObject ? part.fields : []));
      }),
    );
  }

  private cast(node: Extract<Node, { kind: "as" }>, names: Bindings): DataValue {
    const value = this.value(node.operand, names);
    const schema = this.value(node.schema, names);
    const options = schema instanceof DataObject ? schema : new DataObject([]);
    switch (node.type) {
      case "Object": {
        if (!(value instanceof DataObject)) throw new DataWeaveError("Cannot coerce to Object");
        const made = new DataObject(value.fields);
        const name = options.get("class");
        if (typeof name === "string") made.className = name;
        return made;
      }
      case "String":
        if (options.fields.length > 0) throw new DataWeaveError("Formats of `as String`", true);
        return textOf(value);
      case "Number": {
        const number = Number(value);
        if (Number.isNaN(number))
          throw new DataWeaveError(`Cannot coerce String (${textOf(value)}) to Number`);
        return number;
      }
      case "Boolean":
        return value === true || value === "true";
      default:
        throw new DataWeaveError(`The type ${node.type}`, true);
    }
  }

  /** A function of the script, or one written in place: `(a) -> …` or an expression with `$`. */
  private closure(node: Node, names: Bindings): Closure {
    const parameters = node.kind === "lambda" ? node.parameters : ["$", "$$", "$$$"];
    const body = node.kind === "lambda" ? node.body : node;
    return (...args) =>
      this.value(
        body,
        new Map([
          ...names,
          ...parameters.map((name, index) => [name, args[index] ?? null] as const),
        ]),
      );
  }

  private call(node: Extract<Node, { kind: "call" }>, names: Bindings): DataValue {
    const own = this.script.functions.get(node.name);
    if (own !== undefined)
      return this.closure(own, names)(...node.args.map((one) => this.value(one, names)));
    const [first = { kind: "value", value: null }, second = first] = node.args;
    const subject = this.value(first, names);
    const each = (): Closure => this.closure(second, names);
    switch (node.name) {
      case "log":
        this.log(JSON.stringify(plain(subject)));
        return subject;
      case "map":
        return listOf(subject).map((item, index) => each()(item, index));
      case "filter":
        return listOf(subject).filter((item, index) => each()(item, index) === true);
      case "mapObject":
        return new DataObject(
          fieldsOf(subject).flatMap(([key, value], index) => {
            const made = each()(value, key, index);
            return made instanceof DataObject ? made.fields : [];
          }),
        );
      case "filterObject":
        return new DataObject(
          fieldsOf(subject).filter(([key, value], index) => each()(value, key, index) === true),
        );
      case "default":
        return subject ?? this.value(second, names);
      case "contains":
        return typeof subject === "string"
          ? subject.includes(textOf(this.value(second, names)))
          : listOf(subject).some((item) => same(item, this.value(second, names)));
      case "joinBy":
        return listOf(subject)
          .map(textOf)
          .join(textOf(this.value(second, names)));
      case "splitBy":
        return textOf(subject).split(textOf(this.value(second, names)));
      case "upper":
        return textOf(subject).toUpperCase();
      case "lower":
        return textOf(subject).toLowerCase();
      case "trim":
        return textOf(subject).trim();
      case "sizeOf":
        return typeof subject === "string"
          ? subject.length
          : subject instanceof DataObject
            ? subject.fields.length
            : listOf(subject).length;
      case "isEmpty":
        return (
          subject === null || subject === "" || (Array.isArray(subject) && subject.length === 0)
        );
      default:
        throw new DataWeaveError(`The function ${node.name}`, true);
    }
  }
}

const listOf = (value: DataValue): readonly DataValue[] =>
  Array.isArray(value) ? (value as readonly DataValue[]) : [];
const fieldsOf = (value: DataValue): readonly (readonly [string, DataValue])[] =>
  value instanceof DataObject ? value.fields : [];
const textOf = (value: DataValue): string =>
  typeof value === "string" ? value : JSON.stringify(plain(value));

function select(from: DataValue, key: DataValue): DataValue {
  if (from instanceof DataObject) return from.get(textOf(key));
  if (!Array.isArray(from)) return null;
  const list = from as readonly DataValue[];
  if (typeof key === "number") return list[key] ?? null;
  return list.flatMap((item) => {
    const value = item instanceof DataObject ? item.get(textOf(key)) : null;
    return value === null ? [] : [value];
  });
}

function same(left: DataValue, right: DataValue): boolean {
  return left === right || JSON.stringify(plain(left)) === JSON.stringify(plain(right));
}

function binary(operator: string, left: DataValue, right: () => DataValue): DataValue {
  if (operator === "and") return left === true && right() === true;
  if (operator === "or") return left === true || right() === true;
  const other = right();
  switch (operator) {
    case "==":
      return same(left, other);
    case "!=":
      return !same(left, other);
    case "<":
      return (left ?? "") < (other ?? "");
    case ">":
      return (left ?? "") > (other ?? "");
    case "<=":
      return (left ?? "") <= (other ?? "");
    case ">=":
      return (left ?? "") >= (other ?? "");
    case "++":
      return concatenated(left, other);
    case ">>":
      throw new DataWeaveError("The operator >>", true);
    default:
      return arithmetic(operator, Number(left), Number(other));
  }
}
function concatenated(left: DataValue, right: DataValue): DataValue {
  if (Array.isArray(left) && Array.isArray(right))
    return [...(left as DataValue[]), ...(right as DataValue[])];
  if (left instanceof DataObject && right instanceof DataObject)
    return new DataObject([...left.fields, ...right.fields]);
  return textOf(left) + textOf(right);
}
function arithmetic(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    default:
      if (right === 0) throw new DataWeaveError("Division by zero");
      return left / right;
  }
}

/** As JavaScript would have it, for comparing and for logging. */
export function plain(value: DataValue): unknown {
  if (value instanceof DataObject)
    return Object.fromEntries(value.fields.map(([key, one]) => [key, plain(one)]));
  return Array.isArray(value) ? (value as readonly DataValue[]).map(plain) : value;
}
