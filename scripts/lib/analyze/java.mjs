// Finds the Java that PMD, CPD and the graph engine run on: what the environment names, else the path, else Debian's package.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const OLDEST = 11;

/** The command of a Java that is new enough; undefined when there is none. */
export function findJava(environment = process.env) {
  const named = ["JAVA_HOME", "JRE_HOME", "JDK_HOME"]
    .filter((name) => environment[name])
    .map((name) => join(environment[name], "bin", "java"));
  return [...named, "java"].find((command) => majorVersion(command, environment) >= OLDEST);
}

/** As above; installs Debian's package where that can be done without asking anybody. */
export function ensureJava(environment = process.env) {
  return (
    findJava(environment) ?? (installFromDebian(environment) ? findJava(environment) : undefined)
  );
}

function majorVersion(command, env) {
  const run = spawnSync(command, ["-version"], { encoding: "utf8", env });
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(run.stderr ?? "") ?? [];
  return Number((first === "1" ? second : first) ?? 0);
}

function installFromDebian(environment) {
  if (process.getuid?.() !== 0) return false;
  const apt = (...args) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...environment, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  if (!apt("--version")) return false;
  console.log("Installing Debian's default-jre-headless for PMD and CPD …");
  apt("update", "-qq");
  return apt("install", "-y", "-qq", "default-jre-headless");
}
