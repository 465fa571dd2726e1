// The whole analysis of one project: settings, engines, suppressions; gives findings and counts, prints nothing.
import { needlessSuppressions } from "./needless.mjs";
import { applyAccepted, readSettings, settingsFinding } from "./settings.mjs";
import { runEngines } from "./engines.mjs";

const NEED_JAVA = ["pmd", "cpd"];

/**
 * Options as for runEngines, without settings. `accepted` are findings an entry of the settings accepts; `skipped` are
 * engines left out because there is no Java.
 */
export async function analyze(options) {
  const settings = readSettings(options.root);
  const run = await runEngines({ ...options, settings });
  const { open, accepted, unused } = applyAccepted(options.root, run.findings, settings);
  // Of a part of the files or engines it can't be told whether an entry is still needed.
  const stale = options.targets
    ? []
    : unused
        .filter(({ rule }) => run.engines.includes(rule.split(":")[0]))
        .map((entry) =>
          settingsFinding(
            settings.text,
            entry,
            `accepts a finding that is no longer there: ${entry.rule} in ${entry.file}`,
          ),
        );
  if (options.java && !options.targets)
    stale.push(...(await needlessSuppressions({ ...options, settings })));
  const skipped = options.java ? [] : [...NEED_JAVA, ...(options.deep ? ["sfge"] : [])];
  const findings = [...settings.findings, ...stale, ...open].sort(byPlace);
  return { ...run, findings, accepted, skipped };
}

function byPlace(a, b) {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
