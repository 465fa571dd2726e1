// Apex Blob: immutable bytes.

export class ApexBlob {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  static fromText(text: string): ApexBlob {
    return new ApexBlob(new TextEncoder().encode(text));
  }
  get size(): number {
    return this.bytes.length;
  }
  /** UTF-8 text, or undefined when the bytes are not UTF-8. */
  text(): string | undefined {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  }
  equals(other: ApexBlob): boolean {
    return (
      this.bytes.length === other.bytes.length &&
      this.bytes.every((byte, index) => byte === other.bytes[index])
    );
  }
}
