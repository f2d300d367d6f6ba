/** The signature of the pinned Node as it stands in its node.exe, without the 87 MB that it covers. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { publisherOf, signerOf } from "../../bundle/authenticode.mjs";

const signature = readFileSync(new URL("./node-22.23.3-signature.p7s", import.meta.url));
const imageDigest = Buffer.from("5d08881fa2d0946d350f1f33e94880507e787a057fd3b53216d58efbe8582103", "hex");

describe("a signature", () => {
  it("names its publisher", () => {
    expect(signerOf({ imageDigest, signature })).toBe("OpenJS Foundation");
  });

  it("of another file is refused", () => {
    expect(() => signerOf({ imageDigest: Buffer.alloc(32), signature })).toThrow("another file");
  });

  it("that was changed after it was made is refused", () => {
    const at = signature.indexOf(imageDigest);
    const digest = Buffer.from(imageDigest).fill(7, 0, 1);
    const changed = Buffer.from(signature).fill(7, at, at + 1);
    expect(() => signerOf({ imageDigest: digest, signature: changed })).toThrow("not what stands there");
    const subject = Buffer.from(signature);
    // What is signed states its own digest.
    const stated = Buffer.from("06092a864886f70d01090431220420", "hex");
    const signed = subject.indexOf(stated) + stated.length;
    subject.fill(7, signed, signed + 1);
    expect(() => signerOf({ imageDigest, signature: subject })).toThrow("signer's key");
  });
});

it.each([
  ["no program at all", Buffer.alloc(1_000), "no 64-bit Windows program"],
  ["a program without one", unsigned(), "not signed"],
])("%s has no signature", (_, program, reason) => {
  expect(() => publisherOf(program)).toThrow(reason);
});

function unsigned(): Buffer {
  const program = Buffer.alloc(1_000);
  program.writeUInt32LE(0x80, 0x3c);
  program.write("PE\0\0", 0x80, "latin1");
  program.writeUInt16LE(0x20b, 0x80 + 24);
  return program;
}
