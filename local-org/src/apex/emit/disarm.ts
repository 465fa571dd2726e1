// Makes a unit with problems runnable: a statement that does not compile fails when it is reached, and everything around it runs.
import type {
  CheckedClass,
  CheckedConstructor,
  CheckedExpression,
  CheckedInitializer,
  CheckedStatement,
  CheckedUnit,
} from "../checked.ts";
import { someNode } from "./walk.ts";
import type { ApexDiagnostic } from "../environment.ts";
import type { ClassSymbol, MethodSymbol } from "../types.ts";
import type { Span } from "../ast.ts";

type Problem = ApexDiagnostic;

export function disarm(
  unit: CheckedUnit,
  problems: readonly Problem[],
  orphans: ReadonlySet<ClassSymbol>,
): CheckedUnit {
  const surgeon = new Surgeon(
    problems.filter(({ severity }) => severity === "error"),
    orphans,
  );
  return unit.kind === "trigger"
    ? { ...unit, trigger: { ...unit.trigger, body: surgeon.statement(unit.trigger.body) } }
    : { ...unit, class: surgeon.class(unit.class) };
}

class Surgeon {
  private readonly problems: readonly Problem[];
  /** classes whose superclass is not known */ private readonly orphans: ReadonlySet<ClassSymbol>;
  constructor(problems: readonly Problem[], orphans: ReadonlySet<ClassSymbol>) {
    this.problems = problems;
    this.orphans = orphans;
  }

  class(checked: CheckedClass): CheckedClass {
    return {
      ...checked,
      inner: checked.inner.map((inner) => this.class(inner)),
      staticInitializers: checked.staticInitializers.map((one) => this.initializer(one)),
      instanceInitializers: [
        ...this.refusal(checked),
        ...checked.instanceInitializers.map((one) => this.initializer(one)),
      ],
      properties: checked.properties.map((property) => ({
        ...property,
        ...(property.getter === undefined ? {} : { getter: this.statement(property.getter) }),
        ...(property.setter === undefined
          ? {}
          : { setter: { ...property.setter, body: this.statement(property.setter.body) } }),
      })),
      methods: checked.methods.map((method) =>
        method.body === undefined
          ? method
          : { ...method, body: this.body(method.body, method.symbol) },
      ),
      constructors: checked.constructors.map((one) => this.repairedConstructor(one)),
    };
  }

  /** Without its superclass an object would be half an object: nobody gets one. */
  private refusal({ symbol }: CheckedClass): CheckedInitializer[] {
    return this.orphans.has(symbol)
      ? [{ kind: "block", body: broken(this.about(symbol.span), symbol.span) }]
      : [];
  }

  private body(body: CheckedStatement, symbol: MethodSymbol): CheckedStatement {
    const inSignature =
      symbol.parameters.some(({ type }) => type.kind === "error") ||
      symbol.returnType.kind === "error";
    return inSignature ? broken(this.about(symbol.span), body.span) : this.statement(body);
  }

  private repairedConstructor(constructor: CheckedConstructor): CheckedConstructor {
    const { delegate } = constructor;
    const body = this.body(constructor.body, constructor.symbol);
    if (delegate === undefined) return { ...constructor, body };
    if (this.within(delegate.span) === undefined && !delegate.arguments.some(isUnknown))
      return { ...constructor, body };
    return {
      symbol: constructor.symbol,
      parameters: constructor.parameters,
      body: broken(this.about(delegate.span), delegate.span),
    };
  }

  private initializer(initializer: CheckedInitializer): CheckedInitializer {
    if (initializer.kind === "block")
      return { ...initializer, body: this.statement(initializer.body) };
    const { span, value } = initializer;
    return this.within(span) === undefined && !isUnknown(value)
      ? initializer
      : { kind: "block", body: broken(this.about(span), span) };
  }

  statement(node: CheckedStatement): CheckedStatement {
    if (this.isSound(node)) return node;
    switch (node.kind) {
      case "block":
        return { ...node, statements: node.statements.map((one) => this.statement(one)) };
      case "if":
        return this.holds(node.condition)
          ? {
              ...node,
              then: this.statement(node.then),
              ...(node.otherwise === undefined
                ? {}
                : { otherwise: this.statement(node.otherwise) }),
            }
          : this.broken(node);
      case "while":
      case "doWhile":
        return this.holds(node.condition) && node.body !== undefined
          ? { ...node, body: this.statement(node.body) }
          : this.broken(node);
      case "forEach":
        return this.holds(node.iterable) && node.type.kind !== "error" && node.body !== undefined
          ? { ...node, body: this.statement(node.body) }
          : this.broken(node);
      case "try":
        return this.try(node);
      case "runAs":
        return this.holds(node.subject)
          ? { ...node, body: this.statement(node.body) }
          : this.broken(node);
      default:
        return this.broken(node);
    }
  }

  private try(node: Extract<CheckedStatement, { kind: "try" }>): CheckedStatement {
    if (node.catches.some(({ type }) => type.kind === "error")) return this.broken(node);
    return {
      ...node,
      body: this.statement(node.body),
      catches: node.catches.map((one) => ({ ...one, body: this.statement(one.body) })),
      ...(node.finallyBody === undefined ? {} : { finallyBody: this.statement(node.finallyBody) }),
    };
  }

  private isSound(node: CheckedStatement): boolean {
    return this.within(node.span) === undefined && !isUnknown(node);
  }
  private holds(node: CheckedExpression): boolean {
    return this.within(node.span) === undefined && !isUnknown(node);
  }
  private broken(node: CheckedStatement): CheckedStatement {
    return broken(this.about(node.span), node.span);
  }
  private within(span: Span): Problem | undefined {
    return this.problems.find(({ start }) => start >= span.start && start < span.end);
  }
  /** What is wrong there; without a message of its own it uses something that is wrong elsewhere. */
  private about(span: Span): string {
    const found =
      this.within(span) ??
      this.problems.findLast(({ start }) => start < span.end) ??
      this.problems[0];
    return found === undefined ? FOLLOWS : describe(found);
  }
}

const FOLLOWS = "it uses a declaration of another file that does not compile";
const describe = ({ message, file, line, column }: Problem): string =>
  `${message} (${file}:${line}:${column})`;

/** Fails as its whole: follow-on errors have no message of their own, so the type tells. */
function isUnknown(node: CheckedExpression | CheckedStatement): boolean {
  return someNode(
    node,
    (below) => "type" in below && (below.type as { readonly kind: string }).kind === "error",
  );
}

function broken(why: string, span: Span): CheckedStatement {
  return { kind: "broken", why, span };
}
