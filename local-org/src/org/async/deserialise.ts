// A stored job back as the Apex object it was.
import type { LoadedProgram } from "../../apex/runtime.ts";
import type { PlatformRuntime } from "../../platform/ports.ts";
import type { Runtime } from "../../platform/library/helpers.ts";
import { stubOf } from "../../platform/library/system/test.ts";
import { QueryCursor } from "../../platform/library/database/query-locator.ts";
import type { StoredRows } from "../located-rows.ts";
import { InstallContextValue } from "../../platform/library/system/interfaces.ts";
import { VersionValue } from "../../platform/library/system/version.ts";
import { JobContext } from "../../platform/library/system/async.ts";
import { ApexBlob } from "../../platform/values/blob.ts";
import { ApexList, ApexMap, ApexSet } from "../../platform/values/collections.ts";
import { ApexDate } from "../../platform/values/date.ts";
import { ApexDatetime } from "../../platform/values/datetime.ts";
import { Decimal } from "../../platform/values/decimal.ts";
import { ApexDouble } from "../../platform/values/double.ts";
import { ApexException, apexError } from "../../platform/values/exception.ts";
import { PropertyBag } from "../../platform/values/platform-object.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { ApexTime } from "../../platform/values/time.ts";
import { TypeToken } from "../../platform/values/tokens.ts";
import { storedFields } from "./serialise.ts";
import type { Json, Tagged } from "./serialise.ts";

export function deserialise(loaded: LoadedProgram, rt: PlatformRuntime, text: string): unknown {
  return new Decoder(loaded, rt).decode(JSON.parse(text) as Json);
}

const textOf = (json: Json | undefined): string => String(json ?? "");
const itemsOf = (json: Json | undefined): readonly Json[] =>
  Array.isArray(json) ? (json as Json[]) : [];
/** `[key, value]` entries */
function pairsOf(json: Json | undefined): (readonly [Json, Json])[] {
  return itemsOf(json).flatMap((pair) =>
    Array.isArray(pair) ? [[(pair[0] ?? null) as Json, (pair[1] ?? null) as Json] as const] : [],
  );
}

/** What an install script hands to the job it starts. */
function installContext(json: Tagged): InstallContextValue {
  const parts = itemsOf(json["p"]);
  const patch = parts[2] ?? null;
  const previous =
    parts.length === 0
      ? null
      : new VersionValue(Number(parts[0]), Number(parts[1]), patch === null ? null : Number(patch));
  return new InstallContextValue(previous, json["x"] === true);
}

class Decoder {
  private readonly loaded: LoadedProgram;
  private readonly rt: PlatformRuntime;
  /** objects by the number they were stored under; references lead back to them */
  private readonly made = new Map<number, unknown>();

  constructor(loaded: LoadedProgram, rt: PlatformRuntime) {
    this.loaded = loaded;
    this.rt = rt;
  }

  decode(json: Json | undefined): unknown {
    if (json === null || json === undefined || typeof json !== "object") return json ?? null;
    if (Array.isArray(json)) return json.map((one: Json) => this.decode(one));
    const tagged = json as Tagged;
    const scalar = this.scalar(tagged);
    return scalar === undefined ? this.compound(tagged) : scalar;
  }

  private keep<T>(json: Tagged, value: T): T {
    if (typeof json["n"] === "number") this.made.set(json["n"], value);
    return value;
  }

  private scalar(json: Tagged): unknown {
    const { v } = json;
    switch (json.$) {
      case "ref":
        return this.made.get(Number(json["n"])) ?? null;
      case "long":
        return BigInt(textOf(v));
      case "decimal":
        return Decimal.of(BigInt(textOf(v)), Number(json["s"]));
      case "double":
        return new ApexDouble(Number(v));
      case "date":
        return new ApexDate(Number(v));
      case "datetime":
        return new ApexDatetime(Number(v));
      case "time":
        return new ApexTime(Number(v));
      case "blob":
        return new ApexBlob(new Uint8Array(Buffer.from(textOf(v), "base64")));
      case "enum":
        return this.rt.libraryEnum(textOf(json["t"]), textOf(v));
      case "type":
        return new TypeToken(textOf(v));
      case "sobjectType":
        return this.rt.sobjectType(textOf(v));
      case "field":
        return this.rt.fieldToken(textOf(json["t"]), textOf(v));
      default:
        return undefined;
    }
  }

  private compound(json: Tagged): unknown {
    switch (json.$) {
      case "list":
        return this.list(json);
      case "set":
        return this.set(json);
      case "map":
        return this.map(json);
      case "record":
        return this.record(json);
      case "install":
        return this.keep(json, installContext(json));
      case "cursor":
        return this.keep(json, this.cursor(json));
      case "stub":
        return this.stub(json);
      case "object":
        return this.instance(json);
      case "bag":
        return this.bag(json);
      case "context":
        return this.keep(json, this.context(json));
      case "exception":
        return this.keep(
          json,
          new ApexException(textOf(json["t"]), json["m"] === null ? null : textOf(json["m"])),
        );
      default:
        throw new Error(`Unknown tag '${json.$}' in a stored job.`);
    }
  }

  private context(json: Tagged): JobContext {
    const error = this.decode(json["x"]);
    return new JobContext(json["t"] as JobContext["apexType"], textOf(json["j"]), {
      ...(json["c"] === null ? {} : { childJobId: textOf(json["c"]) }),
      error: error instanceof ApexException ? error : null,
      requestId: textOf(json["q"]),
    });
  }

  private list(json: Tagged): ApexList {
    const list = this.keep(json, new ApexList(textOf(json["e"])));
    for (const one of itemsOf(json["v"])) list.items.push(this.decode(one));
    return list;
  }
  private set(json: Tagged): ApexSet {
    const set = this.keep(json, new ApexSet(textOf(json["e"])));
    for (const one of itemsOf(json["v"])) set.add(this.decode(one));
    return set;
  }
  private map(json: Tagged): ApexMap {
    const map = this.keep(json, new ApexMap(textOf(json["k"]), textOf(json["e"])));
    for (const [key, content] of pairsOf(json["v"]))
      map.put(this.decode(key), this.decode(content));
    return map;
  }
  private bag(json: Tagged): PropertyBag {
    const bag = this.keep(json, new PropertyBag(textOf(json["t"])));
    for (const [key, content] of pairsOf(json["v"])) bag.set(textOf(key), this.decode(content));
    return bag;
  }

  private record(json: Tagged): SObject {
    const shape = recordShapes(this.rt.schema).of(textOf(json["t"]));
    if (!shape)
      throw apexError("System.TypeException", `Invalid sobject type: ${textOf(json["t"])}`);
    const record = this.keep(json, new SObject(shape));
    for (const [key, content] of pairsOf(json["v"]))
      record.fields.set(textOf(key), this.decode(content));
    for (const [key, content] of pairsOf(json["p"])) {
      const parent = this.decode(content);
      record.parents.set(textOf(key), parent instanceof SObject ? parent : null);
    }
    for (const [key, content] of pairsOf(json["c"])) {
      const rows = this.decode(content);
      if (rows instanceof ApexList) record.children.set(textOf(key), rows);
    }
    record.queried = Array.isArray(json["q"]) ? new Set(json["q"].map(String)) : null;
    return record;
  }

  private cursor(json: Tagged): QueryCursor {
    const stored = {
      ...(json["s"] as unknown as Omit<StoredRows, "binds" | "ids">),
      ids: itemsOf(json["i"]).map(textOf),
      binds: Object.fromEntries(
        pairsOf(json["b"]).map(([name, value]) => [textOf(name), this.decode(value)]),
      ),
    };
    const type = json["t"] === "Database.Cursor" ? "Database.Cursor" : "Database.PaginationCursor";
    return new QueryCursor(this.rt.ports.relocate(stored), type);
  }
  private stub(json: Tagged): object {
    let provider: unknown = null;
    const type = new TypeToken(textOf(json["t"]));
    const made = this.keep(
      json,
      stubOf(this.rt as Runtime, type, () => provider),
    );
    provider = this.decode(json["p"]);
    return made;
  }

  /** The constructor does not run again; transient fields are null. */
  private instance(json: Tagged): object {
    const found = this.loaded.classes.get(textOf(json["t"]));
    if (!found)
      throw apexError(
        "System.TypeException",
        `The job's class no longer exists: ${textOf(json["t"])}`,
      );
    const base: object = found.constructor.prototype;
    const instance = (
      base instanceof ApexException
        ? Object.setPrototypeOf(new ApexException(found.info.name), base)
        : Object.create(base)
    ) as object;
    this.keep(json, instance);
    if (instance instanceof ApexException && typeof json["m"] === "string")
      instance.$message = json["m"];
    for (const field of storedFields(this.loaded, found.info))
      if (field.jsName !== undefined) Reflect.set(instance, field.jsName, null);
    for (const [key, content] of pairsOf(json["v"]))
      Reflect.set(instance, textOf(key), this.decode(content));
    return instance;
  }
}
