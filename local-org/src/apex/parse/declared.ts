// A unit without its bodies: all that other files can see of it. Small, plain data, so that unchanged files need not be parsed again.
import type { Accessor, Block, CompilationUnit, Member, TypeDeclaration } from "../ast.ts";

const emptied = (body: Block): Block => ({ kind: "block", statements: [], span: body.span });

export function withoutBodies(unit: CompilationUnit): CompilationUnit {
  const { declaration } = unit;
  if (declaration.kind === "trigger")
    return {
      file: unit.file,
      declaration: { ...declaration, body: emptied(declaration.body), members: [] },
    };
  return { file: unit.file, declaration: typeWithoutBodies(declaration) };
}

function typeWithoutBodies(declaration: TypeDeclaration): TypeDeclaration {
  return declaration.kind === "class"
    ? { ...declaration, members: declaration.members.flatMap(memberWithoutBody) }
    : declaration;
}

function memberWithoutBody(member: Member): Member[] {
  switch (member.kind) {
    case "method":
      return [member.body === undefined ? member : { ...member, body: emptied(member.body) }];
    case "constructor":
      return [{ ...member, body: emptied(member.body) }];
    case "field":
      return [
        { ...member, declarators: member.declarators.map(({ name, span }) => ({ name, span })) },
      ];
    case "property":
      return [
        {
          ...member,
          ...(member.getter === undefined ? {} : { getter: accessor(member.getter) }),
          ...(member.setter === undefined ? {} : { setter: accessor(member.setter) }),
        },
      ];
    case "initializer":
      return [];
    default:
      return [typeWithoutBodies(member)];
  }
}

const accessor = (part: Accessor): Accessor =>
  part.body === undefined ? part : { ...part, body: emptied(part.body) };

/** Modifier keywords are the only sets in a unit without bodies. */
export const serializeDeclared = (unit: CompilationUnit): string =>
  JSON.stringify(unit, (_key, value: unknown) =>
    value instanceof Set ? { $set: [...value] } : value,
  );
export const deserializeDeclared = (text: string): CompilationUnit =>
  JSON.parse(text, (_key, value: unknown) =>
    isSetForm(value) ? new Set(value.$set) : value,
  ) as CompilationUnit;

const isSetForm = (value: unknown): value is { $set: readonly string[] } =>
  typeof value === "object" && value !== null && "$set" in value;

/** Equal for two versions of a file when other files cannot tell them apart. Places do not count: they move when a body grows. */
export const visibleText = (unit: CompilationUnit): string =>
  JSON.stringify(unit, (key, value: unknown) =>
    key === "span" ? undefined : value instanceof Set ? [...value] : value,
  );
