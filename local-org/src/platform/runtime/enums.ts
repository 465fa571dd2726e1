// Constants of library enums, made once per runtime, and of the project's enums as their classes carry them.
import { ApexEnum } from "../values/enum.ts";
import { RuntimeDefect } from "../values/errors.ts";
import type { RuntimeTypes } from "../values/runtime-type.ts";
import type { ClassRegistry } from "./class-registry.ts";

export class EnumTable {
  private readonly types: RuntimeTypes;
  private readonly classes: ClassRegistry;
  private readonly tables = new Map<string, readonly ApexEnum[]>();

  constructor(types: RuntimeTypes, classes: ClassRegistry) {
    this.types = types;
    this.classes = classes;
  }
  constants(name: string): readonly unknown[] {
    const project = this.classes.find(name);
    if (project !== undefined) {
      const own: unknown = Reflect.get(project.constructor, "constants");
      if (Array.isArray(own)) return own;
    }
    const key = name.toLowerCase();
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const definition = this.types.libraryClass(name);
    if (definition?.enumValues === undefined) throw new RuntimeDefect(`${name} is not an enum`);
    const made = definition.enumValues.map((constant, ordinal) => new ApexEnum(definition.name, constant, ordinal));
    this.tables.set(key, made);
    this.tables.set(definition.name.toLowerCase(), made);
    return made;
  }
  constant(name: string, value: string): ApexEnum {
    const found = this.constants(name).find((candidate) => candidate instanceof ApexEnum && candidate.constantName.toLowerCase() === value.toLowerCase());
    if (!(found instanceof ApexEnum)) throw new RuntimeDefect(`${name} has no constant ${value}`);
    return found;
  }
}
