// Deploys source folders and, when that fails, lists every component's problem with file and line.
import { isAbsolute, relative } from "node:path";
import { root } from "../install.mjs";
import { OrgProblem, problemFrom } from "./problem.mjs";
import { commandText } from "./sf.mjs";

const MOST = 100;

/** Deploys folders in one transaction; running it again deploys the same again. */
export function deploy(sf, org, folders) {
  const args = [
    "project",
    "deploy",
    "start",
    ...folders.flatMap((folder) => ["--source-dir", folder]),
    "--target-org",
    org,
    "--ignore-conflicts",
    "--wait",
    "60",
  ];
  const { status, result, ...error } = sf.answer(args, {
    status: "Succeeded",
    numberComponentsDeployed: 0,
  });
  if (status === 0 && result.status !== "Failed") {
    return `${result.numberComponentsDeployed ?? 0} components deployed`;
  }
  const problems = componentProblems(result);
  if (problems.length === 0)
    throw problemFrom(
      result ? { ...error, message: error.message ?? result.errorMessage ?? result.status } : error,
      commandText(args),
    );
  throw new OrgProblem({
    what: `${problems.length} problems: nothing of this deployment is in the org (a deployment is all or nothing).`,
    where: [
      ...problems.slice(0, MOST),
      ...(problems.length > MOST ? [`and ${problems.length - MOST} more`] : []),
    ],
    fix: "Mend the files above; `npm run check` finds most of it without an org.",
  });
}

/** One line a problem: file:line:column, component, text. Paths are relative to the project. */
function componentProblems(result) {
  const files = (result?.files ?? []).filter((file) => file.state === "Failed");
  const named = files.map((file) =>
    line(
      file.filePath,
      file.lineNumber,
      file.columnNumber,
      `${file.type} ${file.fullName}`,
      file.error,
    ),
  );
  const failures = [result?.details?.componentFailures ?? []].flat();
  const loose = failures
    .filter(
      (failure) =>
        !files.some(
          (file) => file.error?.includes(failure.problem) && file.fullName === failure.fullName,
        ),
    )
    .map((failure) =>
      line(
        failure.fileName,
        failure.lineNumber,
        failure.columnNumber,
        `${failure.componentType} ${failure.fullName}`,
        failure.problem,
      ),
    );
  return [...new Set([...named, ...loose])];
}

function line(file, row, column, component, text) {
  const path = file && isAbsolute(file) ? relative(root, file) : (file ?? "(no file)");
  const place = [path, row, row === undefined ? undefined : column].filter(
    (part) => part !== undefined && part !== "",
  );
  return `${place.join(":")}  ${component}: ${text}`;
}
