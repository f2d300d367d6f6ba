/** What stands in Node's place in the browser gives what Node gives. */
import * as nodeCrypto from "node:crypto";
import * as nodeZlib from "node:zlib";
import { Buffer as NodeBuffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { Buffer as PageBuffer } from "../../pipeline/checker/platform/buffer.ts";
import * as crypto from "../../pipeline/checker/platform/crypto.ts";
import * as zlib from "../../pipeline/checker/platform/zlib.ts";

const bytes = Uint8Array.from({ length: 4_096 }, (_, index) => (index * index + (index >> 3)) & 0xff);
const key = bytes.subarray(1, 33);

describe("zlib", () => {
  it("has the same sums", () => {
    expect(zlib.crc32(bytes)).toBe(nodeZlib.crc32(bytes));
    expect(zlib.crc32(new Uint8Array())).toBe(0);
  });

  it("inflates, and refuses what is damaged or holds more than was promised", () => {
    const packed = nodeZlib.deflateRawSync(bytes);
    expect(zlib.inflateRawSync(packed, { maxOutputLength: bytes.length + 1 })).toEqual(NodeBuffer.from(bytes));
    expect(() => zlib.inflateRawSync(packed, { maxOutputLength: bytes.length })).toThrow();
    expect(() => zlib.inflateRawSync(packed.subarray(0, 100), { maxOutputLength: bytes.length + 1 })).toThrow();
    expect(() => zlib.inflateRawSync(Uint8Array.of(7, 7, 7, 7), { maxOutputLength: 9 })).toThrow();
  });
});

describe("crypto", () => {
  it.each(["md5", "sha1", "SHA256", "SHA384", "SHA512", "SHA-512"])("hashes by %s", (name) => {
    const hash = crypto.createHash(name).update(bytes).update(key).digest();
    expect(hash.equals(nodeCrypto.createHash(name).update(bytes).update(key).digest())).toBe(true);
    expect(
      crypto
        .createHmac(name, key)
        .update(bytes)
        .digest()
        .equals(nodeCrypto.createHmac(name, key).update(bytes).digest()),
    ).toBe(true);
    expect(crypto.getHashes()).toContain(name.toLowerCase().replace("-", ""));
  });

  it.each([
    ["aes-128-ecb", 16, ""],
    ["aes-256-ecb", 32, new Uint8Array()],
    ["AES-128-CBC", 16, bytes.subarray(7, 23)],
    ["aes-256-cbc", 32, bytes.subarray(7, 23)],
  ] as const)("takes %s apart and makes it", (name, length, iv) => {
    const own = key.subarray(0, length);
    const made = nodeCrypto.createCipheriv(name, own, iv).setAutoPadding(false);
    const locked = NodeBuffer.concat([made.update(bytes), made.final()]);
    expect(crypto.createCipheriv(name, own, iv).setAutoPadding(false).update(bytes).equals(locked)).toBe(true);
    expect(crypto.createDecipheriv(name, own, iv).setAutoPadding(false).update(locked).equals(bytes)).toBe(true);
  });

  it("takes lists of numbers, which another library gives in a browser", () => {
    const [list, own, iv] = [[...bytes], [...key], [...bytes.subarray(7, 23)]];
    expect(
      crypto.createHash("sha1").update(list).digest().equals(nodeCrypto.createHash("sha1").update(bytes).digest()),
    ).toBe(true);
    const locked = crypto.createCipheriv("aes-256-cbc", own, iv).update(list);
    expect(
      crypto
        .createDecipheriv("aes-256-cbc", key, bytes.subarray(7, 23))
        .update([...locked])
        .equals(bytes),
    ).toBe(true);
  });

  it("refuses as Node does what it does not know", () => {
    expect(() => crypto.createHash("whirlpool9")).toThrow("Invalid digest");
    expect(() => crypto.createDecipheriv("des-cbc", key, key)).toThrow();
    expect(() => crypto.createDecipheriv("aes-128-cbc", key, key.subarray(0, 16))).toThrow("Invalid key length");
    expect(() => crypto.createDecipheriv("aes-256-cbc", key, "").update(bytes.subarray(1))).toThrow();
  });
});

describe("Buffer", () => {
  it.each([
    [undefined, undefined],
    [3, 40],
    [-5, 2_000],
    [4_000, 9_000],
    [50, 40],
  ] as const)("shows bytes as letters from %s to %s", (start, end) => {
    expect(PageBuffer.from(bytes).toString("latin1", start, end)).toBe(
      NodeBuffer.from(bytes).toString("latin1", start, end),
    );
  });

  it("shows the rest as it always has", () => {
    expect(PageBuffer.from("点検").toString()).toBe("点検");
    expect(PageBuffer.from("点検").toString("hex")).toBe(NodeBuffer.from("点検").toString("hex"));
    expect(PageBuffer.from("点検").toString("utf16le", 0, 4)).toBe(NodeBuffer.from("点検").toString("utf16le", 0, 4));
  });
});
