// Every rule group, in the order of platform-facts.md.
import { lookups } from "./lookups.ts";
import type { Rule } from "../rule.ts";

export const rules: readonly Rule[] = [...lookups];
