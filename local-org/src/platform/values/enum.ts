// Values of enums: one object per constant, of the project's enums and the library's alike.

export class ApexEnum {
  /** `Season`, `Outer.Season`, `Schema.DisplayType` */
  readonly enumType: string;
  readonly constantName: string;
  readonly ordinal: number;
  constructor(enumType: string, constantName: string, ordinal: number) {
    this.enumType = enumType;
    this.constantName = constantName;
    this.ordinal = ordinal;
  }
}
