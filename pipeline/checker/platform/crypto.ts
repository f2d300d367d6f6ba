/**
 * What the library that opens protected workbooks takes from `node:crypto`, for the browser. (A browser's own answers later, for each hash by
 * itself: a password takes a hundred thousand of them, one after the other.)
 */
import { cbc, ecb } from "@noble/ciphers/aes.js";
import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";

const HASHES = { md5, sha1, sha256, sha384, sha512 };
type HashName = keyof typeof HASHES;
const HASH_NAMES: readonly HashName[] = ["md5", "sha1", "sha256", "sha384", "sha512"];

/** @throws Error as Node does: whoever asks takes the file for one that cannot be opened */
function hashNamed(name: string): (typeof HASHES)[HashName] {
  const asked = name.toLowerCase().replace("-", "");
  const known = HASH_NAMES.find((one) => one === asked);
  if (known === undefined) throw new Error(`Invalid digest: ${name}`);
  return HASHES[known];
}

/** Names of all hashes, in small letters as Node lists them. */
export function getHashes(): readonly string[] {
  return HASH_NAMES;
}

/** As Node's. @throws Error for a hash that is not known */
export function createHash(name: string): Digesting {
  return digesting(hashNamed(name).create());
}

/** As Node's. @throws Error for a hash that is not known */
export function createHmac(name: string, key: Bytes): Digesting {
  return digesting(hmac.create(hashNamed(name), toBytes(key)));
}

/** In a browser, the library that takes compound files apart gives lists of numbers. */
type Bytes = Uint8Array | readonly number[];

function toBytes(bytes: Bytes): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes);
}

interface Digesting {
  readonly update: (bytes: Bytes) => Digesting;
  readonly digest: () => Buffer;
}

function digesting(hash: {
  readonly update: (bytes: Uint8Array) => unknown;
  readonly digest: () => Uint8Array;
}): Digesting {
  const self: Digesting = {
    update: (bytes) => {
      hash.update(toBytes(bytes));
      return self;
    },
    digest: () => toBuffer(hash.digest()),
  };
  return self;
}

interface Ciphering {
  readonly setAutoPadding: (pads: boolean) => Ciphering;
  readonly update: (bytes: Bytes) => Buffer;
  readonly final: () => Buffer;
}

/** As Node's, for whole blocks that come at once, without padding. @throws Error for another cipher than AES in CBC and ECB */
export function createDecipheriv(name: string, key: Bytes, iv: Bytes | string): Ciphering {
  return ciphering("decrypt", name, key, iv);
}

/** As {@link createDecipheriv}, the other way round. */
export function createCipheriv(name: string, key: Bytes, iv: Bytes | string): Ciphering {
  return ciphering("encrypt", name, key, iv);
}

function ciphering(way: "decrypt" | "encrypt", name: string, key: Bytes, iv: Bytes | string): Ciphering {
  const [, bits, mode] = /^aes-?(128|192|256)-(cbc|ecb)$/iu.exec(name) ?? [];
  if (mode === undefined) throw new Error(`Unknown cipher: ${name}`);
  if (key.length * 8 !== Number(bits)) throw new RangeError("Invalid key length");
  const cipher =
    mode.toLowerCase() === "cbc" && typeof iv !== "string"
      ? cbc(toBytes(key), toBytes(iv), { disablePadding: true })
      : ecb(toBytes(key), { disablePadding: true });
  const self: Ciphering = {
    setAutoPadding: () => self,
    update: (bytes) => (bytes.length === 0 ? Buffer.alloc(0) : toBuffer(cipher[way](toBytes(bytes)))),
    final: () => Buffer.alloc(0),
  };
  return self;
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
