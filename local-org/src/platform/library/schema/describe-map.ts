// The maps describe answers with: keys are looked up in any case, with or without the project's namespace.
import { ApexMap } from "../../values/collections.ts";

/**
 * `Schema.getGlobalDescribe()` and `fields.getMap()`: their keys are lower-case qualified names, and `get`, `containsKey` ignore case
 * (Apex Developer Guide, "Using sObject Tokens": names are not case-sensitive here).
 */
export class DescribeMap extends ApexMap {
  private readonly normalize: (name: string) => string;
  constructor(
    keyType: string,
    valueType: string,
    entries: Iterable<readonly [string, unknown]>,
    normalize: (name: string) => string,
  ) {
    super(keyType, valueType, []);
    this.normalize = normalize;
    for (const [key, value] of entries) super.put(key, value);
  }
  private form(key: unknown): unknown {
    return typeof key === "string" ? this.normalize(key) : key;
  }
  override has(key: unknown): boolean {
    return super.has(this.form(key));
  }
  override get(key: unknown): unknown {
    return super.get(this.form(key));
  }
  override delete(key: unknown): unknown {
    return super.delete(this.form(key));
  }
}
