// Constants of enums, of the library and of the project, made once per runtime.
import { ApexEnum } from "../values/enum.ts";
import { RuntimeDefect } from "../values/errors.ts";
import { apexError, nullArgument } from "../values/exception.ts";
import type { RuntimeTypes } from "../values/runtime-type.ts";
import type { ClassRegistry } from "./class-registry.ts";

interface EnumEntry {
  readonly name: string;
  readonly constants: readonly ApexEnum[];
  readonly byName: ReadonlyMap<string, ApexEnum>;
}

export class EnumTable {
  private readonly types: RuntimeTypes;
  private readonly classes: ClassRegistry;
  private readonly tables = new Map<string, EnumEntry>();

  constructor(types: RuntimeTypes, classes: ClassRegistry) {
    this.types = types;
    this.classes = classes;
  }
  private entry(name: string): EnumEntry {
    let entry = this.tables.get(name);
    if (entry === undefined) this.tables.set(name, (entry = this.make(name)));
    return entry;
  }
  private make(name: string): EnumEntry {
    const project = this.classes.find(name)?.info;
    const library = project === undefined ? this.types.libraryClass(name) : undefined;
    const declared = project?.name ?? library?.name;
    const values = project?.enumValues ?? library?.enumValues;
    if (declared === undefined || values === undefined)
      throw new RuntimeDefect(`${name} is not an enum`);
    if (declared !== name) return this.entry(declared);
    const constants = values.map((constant, ordinal) => new ApexEnum(declared, constant, ordinal));
    return {
      name: declared,
      constants,
      byName: new Map(constants.map((constant) => [constant.constantName.toLowerCase(), constant])),
    };
  }
  declaredName(name: string): string {
    return this.entry(name).name.replace(/^System\./, "");
  }
  constants(name: string): readonly ApexEnum[] {
    return this.entry(name).constants;
  }
  constant(name: string, value: string): ApexEnum {
    const found = this.entry(name).byName.get(value.toLowerCase());
    if (found === undefined) throw new RuntimeDefect(`${name} has no constant ${value}`);
    return found;
  }
  valueOf(name: string, text: unknown): ApexEnum {
    if (typeof text !== "string") throw nullArgument();
    const found = this.entry(name).byName.get(text.toLowerCase());
    if (found === undefined)
      throw apexError(
        "System.NoSuchElementException",
        `No enum constant ${this.entry(name).name}.${text}`,
      );
    return found;
  }
  has(name: string): boolean {
    return (
      (this.classes.find(name)?.info.enumValues ?? this.types.libraryClass(name)?.enumValues) !==
      undefined
    );
  }
}
