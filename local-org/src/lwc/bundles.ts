// Which folder a component specifier (`c/x`, `lightning/x`, `shell/x`, `local/x`) names, and which bundle a file belongs to.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { LwcBundle, Schema } from "../metadata/schema.ts";
import type { BundleName } from "./compile-source.ts";
import { locateLightningModule } from "./lightning-modules.ts";
import { baseComponentsDirectory, ownModulesDirectory } from "./packages.ts";

export interface Bundle extends BundleName {
  readonly directory: string;
  readonly apiVersion: number;
}

export interface Bundles {
  /** The bundle a specifier names; undefined when it names none. */
  find(specifier: string): Bundle | undefined;
  /** The bundle a source file lies in. */
  ownerOf(file: string): Bundle | undefined;
}

const currentApiVersion = 66;
const mainExtensions = [".ts", ".js", ".html", ".css"] as const;

export function openBundles(schema: Schema, projectRoot: string): Bundles {
  const project = new Map(
    schema.lwc.map((bundle) => [bundle.name, projectBundle(bundle, projectRoot)]),
  );
  const byDirectory = new Map<string, Bundle>();

  function locate(specifier: string): Bundle | undefined {
    const [namespace = "", name = "", ...rest] = specifier.split("/");
    if (rest.length > 0 || name === "") {
      return undefined;
    }
    switch (namespace) {
      case "c":
        return project.get(name);
      case "lightning": {
        const module = locateLightningModule(name);
        return module.kind === "missing"
          ? undefined
          : { namespace, name, directory: module.directory, apiVersion: currentApiVersion };
      }
      case "shell":
      case "local": {
        const directory = join(ownModulesDirectory, namespace, name);
        return existsSync(directory)
          ? { namespace, name, directory, apiVersion: currentApiVersion }
          : undefined;
      }
      default:
        return undefined;
    }
  }

  return {
    find(specifier) {
      const bundle = locate(specifier);
      if (bundle) {
        byDirectory.set(bundle.directory, bundle);
      }
      return bundle;
    },
    ownerOf(file) {
      for (
        let directory = dirname(file);
        directory !== dirname(directory);
        directory = dirname(directory)
      ) {
        const bundle = byDirectory.get(directory) ?? baseComponentIn(directory);
        if (bundle) {
          return bundle;
        }
      }
      return undefined;
    },
  };
}

/** The file a bundle starts from. */
export function mainFile(bundle: Bundle): string | undefined {
  return mainExtensions
    .map((extension) => join(bundle.directory, bundle.name + extension))
    .find((file) => existsSync(file));
}

/** Specifiers of every bundle in one namespace of our own modules: `shell/app`, `shell/recordPage` … */
export function ownSpecifiers(namespace: string): string[] {
  const directory = join(ownModulesDirectory, namespace);
  return existsSync(directory)
    ? readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${namespace}/${entry.name}`)
        .sort()
    : [];
}

function projectBundle(bundle: LwcBundle, projectRoot: string): Bundle {
  return {
    namespace: "c",
    name: bundle.name,
    directory: resolve(projectRoot, bundle.directory),
    apiVersion: bundle.apiVersion,
  };
}

function baseComponentIn(directory: string): Bundle | undefined {
  const root = join(baseComponentsDirectory(), "src", "lightning");
  if (dirname(directory) !== root) {
    return undefined;
  }
  const name = directory.slice(root.length + 1);
  return { namespace: "lightning", name, directory, apiVersion: currentApiVersion };
}
