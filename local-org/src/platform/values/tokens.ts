// Values that name types: System.Type, Schema.SObjectType and Schema.SObjectField.
import type { RuntimeType } from "../../apex/runtime.ts";
import { hashCode } from "./equality.ts";
import { PlatformObject } from "./platform-object.ts";
import type { RecordShape } from "./record-shape.ts";

export class TypeToken extends PlatformObject {
  readonly apexType = "System.Type";
  readonly name: RuntimeType;
  constructor(name: RuntimeType) {
    super();
    this.name = name;
  }
  override showWhole(): string {
    return this.name;
  }
  override equalTo(other: unknown): boolean {
    return other instanceof TypeToken && other.name.toLowerCase() === this.name.toLowerCase();
  }
  override hash(): number {
    return hashCode(this.name.toLowerCase());
  }
}

export class SObjectTypeToken extends PlatformObject {
  readonly apexType = "Schema.SObjectType";
  readonly shape: RecordShape;
  constructor(shape: RecordShape) {
    super();
    this.shape = shape;
  }
  override showWhole(): string {
    return this.shape.qualifiedName;
  }
  override equalTo(other: unknown): boolean {
    return other instanceof SObjectTypeToken && other.shape.name === this.shape.name;
  }
  override hash(): number {
    return hashCode(this.shape.name);
  }
}

export class SObjectFieldToken extends PlatformObject {
  readonly apexType = "Schema.SObjectField";
  readonly shape: RecordShape;
  readonly key: string;
  constructor(shape: RecordShape, key: string) {
    super();
    this.shape = shape;
    this.key = key;
  }
  /** API name without namespace */
  get fieldName(): string {
    return this.shape.definition?.fields.get(this.key)?.name ?? this.key;
  }
  override showWhole(): string {
    return this.shape.qualifiedField(this.key);
  }
  override equalTo(other: unknown): boolean {
    return (
      other instanceof SObjectFieldToken &&
      other.key === this.key &&
      other.shape.name === this.shape.name
    );
  }
  override hash(): number {
    return hashCode(`${this.shape.name}.${this.key}`);
  }
}
