// Base of the values that are instances of library classes (Database.SaveResult, HttpRequest, describe results …).

export abstract class PlatformObject {
  /** qualified Apex type: `Database.SaveResult` */
  abstract readonly apexType: string;
  /** what String.valueOf prints; by default `SaveResult:[…]` is built from `shownFields` */
  shownFields(): readonly (readonly [string, unknown])[] {
    return [];
  }
  /** set when the class prints itself in one piece */
  showWhole(): string | null {
    return null;
  }
  /** value equality of library values; identity unless overridden */
  equalTo(other: unknown): boolean {
    return this === other;
  }
  hash(): number | null {
    return null;
  }
}

/** Instances of library classes that are plain bags of properties: mail messages, DML options, HTTP messages. */
export class PropertyBag extends PlatformObject {
  readonly apexType: string;
  readonly properties = new Map<string, unknown>();
  constructor(apexType: string) {
    super();
    this.apexType = apexType;
  }
  get(name: string): unknown {
    return this.properties.get(name) ?? null;
  }
  set(name: string, value: unknown): void {
    this.properties.set(name, value);
  }
  override shownFields(): readonly (readonly [string, unknown])[] {
    return [...this.properties];
  }
}
