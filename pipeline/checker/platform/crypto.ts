/**
 * What the library that opens protected workbooks takes from `node:crypto`, for the browser: hashes and ciphers at once, by crypto-js, which
 * that library brings along. (A browser's own answer later, each by itself: a hundred thousand rounds of hashing would take a minute.)
 */
import CryptoJS from "crypto-js";

type WordArray = CryptoJS.lib.WordArray;

interface Hasher {
  readonly update: (words: WordArray) => unknown;
  readonly finalize: () => WordArray;
}

const HASHES = {
  MD5: CryptoJS.algo.MD5,
  SHA1: CryptoJS.algo.SHA1,
  SHA256: CryptoJS.algo.SHA256,
  SHA384: CryptoJS.algo.SHA384,
  SHA512: CryptoJS.algo.SHA512,
};
type HashName = keyof typeof HASHES;

function hashName(name: string): HashName {
  const asked = name.toUpperCase().replace("-", "");
  const known = HASH_NAMES.find((one) => one === asked);
  // As Node says it: whoever asks takes the file for one that cannot be opened.
  if (known === undefined) throw new Error(`Invalid digest: ${name}`);
  return known;
}

const HASH_NAMES: readonly HashName[] = ["MD5", "SHA1", "SHA256", "SHA384", "SHA512"];

/** Names of all hashes, in small letters as Node lists them. */
export function getHashes(): readonly string[] {
  return HASH_NAMES.map((name) => name.toLowerCase());
}

/** As Node's. @throws Error for a hash that is not known */
export function createHash(name: string): Digesting {
  return digesting(HASHES[hashName(name)].create());
}

/** As Node's. @throws Error for a hash that is not known */
export function createHmac(name: string, key: Uint8Array): Digesting {
  return digesting(CryptoJS.algo.HMAC.create(HASHES[hashName(name)], toWords(key)));
}

interface Digesting {
  readonly update: (bytes: Uint8Array) => Digesting;
  readonly digest: () => Buffer;
}

function digesting(hasher: Hasher): Digesting {
  const self: Digesting = {
    update: (bytes) => {
      hasher.update(toWords(bytes));
      return self;
    },
    digest: () => toBytes(hasher.finalize()),
  };
  return self;
}

interface Ciphering {
  readonly setAutoPadding: (pads: boolean) => Ciphering;
  readonly update: (bytes: Uint8Array) => Buffer;
  readonly final: () => Buffer;
}

/** As Node's, of whole blocks without padding. @throws Error for another cipher than AES in CBC and ECB */
export function createDecipheriv(name: string, key: Uint8Array, iv: Uint8Array | string): Ciphering {
  return ciphering("createDecryptor", name, key, iv);
}

/** As {@link createDecipheriv}, the other way round. */
export function createCipheriv(name: string, key: Uint8Array, iv: Uint8Array | string): Ciphering {
  return ciphering("createEncryptor", name, key, iv);
}

function ciphering(
  way: "createDecryptor" | "createEncryptor",
  name: string,
  key: Uint8Array,
  iv: Uint8Array | string,
): Ciphering {
  const [, bits, mode] = /^aes-?(128|192|256)-(cbc|ecb)$/iu.exec(name) ?? [];
  if (bits === undefined || mode === undefined) throw new Error(`Unknown cipher: ${name}`);
  if (key.length * 8 !== Number(bits)) throw new RangeError("Invalid key length");
  const isChained = mode.toLowerCase() === "cbc";
  if (isChained && iv.length !== AES_BLOCK) throw new TypeError("Invalid initialization vector");
  const cipher = CryptoJS.algo.AES[way](toWords(key), {
    mode: isChained ? CryptoJS.mode.CBC : CryptoJS.mode.ECB,
    padding: CryptoJS.pad.NoPadding,
    ...(typeof iv !== "string" && { iv: toWords(iv) }),
  });
  let length = 0;
  const self: Ciphering = {
    setAutoPadding: () => self,
    update: (bytes) => {
      length += bytes.length;
      return toBytes(cipher.process(toWords(bytes)));
    },
    final: () => {
      if (length % AES_BLOCK !== 0) throw new Error("wrong final block length");
      return toBytes(cipher.finalize());
    },
  };
  return self;
}

const AES_BLOCK = 16;

/** Words of four bytes, the highest first. */
function toWords(bytes: Uint8Array): WordArray {
  const words: number[] = [];
  for (let at = 0; at < bytes.length; at += 4)
    words.push(
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0),
    );
  return CryptoJS.lib.WordArray.create(words, bytes.length);
}

function toBytes({ words, sigBytes }: WordArray): Buffer {
  const bytes = Buffer.alloc(Math.max(sigBytes, 0));
  for (let at = 0; at < sigBytes; at++) bytes[at] = (words[at >>> 2] ?? 0) >>> (24 - (at % 4) * 8);
  return bytes;
}
