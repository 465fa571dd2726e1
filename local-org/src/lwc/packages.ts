// Where the npm packages the browser side is built from lie on this disk, found the way Node finds them.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the browser-side modules that the local org brings itself. */
export const ownModulesDirectory = join(here, "modules");
/** The `local-org` folder: npm packages resolve from here. */
export const localOrgDirectory = join(here, "..", "..");

/** The root folder of an installed npm package. */
export function packageDirectory(name: string): string {
  for (let directory = localOrgDirectory; ; directory = dirname(directory)) {
    const candidate = join(directory, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) {
      return candidate;
    }
    if (dirname(directory) === directory) {
      throw new Error(
        `The npm package ${name} is not installed. Run \`npm ci\` in the repository.`,
      );
    }
  }
}

export function packageFile(specifier: string): string {
  return createRequire(join(localOrgDirectory, "package.json")).resolve(specifier);
}

export function baseComponentsDirectory(): string {
  return packageDirectory("lightning-base-components");
}
