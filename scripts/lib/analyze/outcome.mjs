// What an analysis comes to: its lines, its last line and its exit code.

export function printable({ file, line, engine, rule, message }) {
  return `${file}:${line} ${engine}:${rule} ${message}`;
}

export function summary({ findings, accepted, files, rules, seconds }, total) {
  const count = (level) => {
    const number = findings.filter((finding) => finding.level === level).length;
    return `${number} ${level}${number === 1 ? "" : "s"}`;
  };
  const engines = Object.entries(seconds).map(([name, time]) => `${name} ${time.toFixed(1)}`);
  return `${count("error")}, ${count("warning")} in ${files} files by ${rules} rules, ${accepted.length} accepted; ${total.toFixed(1)} s (${engines.join(", ")})`;
}

export function skippedText({ skipped }) {
  return `Java 11 or later was not found, so ${skipped.join(", ")} did not run. Install it (Debian: \`sudo apt-get install default-jre-headless\`) or set JAVA_HOME, then run this again.`;
}

/** A person without Java may go on with what could be checked; CI may not. */
export function exitCode({ findings, skipped }, environment = process.env) {
  const isIncomplete = skipped.length > 0 && environment.CI === "true";
  return findings.length > 0 || isIncomplete ? 1 : 0;
}
