// System.EncodingUtil, System.Crypto and System.UUID.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSign,
  createVerify,
  randomBytes,
} from "node:crypto";
import { defineClass } from "../../../apex/library.ts";
import { ApexBlob } from "../../values/blob.ts";
import { ApexException, apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

const buffer = (blob: ApexBlob | null, position?: number): Buffer =>
  Buffer.from(need(blob, position).bytes);

/** application/x-www-form-urlencoded, as java.net.URLEncoder writes it */
function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch (error) {
    if (error instanceof URIError)
      throw apexError(
        "System.IllegalArgumentException",
        `Illegal hex characters in escape (%) pattern: ${text}`,
      );
    throw error;
  }
}

export const encodingUtilClass = defineClass({
  name: "System.EncodingUtil",
  kind: "class",
  members: {
    "static String base64Encode(Blob value)": (_rt: Runtime, value: ApexBlob) =>
      buffer(value).toString("base64"),
    "static Blob base64Decode(String text)": (_rt: Runtime, text: string) =>
      new ApexBlob(new Uint8Array(Buffer.from(need(text), "base64"))),
    "static String base64urlEncode(Blob value)": (_rt: Runtime, value: ApexBlob) =>
      buffer(value).toString("base64url"),
    "static Blob base64urlDecode(String text)": (_rt: Runtime, text: string) =>
      new ApexBlob(new Uint8Array(Buffer.from(need(text), "base64url"))),
    "static String convertToHex(Blob value)": (_rt: Runtime, value: ApexBlob) =>
      buffer(value).toString("hex"),
    "static Blob convertFromHex(String text)": (_rt: Runtime, text: string) => {
      if (need(text).length % 2 !== 0 || /[^0-9a-fA-F]/.test(text))
        throw apexError("System.InvalidParameterValueException", "Invalid hex text");
      return new ApexBlob(new Uint8Array(Buffer.from(text, "hex")));
    },
    "static String urlEncode(String text, String charset)": (
      _rt: Runtime,
      text: string,
      _charset: string,
    ) => urlEncode(need(text, 1)),
    "static String urlDecode(String text, String charset)": (
      _rt: Runtime,
      text: string,
      _charset: string,
    ) => urlDecode(need(text, 1)),
  },
});

const digests: Readonly<Record<string, string>> = {
  MD5: "md5",
  SHA1: "sha1",
  "SHA-1": "sha1",
  SHA256: "sha256",
  "SHA-256": "sha256",
  SHA512: "sha512",
  "SHA-512": "sha512",
  "SHA3-256": "sha3-256",
  "SHA3-384": "sha3-384",
  "SHA3-512": "sha3-512",
};
function digestName(algorithm: string, prefix = ""): string {
  const found = digests[algorithm.toUpperCase().replace(prefix.toUpperCase(), "")];
  if (found === undefined)
    throw apexError("System.NoSuchAlgorithmException", `Invalid algorithm: ${algorithm}`);
  return found;
}
function signatureDigest(algorithm: string): string {
  const found = /^(?:RSA-?)?(SHA\d+)?(?:withRSA)?$|^RSA(?:-(SHA\d+))?$/i.exec(
    algorithm.replace("SHA-", "SHA"),
  );
  return (found?.[1] ?? found?.[2] ?? "SHA1").toLowerCase();
}
const privateKey = (key: ApexBlob): { key: Buffer; format: "der"; type: "pkcs8" } => ({
  key: buffer(key),
  format: "der",
  type: "pkcs8",
});
/** A key that is none is the caller's mistake. */
function withKey<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApexException) throw error;
    throw apexError("System.SecurityException", "Invalid Crypto Key");
  }
}
const blobOf = (bytes: Buffer): ApexBlob => new ApexBlob(new Uint8Array(bytes));

/** AES128/192/256 in CBC with PKCS5 padding (Apex Reference, Crypto.encrypt). */
function cipherName(algorithm: string, key: ApexBlob): string {
  const bits = Number(/^AES-?(128|192|256)$/i.exec(algorithm)?.[1]);
  if (Number.isNaN(bits))
    throw apexError("System.InvalidParameterValueException", `Invalid algorithm ${algorithm}`);
  if (key.size * 8 !== bits)
    throw apexError(
      "System.InvalidParameterValueException",
      `Invalid private key. Must be ${bits / 8} bytes.`,
    );
  return `aes-${bits}-cbc`;
}
function encrypt(algorithm: string, key: ApexBlob, vector: Buffer, data: ApexBlob): Buffer {
  const cipher = createCipheriv(cipherName(algorithm, key), buffer(key), vector);
  return Buffer.concat([cipher.update(buffer(data)), cipher.final()]);
}
function decrypt(algorithm: string, key: ApexBlob, vector: Buffer, data: Buffer): ApexBlob {
  const decipher = createDecipheriv(cipherName(algorithm, key), buffer(key), vector);
  try {
    return blobOf(Buffer.concat([decipher.update(data), decipher.final()]));
  } catch (error) {
    if (error instanceof Error)
      throw apexError(
        "System.SecurityException",
        "Given final block not properly padded. Such issues can arise if a bad key is used during decryption.",
      );
    throw error;
  }
}
/** Bytes from the org's source of chance, so that runs can be repeated. */
function bytesFrom(rt: Runtime, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => Math.floor(rt.ports.random() * 256)));
}

export const cryptoClass = defineClass({
  name: "System.Crypto",
  kind: "class",
  members: {
    "static Blob generateDigest(String algorithm, Blob data)": (
      _rt: Runtime,
      algorithm: string,
      data: ApexBlob,
    ) =>
      blobOf(
        createHash(digestName(need(algorithm, 1)))
          .update(buffer(data, 2))
          .digest(),
      ),
    "static Blob generateMac(String algorithm, Blob data, Blob key)": (
      _rt: Runtime,
      algorithm: string,
      data: ApexBlob,
      key: ApexBlob,
    ) =>
      blobOf(
        createHmac(digestName(need(algorithm, 1), "hmac"), buffer(key, 3))
          .update(buffer(data, 2))
          .digest(),
      ),
    "static Boolean verifyHMac(String algorithm, Blob data, Blob key, Blob mac)": (
      _rt: Runtime,
      algorithm: string,
      data: ApexBlob,
      key: ApexBlob,
      mac: ApexBlob,
    ) =>
      createHmac(digestName(need(algorithm, 1), "hmac"), buffer(key, 3))
        .update(buffer(data, 2))
        .digest()
        .equals(buffer(mac, 4)),
    "static Integer getRandomInteger()": (rt: Runtime) =>
      Math.floor(rt.ports.random() * 4294967296) | 0,
    "static Long getRandomLong()": (rt: Runtime) => bytesFrom(rt, 8).readBigInt64BE(),
    "static Blob generateAesKey(Integer bits)": (_rt: Runtime, bits: number) => {
      if (![128, 192, 256].includes(need(bits)))
        throw apexError(
          "System.InvalidParameterValueException",
          "Invalid key size. Must be 128, 192, or 256.",
        );
      return blobOf(randomBytes(bits / 8));
    },
    "static Blob encrypt(String algorithm, Blob key, Blob vector, Blob data)": (
      _rt: Runtime,
      algorithm: string,
      key: ApexBlob,
      vector: ApexBlob,
      data: ApexBlob,
    ) => blobOf(encrypt(need(algorithm, 1), need(key, 2), buffer(vector, 3), need(data, 4))),
    "static Blob decrypt(String algorithm, Blob key, Blob vector, Blob data)": (
      _rt: Runtime,
      algorithm: string,
      key: ApexBlob,
      vector: ApexBlob,
      data: ApexBlob,
    ) => decrypt(need(algorithm, 1), need(key, 2), buffer(vector, 3), buffer(data, 4)),
    "static Blob encryptWithManagedIV(String algorithm, Blob key, Blob data)": (
      _rt: Runtime,
      algorithm: string,
      key: ApexBlob,
      data: ApexBlob,
    ) => {
      const vector = randomBytes(16);
      return blobOf(
        Buffer.concat([vector, encrypt(need(algorithm, 1), need(key, 2), vector, need(data, 3))]),
      );
    },
    "static Blob decryptWithManagedIV(String algorithm, Blob key, Blob data)": (
      _rt: Runtime,
      algorithm: string,
      key: ApexBlob,
      data: ApexBlob,
    ) =>
      decrypt(
        need(algorithm, 1),
        need(key, 2),
        buffer(data, 3).subarray(0, 16),
        buffer(data, 3).subarray(16),
      ),
    "static Blob sign(String algorithm, Blob data, Blob key)": (
      _rt: Runtime,
      algorithm: string,
      data: ApexBlob,
      key: ApexBlob,
    ) =>
      withKey(() =>
        blobOf(
          createSign(signatureDigest(need(algorithm, 1)))
            .update(buffer(data, 2))
            .sign(privateKey(need(key, 3))),
        ),
      ),
    "static Boolean verify(String algorithm, Blob data, Blob signature, Blob key)": (
      _rt: Runtime,
      algorithm: string,
      data: ApexBlob,
      signature: ApexBlob,
      key: ApexBlob,
    ) =>
      withKey(() =>
        createVerify(signatureDigest(need(algorithm, 1)))
          .update(buffer(data, 2))
          .verify({ key: buffer(key, 4), format: "der", type: "spki" }, buffer(signature, 3)),
      ),
  },
  unsupported: {
    signWithCertificate: "The local org has no certificate store; use Crypto.sign with a key.",
    signXML: "The local org has no certificate store.",
  },
});

class UuidValue extends PlatformObject {
  readonly apexType = "System.UUID";
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override showWhole(): string {
    return this.text;
  }
  override equalTo(other: unknown): boolean {
    return other instanceof UuidValue && other.text === this.text;
  }
  override hash(): number {
    return Number.parseInt(this.text.slice(0, 8), 16) | 0;
  }
}
export const uuidClass = defineClass({
  name: "System.UUID",
  kind: "class",
  members: {
    "static UUID randomUUID()": (rt: Runtime) => new UuidValue(rt.ports.newUuid()),
    "static UUID fromString(String text)": (_rt: Runtime, text: string) => {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(need(text)))
        throw apexError("System.IllegalArgumentException", `Invalid UUID string: ${text}`);
      return new UuidValue(text.toLowerCase());
    },
    "String toString()": (_rt: Runtime, self: UuidValue) => self.text,
    "Boolean equals(Object other)": (_rt: Runtime, self: UuidValue, other: unknown) =>
      self.equalTo(other),
    "Integer hashCode()": (_rt: Runtime, self: UuidValue) => self.hash(),
  },
});
