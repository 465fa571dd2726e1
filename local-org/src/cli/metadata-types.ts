// Reads the Metadata API's types from the package that carries them, for the pure layers.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { metadataTypesFrom } from "../validate/index.ts";
import type { MetadataTypes } from "../validate/metadata-types.ts";

export function metadataTypes(): MetadataTypes {
  const script = createRequire(import.meta.url).resolve("@salesforce/types/metadata");
  return metadataTypesFrom(readFileSync(script.replace(/\.js$/, ".d.ts"), "utf8"));
}
