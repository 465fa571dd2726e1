// One checked class as a JavaScript class.
import type {
  CheckedClass,
  CheckedConstructor,
  CheckedInitializer,
  CheckedMethod,
  CheckedStatement,
} from "../checked.ts";
import type { ClassSymbol, FieldSymbol } from "../types.ts";
import type { ModuleContext, MethodContext } from "./context.ts";
import { countText, isAutomaticProperty } from "./covered-lines.ts";
import { emitExpression } from "./expressions.ts";
import { emitFunction, emitMethodBody } from "./methods.ts";
import type { BodyOptions } from "./methods.ts";
import {
  classJsName,
  factoryName,
  fieldInitName,
  fieldsInit,
  getterName,
  initName,
  libraryFactory,
  libraryInitName,
  quote,
  setterName,
  staticsFactory,
  staticsInit,
  storageName,
} from "./names.ts";
import { emitBody, emitLine } from "./statements.ts";
import { someNode } from "./walk.ts";

/** Helpers around the code of the class, which stack traces leave out. */
const hiddenFrame = "";

interface ClassContext {
  readonly checked: CheckedClass;
  readonly symbol: ClassSymbol;
  readonly module: ModuleContext;
  readonly jsName: string;
  readonly sharing: "with" | "without" | undefined;
  /** creating or calling statically must first run static initialisers */ readonly initialisesFirst: boolean;
  readonly isException: boolean;
}

export function emitClass(checked: CheckedClass, module: ModuleContext): void {
  const { symbol } = checked;
  const { writer } = module;
  const context = contextOf(checked, module);
  const base = module.superclassOf(symbol);
  if (base !== undefined) module.references.add(base.name);
  const heritage =
    base !== undefined
      ? ` extends $link.classNamed(${quote(base.name)})`
      : symbol.superclass?.kind === "library"
        ? ` extends $rt.libraryBase(${quote(symbol.superclass.name)})`
        : "";
  writer.frame(hiddenFrame);
  writer.line(
    `function define$${context.jsName}() { return class ${context.jsName}${heritage} {`,
    symbol.span.line,
  );
  if (symbol.kind === "class") {
    emitAllocation(context, heritage !== "");
    emitStatics(context);
    emitConstructors(context);
    for (const property of checked.properties) emitProperty(property, context);
    for (const method of checked.methods) emitMethod(method, context);
    emitBridges(context);
  }
  writer.line("}; }");
}

/** What an interface calls a method that the class has under another signature. */
function emitBridges({ symbol, module }: ClassContext): void {
  for (const [name, bridge] of symbol.bridges ?? []) {
    module.writer.frame(hiddenFrame);
    const holder =
      bridge.kind === "passOn" && bridge.staticOf !== undefined
        ? module.classRef(bridge.staticOf)
        : "this";
    const body =
      bridge.kind === "missing"
        ? `$rt.broken(${quote(bridge.why)});`
        : `return ${holder}.${bridge.to}(...args);`;
    module.writer.line(`${name}(...args) { ${body} }`, symbol.span.line);
  }
}

function contextOf(checked: CheckedClass, module: ModuleContext): ClassContext {
  const { symbol } = checked;
  const isException = symbol.superclass !== undefined && module.libraryBaseOf(symbol) !== undefined;
  return {
    checked,
    symbol,
    module,
    jsName: classJsName(symbol.name),
    sharing: sharingOf(symbol, module),
    initialisesFirst: checked.staticInitializers.some(hasEffects),
    isException,
  };
}

/** Undeclared classes take their superclass's declaration; from 67.0 on they are `with sharing`. */
function sharingOf(symbol: ClassSymbol, module: ModuleContext): "with" | "without" | undefined {
  if (symbol.sharing !== undefined)
    return symbol.sharing === "inherited" ? undefined : symbol.sharing;
  const above = module.superclassOf(symbol);
  if (above !== undefined) return sharingOf(above, module);
  return symbol.apiVersion >= 67 ? "with" : undefined;
}

/** Static initialisers that only build values may run as late as the first read. */
function hasEffects(initializer: CheckedInitializer): boolean {
  if (initializer.kind === "block") return true;
  return someNode(initializer.value, (node) =>
    ["call", "libraryCall", "dynamicCall", "newClass", "query", "assign", "increment"].includes(
      node.kind,
    ),
  );
}

/** `enters`: callers may come from elsewhere, so the class's sharing mode must be entered. */
const options = (
  context: ClassContext,
  member: string,
  line: number,
  enters = true,
): BodyOptions => ({
  className: context.symbol.name,
  symbol: context.symbol,
  frame: frameName(context.symbol, member),
  line,
  sharing: enters ? context.sharing : undefined,
});
const anonymousName = "AnonymousBlock";
const frameName = (symbol: ClassSymbol, member: string): string =>
  symbol.name === anonymousName ? anonymousName : `Class.${symbol.name}.${member}`;

const fieldsOf = (symbol: ClassSymbol, isStatic: boolean): FieldSymbol[] =>
  [...symbol.fields.values()].filter((field) => field.isStatic === isStatic);

function emitAllocation({ symbol, module }: ClassContext, derived: boolean): void {
  const all = fieldsOf(symbol, false);
  const fields = all.map((field) => `this.${heldName(field, module)} = null;`);
  emitCounting(all, module);
  if (fields.length > 0)
    module.writer.line(
      `constructor() { ${[...(derived ? ["super();"] : []), ...fields].join(" ")} }`,
      symbol.span.line,
    );
}

/** While coverage is counted, an automatic property is held under another name, behind accessors that count its line. */
const heldName = (field: FieldSymbol, { options: { coverage } }: ModuleContext): string =>
  coverage && isAutomaticProperty(field) ? `$${storageName(field)}` : storageName(field);

function emitCounting(fields: readonly FieldSymbol[], module: ModuleContext): void {
  for (const field of fields.filter(isAutomaticProperty)) {
    module.writer.cover(field.span.line);
    if (module.options.coverage)
      module.writer.line(countingAccessors(field, module).join(" "), field.span.line);
  }
}

function countingAccessors(field: FieldSymbol, module: ModuleContext): string[] {
  const name = storageName(field);
  const held = `this.${heldName(field, module)}`;
  const count = countText(field.span.line);
  return [
    `get ${name}() { ${count} return ${held}; }`,
    `set ${name}(value) { ${count} ${held} = value; }`,
  ];
}

/** `$$statics` makes the record with constants in place, `$$initStatics` runs the rest in textual order. */
function emitStatics(context: ClassContext): void {
  const { symbol, checked, module } = context;
  const constants = new Map<FieldSymbol, string>();
  for (const initializer of checked.staticInitializers) {
    if (
      initializer.kind === "field" &&
      (initializer.field.isFinal || !context.initialisesFirst) &&
      initializer.value.kind === "literal" &&
      typeof initializer.value.value !== "bigint"
    ) {
      const { value, type } = initializer.value;
      if (type.kind === "primitive" && !["Decimal", "Double"].includes(type.name))
        constants.set(initializer.field, JSON.stringify(value));
    }
  }
  module.writer.frame(hiddenFrame);
  module.writer.line(
    `static ${staticsFactory}() { ${countedConstants(constants, module)}return {${staticFields(symbol, constants, module).join(", ")}}; }`,
    symbol.span.line,
  );
  const rest = checked.staticInitializers.filter(
    (initializer) => initializer.kind === "block" || !constants.has(initializer.field),
  );
  if (rest.length > 0) emitInitializers(`static ${staticsInit}()`, rest, context, "<clinit>");
}

function countedConstants(
  constants: ReadonlyMap<FieldSymbol, string>,
  { writer, options: { coverage } }: ModuleContext,
): string {
  const lines = new Set([...constants.keys()].map((field) => field.span.line));
  for (const line of lines) writer.cover(line);
  return coverage ? [...lines].map((line) => `${countText(line)} `).join("") : "";
}

function staticFields(
  symbol: ClassSymbol,
  constants: ReadonlyMap<FieldSymbol, string>,
  module: ModuleContext,
): string[] {
  return fieldsOf(symbol, true).flatMap((field) => {
    const held = `${heldName(field, module)}: ${constants.get(field) ?? "null"}`;
    if (!isAutomaticProperty(field)) return [held];
    module.writer.cover(field.span.line);
    if (!module.options.coverage) return [held];
    return [held, ...countingAccessors(field, module)];
  });
}

function emitInitializers(
  header: string,
  initializers: readonly CheckedInitializer[],
  context: ClassContext,
  frame: string,
): void {
  const code = initializers.map(asStatement);
  emitFunction(
    header,
    context.module,
    options(context, frame, context.symbol.span.line, frame === "<clinit>"),
    code,
    (method) => {
      for (const initializer of initializers) {
        if (initializer.kind === "block") emitBlockInitializer(initializer.body, method);
        else emitFieldInitializer(initializer, method);
      }
    },
  );
}

function emitBlockInitializer(body: CheckedStatement, method: MethodContext): void {
  method.writer.line("{");
  emitBody(body, method);
  method.writer.line("}");
}

/** For analysis only: an initialiser as the statement it amounts to. */
function asStatement(initializer: CheckedInitializer): CheckedStatement {
  return initializer.kind === "block"
    ? initializer.body
    : { kind: "expression", expression: initializer.value, span: initializer.span };
}

function emitFieldInitializer(
  initializer: Extract<CheckedInitializer, { kind: "field" }>,
  method: MethodContext,
): void {
  const { field, value, span } = initializer;
  const holder = field.isStatic ? method.module.statics(field.owner.name) : "this";
  emitLine(
    { kind: "expression", expression: value, span },
    method,
    () => `${holder}.${storageName(field)} = ${emitExpression(value, method)};`,
  );
}

function emitConstructors(context: ClassContext): void {
  const { checked, symbol, module } = context;
  if (checked.instanceInitializers.length > 0) emitInstanceInitializers(context);
  for (const constructor of checked.constructors) emitConstructor(constructor, context);
  if (
    !checked.constructors.some((constructor) => constructor.parameters.length === 0) &&
    (checked.constructors.length === 0 || context.isException)
  ) {
    emitFactory(factoryName(null), [], `${initName(symbol, null)}()`, context);
    module.writer.line(`${initName(symbol, null)}() { ${superInit(context)} }`, symbol.span.line);
  }
  if (!context.isException) return;
  module.writer.frame(hiddenFrame);
  emitFactory(
    libraryFactory,
    ["signature", "args"],
    `${libraryInitName(symbol)}(signature, args)`,
    context,
  );
  module.writer.line(
    `${libraryInitName(symbol)}(signature, args) { ${librarySuper(context, "signature", "args")} }`,
    symbol.span.line,
  );
}

/**
 * Before any constructor body, the initialisers of the whole chain have run, the base class's first: a virtual method that a base constructor calls
 * sees the fields of the subclass (fflib_SObjectUnitOfWorkTest.DerivedUnitOfWork relies on it).
 */
function emitInstanceInitializers(context: ClassContext): void {
  const { checked, symbol, module } = context;
  emitInitializers(`${fieldInitName(symbol)}()`, checked.instanceInitializers, context, "<init>");
  module.writer.frame(hiddenFrame);
  const inherited = module.superclassOf(symbol) === undefined ? "" : `super.${fieldsInit}?.(); `;
  module.writer.line(
    `${fieldsInit}() { ${inherited}this.${fieldInitName(symbol)}(); }`,
    symbol.span.line,
  );
}

const runFields = ({ checked, symbol, module }: ClassContext): string => {
  if (module.superclassOf(symbol) !== undefined) return ` $o.${fieldsInit}?.();`;
  return checked.instanceInitializers.length > 0 ? ` $o.${fieldsInit}();` : "";
};

/** The implicit `super()`. */
function superInit({ symbol, module }: ClassContext): string {
  const above = module.superclassOf(symbol);
  return above === undefined ? "" : `this.${initName(above, null)}();`;
}

function librarySuper({ symbol, module }: ClassContext, signature: string, args: string): string {
  const above = module.superclassOf(symbol);
  if (above !== undefined) return `this.${libraryInitName(above)}(${signature}, ${args});`;
  return `$rt.constructBase(this, ${quote(module.libraryBaseOf(symbol) ?? "")}, ${signature}, ${args});`;
}

function emitFactory(
  name: string,
  parameters: readonly string[],
  init: string,
  context: ClassContext,
): void {
  if (context.symbol.isAbstract) return;
  context.module.writer.frame(hiddenFrame);
  const first = context.initialisesFirst ? `${context.module.statics(context.symbol.name)}; ` : "";
  context.module.writer.line(
    `static ${name}(${parameters.join(", ")}) { ${first}const $o = new ${context.module.classRef(context.symbol.name)}();${runFields(context)} $o.${init}; return $o; }`,
    context.symbol.span.line,
  );
}

function emitConstructor(constructor: CheckedConstructor, context: ClassContext): void {
  const { symbol, module } = context;
  const parameters = constructor.parameters.join(", ");
  emitFactory(
    factoryName(constructor.symbol),
    constructor.parameters,
    `${initName(symbol, constructor.symbol)}(${parameters})`,
    context,
  );
  const code: CheckedStatement[] = [
    ...(constructor.delegate?.arguments ?? []).map((argument): CheckedStatement => ({
      kind: "expression",
      expression: argument,
      span: argument.span,
    })),
    constructor.body,
  ];
  emitFunction(
    `${initName(symbol, constructor.symbol)}(${parameters})`,
    module,
    options(context, "<init>", constructor.symbol.span.line),
    code,
    (method) => {
      emitDelegate(constructor, context, method);
      emitBody(constructor.body, method);
    },
  );
}

function emitDelegate(
  { delegate }: CheckedConstructor,
  context: ClassContext,
  method: MethodContext,
): void {
  if (delegate === undefined) {
    const implicit = superInit(context);
    if (implicit !== "") method.writer.line(implicit, context.symbol.span.line);
    return;
  }
  emitLine({ kind: "break", span: delegate.span }, method, () => {
    const args = delegate.arguments.map((argument) => emitExpression(argument, method)).join(", ");
    const above =
      delegate.to === "this" ? context.symbol : context.module.superclassOf(context.symbol);
    if (delegate.libraryConstructor !== undefined) {
      return delegate.to === "this"
        ? `this.${libraryInitName(context.symbol)}(${quote(delegate.libraryConstructor)}, [${args}]);`
        : librarySuper(context, quote(delegate.libraryConstructor), `[${args}]`);
    }
    return above === undefined ? ";" : `this.${initName(above, delegate.constructor)}(${args});`;
  });
}

function emitProperty(property: CheckedClass["properties"][number], context: ClassContext): void {
  const { field, getter, setter } = property;
  const shape = field.property;
  if (shape === undefined || (!shape.getterBody && !shape.setterBody && field.isVirtual !== true))
    return;
  const prefix = field.isStatic ? "static " : "";
  const frame = {
    ...options(context, `__sfdc_${field.name}`, field.span.line, field.visibility !== "private"),
    accessorOf: field,
  };
  const holder = field.isStatic ? context.module.statics(field.owner.name) : "this";
  const { writer } = context.module;
  writer.frame(hiddenFrame);
  if (getter !== undefined)
    emitMethodBody(`${prefix}${getterName(field)}()`, context.module, frame, getter);
  else if (field.isVirtual === true && shape.hasGetter)
    writer.line(
      `${prefix}${getterName(field)}() { return ${holder}.${storageName(field)}; }`,
      field.span.line,
    );
  if (setter !== undefined)
    emitMethodBody(
      `${prefix}${setterName(field)}(${setter.valueLocal})`,
      context.module,
      frame,
      setter.body,
    );
  else if (field.isVirtual === true && shape.hasSetter)
    writer.line(
      `${prefix}${setterName(field)}(value) { ${holder}.${storageName(field)} = value; }`,
      field.span.line,
    );
}

function emitMethod(checked: CheckedMethod, context: ClassContext): void {
  const { symbol, parameters, body } = checked;
  if (body === undefined) return;
  const header = `${symbol.isStatic ? "static " : ""}${symbol.jsName}(${parameters.join(", ")})`;
  // Private methods are reached from this class alone, which has been entered already; unless inner classes call them too.
  const inside =
    symbol.visibility === "private" &&
    context.symbol.inner.size === 0 &&
    context.symbol.outer === undefined &&
    symbol.annotations.length === 0;
  const bodyOptions = options(context, symbol.name, symbol.span.line, !inside);
  if (symbol.isStatic && context.initialisesFirst) {
    emitFunction(header, context.module, bodyOptions, [body], (method) => {
      method.writer.line(`${context.module.statics(context.symbol.name)};`, symbol.span.line);
      emitBody(body, method);
    });
    return;
  }
  emitMethodBody(header, context.module, bodyOptions, body);
}
