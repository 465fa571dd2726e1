// Answers the parser's commonest questions from one or two tokens of lookahead. The generic algorithm gives the same answers, but works
// them out anew for every kind of token in every context: four fifths of a cold parse.
import type { ApexParser, ApexToken } from "@apexdevtools/apex-parser";
import type { Grammar } from "./grammar.ts";

interface TokenInput {
  LA(offset: number): number;
  LT(offset: number): ApexToken | null;
}
type Predict = (input: TokenInput, decision: number, context: unknown) => number;
/** The parts of the ANTLR runtime that its type declarations leave out. */
interface Simulator {
  adaptivePredict: Predict;
  readonly atn: {
    readonly decisionToState: readonly {
      readonly ruleIndex: number;
      readonly stateType: number;
      readonly transitions: readonly unknown[];
    }[];
  };
}

/** The alternative, or undefined to let the generic algorithm find it. */
type Hint = (input: TokenInput) => number | undefined;
const loopEntry = 10;

export function hintPredictions(parser: ApexParser, grammar: Grammar): void {
  const simulator = parser._interp as unknown as Simulator;
  const hints = hintTable(simulator, parser, grammar);
  const generic = simulator.adaptivePredict.bind(simulator);
  simulator.adaptivePredict = (input, decision, context) =>
    hints.get(decision)?.(input) ?? generic(input, decision, context);
}

/** Decisions are found by their rule and shape, so that another version of the grammar loses speed at worst. */
function hintTable({ atn }: Simulator, parser: ApexParser, grammar: Grammar): Map<number, Hint> {
  const table = new Map<number, Hint>();
  const hints = createHints(grammar, parser);
  atn.decisionToState.forEach(({ ruleIndex, stateType, transitions }, decision) => {
    const hint = hints.get(
      `${parser.ruleNames[ruleIndex] ?? ""} ${stateType === loopEntry ? "loop" : "choice"} ${transitions.length}`,
    );
    if (hint !== undefined) table.set(decision, hint);
  });
  return table;
}

function createHints({ ApexLexer: L }: Grammar, parser: ApexParser): Map<string, Hint> {
  const ends = new Set([
    L.SEMI,
    L.RPAREN,
    L.COMMA,
    L.RBRACE,
    L.RBRACK,
    L.COLON,
    L.LBRACE,
    L.MAPTO,
    L.Identifier,
  ]);
  const levels = new Map(
    precedences({ ApexLexer: L }).flatMap(([level, types]) =>
      types.map((type) => [type, level] as const),
    ),
  );
  const literals = new Set([
    L.IntegerLiteral,
    L.LongLiteral,
    L.NumberLiteral,
    L.StringLiteral,
    L.MultilineStringLiteral,
    L.BooleanLiteral,
    L.NULL,
    L.LBRACK,
    L.FindLiteral,
  ]);
  const named = new Set([L.Identifier, L.THIS, L.SUPER]);
  const generics = new Set([L.LIST, L.SET, L.MAP]);
  const expressionStart: Hint = (input) => {
    const type = input.LA(1);
    if (named.has(type)) return input.LA(2) === L.LPAREN ? 2 : 1;
    if (literals.has(type)) return 1;
    if (type === L.NEW) return 3;
    if (type === L.BANG || type === L.TILDE) return 7;
    return type === L.ADD || type === L.SUB || type === L.INC || type === L.DEC ? 6 : undefined;
  };
  return new Map<string, Hint>([
    ["expression choice 7", expressionStart],
    // after a dot: a call or a name
    ["expression choice 2", (input) => (input.LA(2) === L.LPAREN ? 1 : 2)],
    [
      "expression loop 2",
      (input) => {
        const type = input.LA(1);
        if (ends.has(type)) return 2;
        const level =
          (type === L.LT || type === L.GT) && input.LA(2) === type ? 12 : levels.get(type);
        return level === undefined ? undefined : parser.precpred(parser._ctx, level) ? 1 : 2;
      },
    ],
    // `new X…`: arguments, a size or elements in brackets, nothing in braces
    [
      "creator choice 5",
      (input) => {
        const type = input.LA(1);
        return type === L.LPAREN
          ? 2
          : type === L.LBRACK
            ? 3
            : type === L.LBRACE && input.LA(2) === L.RBRACE
              ? 1
              : undefined;
      },
    ],
    // `List<` always opens type arguments
    [
      "typeName choice 2",
      (input) =>
        generics.has(input.LT(-1)?.type ?? 0) ? (input.LA(1) === L.LT ? 1 : 2) : undefined,
    ],
    ["typeRef loop 2", (input) => (input.LA(1) === L.DOT ? (input.LA(2) === L.CLASS ? 2 : 1) : 2)],
  ]);
}

/** How tightly operators bind in the grammar, tightest first; shifts (12) are two or three tokens and told by the second. */
function precedences({
  ApexLexer: L,
}: Pick<Grammar, "ApexLexer">): readonly (readonly [number, readonly number[]])[] {
  return [
    [23, [L.DOT, L.QUESTIONDOT]],
    [22, [L.LBRACK]],
    [17, [L.INC, L.DEC]],
    [14, [L.MUL, L.DIV]],
    [13, [L.ADD, L.SUB]],
    [11, [L.LT, L.GT]],
    [10, [L.INSTANCEOF]],
    [9, [L.TRIPLEEQUAL, L.TRIPLENOTEQUAL, L.EQUAL, L.NOTEQUAL, L.LESSANDGREATER]],
    [8, [L.BITAND]],
    [7, [L.CARET]],
    [6, [L.BITOR]],
    [5, [L.AND]],
    [4, [L.OR]],
    [3, [L.COAL]],
    [2, [L.QUESTION]],
    [
      1,
      [
        L.ASSIGN,
        L.ADD_ASSIGN,
        L.SUB_ASSIGN,
        L.MUL_ASSIGN,
        L.DIV_ASSIGN,
        L.AND_ASSIGN,
        L.OR_ASSIGN,
        L.XOR_ASSIGN,
        L.RSHIFT_ASSIGN,
        L.URSHIFT_ASSIGN,
        L.LSHIFT_ASSIGN,
      ],
    ],
  ];
}
