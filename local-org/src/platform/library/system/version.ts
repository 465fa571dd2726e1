// System.Version: package versions.
import { defineClass } from "../../../apex/library.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

export class VersionValue extends PlatformObject {
  readonly apexType = "System.Version";
  readonly major: number;
  readonly minor: number;
  readonly patch: number | null;
  constructor(major: number, minor: number, patch: number | null) {
    super();
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }
  compare(other: VersionValue): number {
    return (
      this.major - other.major ||
      this.minor - other.minor ||
      (this.patch === null || other.patch === null ? 0 : this.patch - other.patch)
    );
  }
  override showWhole(): string {
    return [this.major, this.minor, ...(this.patch === null ? [] : [this.patch])].join(".");
  }
  override equalTo(other: unknown): boolean {
    return other instanceof VersionValue && this.compare(other) === 0;
  }
  override hash(): number {
    return this.major * 10_000 + this.minor * 100 + (this.patch ?? 0);
  }
}

export const versionClass = defineClass({
  name: "System.Version",
  kind: "class",
  members: {
    "Version(Integer major, Integer minor)": (_rt: Runtime, major: number, minor: number) =>
      new VersionValue(need(major, 1), need(minor, 2), null),
    "Version(Integer major, Integer minor, Integer patch)": (
      _rt: Runtime,
      major: number,
      minor: number,
      patch: number,
    ) => new VersionValue(need(major, 1), need(minor, 2), need(patch, 3)),
    "Integer major()": (_rt: Runtime, self: VersionValue) => self.major,
    "Integer minor()": (_rt: Runtime, self: VersionValue) => self.minor,
    "Integer patch()": (_rt: Runtime, self: VersionValue) => self.patch,
    "Integer compareTo(System.Version other)": (
      _rt: Runtime,
      self: VersionValue,
      other: VersionValue,
    ) => Math.sign(self.compare(need(other))),
  },
});
