// The facts about a class that the runtime wants beside its code.
import type { CheckedClass, EmittedClassInfo } from "../checked.ts";
import { showType } from "../types.ts";
import type { FieldSymbol, MethodSymbol } from "../types.ts";
import {
  factoryName,
  getterName,
  readsThroughAccessor,
  setterName,
  storageName,
  writesThroughAccessor,
} from "./names.ts";

export function classInfos(checked: CheckedClass): EmittedClassInfo[] {
  return [classInfo(checked), ...checked.inner.flatMap(classInfos)];
}

function classInfo({ symbol, constructors }: CheckedClass): EmittedClassInfo {
  const declared = constructors.map((constructor) => constructorInfo(constructor.symbol));
  return {
    name: symbol.name,
    kind: symbol.kind,
    ...(symbol.superclass === undefined ? {} : { superclass: showType(symbol.superclass) }),
    interfaces: symbol.interfaces.map(showType),
    isAbstract: symbol.isAbstract,
    isTest: symbol.isTest,
    sharing: symbol.sharing ?? "none",
    apiVersion: symbol.apiVersion,
    file: symbol.file,
    line: symbol.span.line,
    visibility: symbol.visibility,
    annotations: symbol.annotations,
    methods: [...symbol.methods.values()].flat().map(methodInfo),
    constructors:
      declared.length > 0 || symbol.kind !== "class"
        ? declared
        : [{ jsName: factoryName(null), parameters: [], visibility: symbol.visibility }],
    fields: [...symbol.fields.values()].map(fieldInfo),
    ...(symbol.enumValues === undefined ? {} : { enumValues: symbol.enumValues }),
  };
}

const parametersOf = (method: MethodSymbol): { name: string; type: string }[] =>
  method.parameters.map((parameter) => ({ name: parameter.name, type: showType(parameter.type) }));

const constructorInfo = (method: MethodSymbol): EmittedClassInfo["constructors"][number] => ({
  jsName: factoryName(method),
  parameters: parametersOf(method),
  visibility: method.visibility,
});

const methodInfo = (method: MethodSymbol): EmittedClassInfo["methods"][number] => ({
  name: method.name,
  jsName: method.jsName,
  isStatic: method.isStatic,
  parameters: parametersOf(method),
  returnType: showType(method.returnType),
  visibility: method.visibility,
  annotations: method.annotations,
  line: method.span.line,
});

const fieldInfo = (field: FieldSymbol): EmittedClassInfo["fields"][number] => ({
  name: field.name,
  type: showType(field.type),
  isStatic: field.isStatic,
  isTransient: field.isTransient,
  visibility: field.visibility,
  annotations: field.annotations,
  jsName: storageName(field),
  ...(readsThroughAccessor(field) ? { getter: getterName(field) } : {}),
  ...(writesThroughAccessor(field) ? { setter: setterName(field) } : {}),
});
