// Runs Salesforce Code Analyzer's engines over a project and turns what they say into findings of one shape.
import core from "@salesforce/code-analyzer-core";
import eslintEngine from "@salesforce/code-analyzer-eslint-engine";
import pmdEngine from "@salesforce/code-analyzer-pmd-engine";
import regexEngine from "@salesforce/code-analyzer-regex-engine";
import retireEngine from "@salesforce/code-analyzer-retirejs-engine";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { analyzerRules, writeRuleset } from "./settings.mjs";

const { CodeAnalyzer, CodeAnalyzerConfig, EventType, LogLevel } = core;

/** Sources of what is deployed and their tests; TypeScript has its own linter, and the built .js stands for it here. */
const IGNORED = ["**/__tests__/**", "**/__mocks__/**", "**/*.ts", "**/node_modules/**"];
const RULES = ["Recommended", "AppExchange"];
const DEEP_RULES = "sfge:Security";
/** Text run as code: ESLint knows it, and Code Analyzer neither recommends nor tags it. */
const RUNNING_TEXT = ["no-eval", "no-implied-eval", "no-new-func", "no-script-url"];

/**
 * PMD's rule of this name reads JavaScript with a parser that knows no modules, so it sees nothing of a component. One
 * level of braces may stand between the two.
 */
const BUBBLES_COMPOSED = {
  regex: String.raw`/\bbubbles:\s*true\b(?:[^{}]|\{[^{}]*\})*?\bcomposed:\s*true\b|\bcomposed:\s*true\b(?:[^{}]|\{[^{}]*\})*?\bbubbles:\s*true\b/g`,
  file_extensions: [".js"],
  description: "Events that bubble and are composed reach every component of the page.",
  violation_message:
    "Avoid setting both bubbles and composed to true: the event and its detail leave the component.",
  severity: 2,
  tags: ["Recommended", "AppExchange", "Security", "JavaScript"],
};

/**
 * @param options.root the project; options.folders what of it is analysed; options.targets files to look at, all when left out
 * @param options.java command of a Java, undefined to leave out what needs one; options.deep adds the graph engine
 * @param options.settings as readSettings gives them; options.selectors other rules than usual
 */
export async function runEngines(options) {
  return withAnalyzer(options, async (analyzer, workspace) => {
    const watch = listen(analyzer, options.root);
    const selection = await analyzer.selectRules(selectorsFor(options), { workspace });
    watch.start();
    const results = await analyzer.run(selection, { workspace });
    const found = results.getViolations().map((violation) => findingFrom(violation, options.root));
    return {
      findings: once([...found, ...watch.problems]),
      files: (await workspace.getTargetedFiles()).length,
      rules: selection.getCount(),
      engines: selection.getEngineNames(),
      seconds: watch.seconds,
      results,
    };
  });
}

function selectorsFor({ selectors, deep }) {
  const runningText = RUNNING_TEXT.map((name) => `eslint:${name}`);
  return selectors ?? [...RULES, ...runningText, ...(deep ? [DEEP_RULES] : [])];
}

/** The tags of every rule there is for the project's files, by `engine:rule`. */
export async function rulesWithTags(options) {
  const settings = { rulesOff: [], thresholds: [], engineOptions: [] };
  return withAnalyzer({ ...options, settings }, async (analyzer, workspace) => {
    const selection = await analyzer.selectRules(["all"], { workspace });
    const rules = selection.getEngineNames().flatMap((engine) => selection.getRulesFor(engine));
    return new Map(
      rules.map((rule) => [`${rule.getEngineName()}:${rule.getName()}`, rule.getTags()]),
    );
  });
}

/** Each run has a working folder of its own, because two may run at the same time. */
async function withAnalyzer(options, use) {
  const parent = join(options.root, ".local-org", "analyze");
  mkdirSync(parent, { recursive: true });
  const working = mkdtempSync(join(parent, "run-"));
  try {
    prepareJava(options);
    const config = CodeAnalyzerConfig.fromObject(configFor(options, working), options.root);
    const analyzer = new CodeAnalyzer(config);
    for (const plugin of await pluginsFor(options)) await analyzer.addEnginePlugin(plugin);
    const folders = options.folders.map((folder) => join(options.root, folder)).filter(existsSync);
    const targets = options.targets?.map((file) => join(options.root, file));
    return await use(analyzer, await analyzer.createWorkspace(folders, targets));
  } finally {
    rmSync(working, { recursive: true, force: true });
  }
}

/** The graph engine tells the same once for every way that leads there. */
function once(findings) {
  const byText = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byText.values()];
}

/** The engines start one Java each and give no place for its options but the environment. */
function prepareJava({ root, deep, targets }) {
  // Most of a short run is start-up, which the second compiler and the parallel collector only lengthen; the graph engine runs for minutes.
  if (!deep) process.env.JAVA_TOOL_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  // With it PMD links the whole project and finds methods nobody calls.
  if (targets) delete process.env.PMD_APEX_ROOT_DIRECTORY;
  else process.env.PMD_APEX_ROOT_DIRECTORY = root;
}

async function pluginsFor({ java, deep }) {
  const plugins = [regexEngine, retireEngine, eslintEngine];
  if (java) plugins.push(pmdEngine);
  if (java && deep) plugins.push((await import("@salesforce/code-analyzer-sfge-engine")).default);
  return plugins.map((engine) => engine.createEnginePlugin());
}

function configFor({ root, settings, java, targets }, working) {
  const ruleset = writeRuleset(join(working, "thresholds.xml"), settings);
  const engines = {
    eslint: {},
    regex: { custom_rules: { AvoidLwcBubblesComposedTrue: BUBBLES_COMPOSED } },
    pmd: {
      java_command: java,
      custom_rulesets: ruleset ? [ruleset] : [],
      file_extensions: { javascript: [] },
    },
    // Copies are found between files, so a few of them tell nothing; those of components are found in their TypeScript.
    cpd: targets
      ? { disable_engine: true }
      : { java_command: java, file_extensions: { javascript: [] } },
    sfge: {
      java_command: java,
      java_max_heap_size: "4g",
      java_thread_count: 2,
      java_thread_timeout: 120_000,
    },
  };
  for (const { engine, option, value } of settings.engineOptions) engines[engine][option] = value;
  return {
    config_root: root,
    root_working_folder: working,
    log_folder: working,
    rules: analyzerRules(settings),
    ignores: { files: IGNORED },
    engines,
  };
}

/** Collects what engines only log: their times, and the errors after which a file or a path went unread. */
function listen(analyzer, root) {
  const watch = { problems: [], seconds: {}, start: () => (watch.started = Date.now()) };
  watch.start();
  analyzer.onEvent(EventType.EngineResultsEvent, ({ results }) => {
    watch.seconds[results.getEngineName()] = (Date.now() - watch.started) / 1000;
  });
  const note = (engine, { logLevel, message }) => {
    if (logLevel === LogLevel.Error) watch.problems.push(problemFrom(engine, message, root));
  };
  analyzer.onEvent(EventType.LogEvent, (event) => note("core", event));
  analyzer.onEvent(EventType.EngineLogEvent, (event) => note(event.engineName, event));
  return watch;
}

function problemFrom(engine, message, root) {
  const named = /file '([^']+)'/.exec(message)?.[1];
  const entryPoint = /entry point: (.+?):(\d+):\d+:/.exec(message);
  const path = named ?? entryPoint?.[1];
  return {
    file: path ? fromRoot(root, path) : ".",
    line: Number(entryPoint?.[2] ?? 1),
    engine,
    rule: "unread",
    level: "error",
    message: oneLine(message),
  };
}

function findingFrom(violation, root) {
  const rule = violation.getRule();
  const primary = violation.getPrimaryLocationIndex();
  const places = violation.getCodeLocations();
  const place = places[primary];
  const others = places
    .filter((_, index) => index !== primary)
    .map((other) => `${fromRoot(root, other.getFile())}:${other.getStartLine()}`);
  const also = others.length > 0 ? ` (with ${others.join(", ")})` : "";
  return {
    file: place.getFile() ? fromRoot(root, place.getFile()) : ".",
    line: place.getStartLine() ?? 1,
    endLine: place.getEndLine(),
    engine: rule.getEngineName(),
    rule: rule.getName(),
    level: levelOf(rule),
    message: oneLine(violation.getMessage()) + also,
  };
}

/** What AppExchange and security rules find would fail the security review; everything else is a warning. */
function levelOf(rule) {
  const tags = rule.getTags();
  const isSecurity = tags.includes("AppExchange") || tags.includes("Security");
  return isSecurity || RUNNING_TEXT.includes(rule.getName()) ? "error" : "warning";
}

const fromRoot = (root, file) => relative(root, file).split(sep).join("/");
const oneLine = (text) => text.trim().replaceAll(/\s+/g, " ").slice(0, 400);
