// System.Pattern and System.Matcher.
import { defineClass } from "../../../apex/library.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need, strings } from "../helpers.ts";
import { compileJavaPattern, expandReplacement, splitText } from "../regex.ts";

class PatternValue extends PlatformObject {
  readonly apexType = "System.Pattern";
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
    compileJavaPattern(text);
  }
  override showWhole(): string {
    return this.text;
  }
}

class MatcherValue extends PlatformObject {
  readonly apexType = "System.Matcher";
  pattern: PatternValue;
  input: string;
  private expression: RegExp;
  private from = 0;
  private region: readonly [number, number];
  match: RegExpExecArray | null = null;
  private appended = 0;

  constructor(pattern: PatternValue, input: string) {
    super();
    this.pattern = pattern;
    this.input = input;
    this.expression = this.compile();
    this.region = [0, input.length];
  }
  private compile(): RegExp {
    const compiled = compileJavaPattern(this.pattern.text);
    return new RegExp(compiled.source, `${compiled.flags}d`);
  }
  usePattern(pattern: PatternValue): this {
    this.pattern = pattern;
    this.expression = this.compile();
    this.match = null;
    return this;
  }
  reset(input = this.input): this {
    this.input = input;
    this.region = [0, input.length];
    this.from = 0;
    this.appended = 0;
    this.match = null;
    return this;
  }
  setRegion(start: number, end: number): this {
    if (start < 0 || end > this.input.length || start > end)
      throw apexError("System.StringException", "Region out of bounds");
    this.region = [start, end];
    this.from = start;
    this.match = null;
    return this;
  }
  get regionStart(): number {
    return this.region[0];
  }
  get regionEnd(): number {
    return this.region[1];
  }
  /** Text up to the end of the region, so that positions stay those of the input. */
  private get subject(): string {
    return this.input.slice(0, this.region[1]);
  }
  find(): boolean {
    if (this.from > this.region[1]) {
      this.match = null;
      return false;
    }
    this.expression.lastIndex = this.from;
    this.match = this.expression.exec(this.subject);
    if (this.match !== null)
      this.from = this.match.index + this.match[0].length + (this.match[0] === "" ? 1 : 0);
    else this.from = this.region[1] + 1;
    return this.match !== null;
  }
  private anchored(suffix: string): boolean {
    const sticky = new RegExp(
      `(?:${this.expression.source})${suffix}`,
      this.expression.flags.replace("g", "") + "y",
    );
    sticky.lastIndex = this.region[0];
    this.match = sticky.exec(this.subject);
    if (this.match !== null) this.from = this.match.index + this.match[0].length;
    return this.match !== null;
  }
  matches(): boolean {
    return this.anchored("(?![\\s\\S])");
  }
  lookingAt(): boolean {
    return this.anchored("");
  }
  get found(): RegExpExecArray {
    if (this.match === null) throw apexError("System.StringException", "No match found");
    return this.match;
  }
  groupIndex(group: number): number {
    if (group < 0 || group >= this.found.length)
      throw apexError("System.StringException", `No group ${group}`);
    return group;
  }
  bounds(group: number): readonly [number, number] {
    return this.found.indices?.[this.groupIndex(group)] ?? [-1, -1];
  }
  groupCount(): number {
    return (
      (new RegExp(`${this.expression.source}|`, this.expression.flags.replace(/[gd]/g, "")).exec("")
        ?.length ?? 1) - 1
    );
  }
  get atEnd(): boolean {
    return this.match === null
      ? this.from > this.region[1]
      : this.match.index + this.match[0].length === this.region[1];
  }
  replace(replacement: string, all: boolean): string {
    this.reset();
    let result = "",
      last = 0;
    while (this.find()) {
      result +=
        this.input.slice(last, this.found.index) + expandReplacement(replacement, this.found);
      last = this.found.index + this.found[0].length;
      if (!all) break;
    }
    return result + this.input.slice(last);
  }
}

export const patternClass = defineClass({
  name: "System.Pattern",
  kind: "class",
  members: {
    "static Pattern compile(String pattern)": (_rt: Runtime, pattern: string) =>
      new PatternValue(need(pattern)),
    "static Boolean matches(String pattern, String text)": (
      _rt: Runtime,
      pattern: string,
      text: string,
    ) => new MatcherValue(new PatternValue(need(pattern, 1)), need(text, 2)).matches(),
    "static String quote(String text)": (_rt: Runtime, text: string) => `\\Q${need(text)}\\E`,
    "Matcher matcher(String text)": (_rt: Runtime, self: PatternValue, text: string) =>
      new MatcherValue(self, need(text)),
    "String pattern()": (_rt: Runtime, self: PatternValue) => self.text,
    "List<String> split(String text)": (_rt: Runtime, self: PatternValue, text: string) =>
      strings(splitText(need(text), compileJavaPattern(self.text))),
    "List<String> split(String text, Integer limit)": (
      _rt: Runtime,
      self: PatternValue,
      text: string,
      limit: number,
    ) => strings(splitText(need(text), compileJavaPattern(self.text), limit)),
  },
});

export const matcherClass = defineClass({
  name: "System.Matcher",
  kind: "class",
  members: {
    "static String quoteReplacement(String text)": (_rt: Runtime, text: string) =>
      need(text).replace(/[\\$]/g, "\\$&"),
    "Boolean find()": (_rt: Runtime, self: MatcherValue) => self.find(),
    "Boolean find(Integer from)": (_rt: Runtime, self: MatcherValue, from: number) =>
      self.reset().setRegion(need(from), self.input.length).find(),
    "Boolean matches()": (_rt: Runtime, self: MatcherValue) => self.matches(),
    "Boolean lookingAt()": (_rt: Runtime, self: MatcherValue) => self.lookingAt(),
    "String group()": (_rt: Runtime, self: MatcherValue) => self.found[0],
    "String group(Integer index)": (_rt: Runtime, self: MatcherValue, index: number) =>
      self.found[self.groupIndex(need(index))] ?? null,
    "Integer groupCount()": (_rt: Runtime, self: MatcherValue) => self.groupCount(),
    "Integer start()": (_rt: Runtime, self: MatcherValue) => self.bounds(0)[0],
    "Integer start(Integer index)": (_rt: Runtime, self: MatcherValue, index: number) =>
      self.bounds(need(index))[0],
    "Integer end()": (_rt: Runtime, self: MatcherValue) => self.bounds(0)[1],
    "Integer end(Integer index)": (_rt: Runtime, self: MatcherValue, index: number) =>
      self.bounds(need(index))[1],
    "Boolean hitEnd()": (_rt: Runtime, self: MatcherValue) => self.atEnd,
    "Boolean requireEnd()": (_rt: Runtime, self: MatcherValue) =>
      self.match !== null && self.pattern.text.endsWith("$"),
    "Pattern pattern()": (_rt: Runtime, self: MatcherValue) => self.pattern,
    "Matcher region(Integer start, Integer end)": (
      _rt: Runtime,
      self: MatcherValue,
      start: number,
      end: number,
    ) => self.setRegion(need(start), need(end)),
    "Integer regionStart()": (_rt: Runtime, self: MatcherValue) => self.regionStart,
    "Integer regionEnd()": (_rt: Runtime, self: MatcherValue) => self.regionEnd,
    "Matcher reset()": (_rt: Runtime, self: MatcherValue) => self.reset(),
    "Matcher reset(String text)": (_rt: Runtime, self: MatcherValue, text: string) =>
      self.reset(need(text)),
    "String replaceAll(String replacement)": (
      _rt: Runtime,
      self: MatcherValue,
      replacement: string,
    ) => self.replace(need(replacement), true),
    "String replaceFirst(String replacement)": (
      _rt: Runtime,
      self: MatcherValue,
      replacement: string,
    ) => self.replace(need(replacement), false),
    "Matcher usePattern(Pattern pattern)": (
      _rt: Runtime,
      self: MatcherValue,
      pattern: PatternValue,
    ) => self.usePattern(need(pattern)),
  },
});
