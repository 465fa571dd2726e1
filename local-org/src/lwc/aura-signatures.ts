// Reads the @AuraEnabled methods of a compiled project, with the classes and enums their signatures mention, for the generated types.
import type { EmittedClassInfo } from "../apex/checked.ts";
import type { CompiledProject } from "../org/index.ts";
import type { ApexShape, AuraSignature } from "./generate-types.ts";

/** Every @AuraEnabled static method; inner classes are named as `Outer.Inner`. */
export function auraSignatures({ compiled }: CompiledProject): AuraSignature[] {
  const infos = new Map(compiled.classInfos.map((info) => [info.name.toLowerCase(), info]));
  return compiled.auraSignatures
    .filter(({ isStatic }) => isStatic)
    .map(({ className, methodName, cacheable, parameters, returnType }) => ({
      className,
      methodName,
      cacheable,
      parameters: parameters.map(({ name, type }) => ({ name, apexType: type })),
      returnType,
      shapes: shapesOf([returnType, ...parameters.map(({ type }) => type)], className, infos),
    }));
}

/** The project classes that the types name, and those that their members name. */
function shapesOf(
  types: readonly string[],
  className: string,
  infos: ReadonlyMap<string, EmittedClassInfo>,
): ApexShape[] {
  const shapes = new Map<string, ApexShape>();
  const open = types.flatMap(namesIn);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const info = infos.get(name.toLowerCase()) ?? infos.get(`${className}.${name}`.toLowerCase());
    if (info === undefined || shapes.has(info.name)) continue;
    const shape = shapeOf(info, infos);
    shapes.set(info.name, shape);
    open.push(...shape.members.flatMap(({ apexType }) => namesIn(apexType)));
  }
  return [...shapes.values()];
}

function shapeOf(info: EmittedClassInfo, infos: ReadonlyMap<string, EmittedClassInfo>): ApexShape {
  if (info.enumValues !== undefined)
    return { name: info.name, members: [], values: info.enumValues };
  const inherited =
    info.superclass === undefined ? undefined : infos.get(info.superclass.toLowerCase());
  const own = info.fields
    .filter(
      ({ isStatic, annotations }) =>
        !isStatic && annotations.some(({ name }) => name === "auraenabled"),
    )
    .map(({ name, type }) => ({ name, apexType: type }));
  return {
    name: info.name,
    members: [...(inherited === undefined ? [] : shapeOf(inherited, infos).members), ...own],
  };
}

/** The type names inside `Map<String, List<Outer.Row>>`. */
function namesIn(type: string): string[] {
  return type.match(/[A-Za-z_][\w.]*/g) ?? [];
}
