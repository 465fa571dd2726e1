// The patterns of .forceignore, which are those of .gitignore: what they match isn't part of the project.

interface Rule {
  readonly pattern: RegExp;
  readonly negated: boolean;
}

/** Whether a path (relative to the project root) is ignored; the last rule that matches decides. */
export function ignoredBy(text: string): (file: string) => boolean {
  const rules = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(ruleOf);
  return (file) =>
    rules.reduce((ignored, rule) => (rule.pattern.test(file) ? !rule.negated : ignored), false);
}

function ruleOf(line: string): Rule {
  const negated = line.startsWith("!");
  const body = (negated ? line.slice(1) : line).replace(/\/$/, "");
  const anchored = body.replace(/^\//, "").includes("/") || body.startsWith("/");
  const source = body
    .replace(/^\//, "")
    .split("/")
    .map((part) =>
      part === "**"
        ? "**"
        : part
            .replace(/[.+^${}()|\\]/g, "\\$&")
            .replace(/\*+/g, "[^/]*")
            .replace(/\?/g, "[^/]"),
    )
    .join("/");
  const path = source
    .replace(/^\*\*\//, "(?:.*/)?")
    .replace(/\/\*\*\//g, "/(?:.*/)?")
    .replace(/\/\*\*$/, "/.*")
    .replace(/^\*\*$/, ".*");
  return { negated, pattern: new RegExp(`^${anchored ? "" : "(?:.*/)?"}${path}(?:/.*)?$`) };
}
