import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readZipDirectory, readZipEntry, ZipError } from "../../pipeline/lib/zip.ts";
import { overlappingZip } from "../build/overlapping-zip.ts";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function faultOf(read: () => unknown): ZipError["fault"] | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof ZipError) return error.fault;
    throw error;
  }
}

describe("what is packed in an entry is its own", () => {
  it("the same packed bytes under several names are hostile", () => {
    expect(faultOf(() => readZipDirectory(overlappingZip(text("長い"), 2)))).toBe("hostile");
  });

  it("an entry that begins within another one is hostile", () => {
    const inner = zipSync({ b: text("中") }, { level: 0 });
    const bytes = Buffer.from(zipSync({ a: inner, b: text("外") }, { level: 0 }));
    const [outer] = readZipDirectory(bytes);
    const within = (outer?.offset ?? 0) + bytes.indexOf("PK\x03\x04", 4, "latin1");
    bytes.writeUInt32LE(within, bytes.lastIndexOf("PK\x01\x02", undefined, "latin1") + 42);
    expect(faultOf(() => readZipDirectory(bytes))).toBe("hostile");
  });

  it("one entry behind the other is fine, in whatever order the directory names them", () => {
    const bytes = Buffer.from(zipSync({ a: text("甲"), b: text("乙") }));
    const first = bytes.indexOf("PK\x01\x02", 0, "latin1");
    const second = bytes.indexOf("PK\x01\x02", first + 4, "latin1");
    const last = bytes.indexOf("PK\x05\x06", 0, "latin1");
    const turned = Buffer.concat([
      bytes.subarray(0, first),
      bytes.subarray(second, last),
      bytes.subarray(first, second),
      bytes.subarray(last),
    ]);
    const contents = readZipDirectory(turned).map((entry) => readZipEntry(turned, entry, 100).toString());
    expect(contents).toEqual(["乙", "甲"]);
  });
});

it("a directory of far more entries than anybody sends is too large", () => {
  const many = Buffer.from(zipSync(Object.fromEntries([["x".repeat(60_000), text("")]])));
  const [first, last] = ["PK\x01\x02", "PK\x05\x06"].map((mark) => many.indexOf(mark, 0, "latin1"));
  const entry = many.subarray(first, last);
  const end = Buffer.from(many.subarray(last));
  end.writeUInt16LE(200, 8);
  end.writeUInt16LE(200, 10);
  end.writeUInt32LE(200 * entry.length, 12);
  const bytes = Buffer.concat([many.subarray(0, first), ...Array.from({ length: 200 }, () => entry), end]);
  expect(faultOf(() => readZipDirectory(bytes))).toBe("large");
});

it("an entry over the limit is too large, and one that was changed is damaged", () => {
  const bytes = zipSync({ a: text("甲乙丙") }, { level: 0 });
  const [entry] = readZipDirectory(bytes);
  expect(faultOf(() => entry && readZipEntry(bytes, entry, 8))).toBe("large");
  expect(faultOf(() => entry && readZipEntry(bytes, entry, 9))).toBeNull();
  bytes.fill(0, 31, 34);
  expect(faultOf(() => entry && readZipEntry(bytes, entry, 9))).toBe("damaged");
});
