/** Which passwords are tried on a protected workbook, in which order, and how many: a try costs most of a second. */
import { beforeEach, expect, it, vi } from "vitest";
import { createDecrypter } from "../../../pipeline/workbook/read/index.ts";

const { tried, opens } = vi.hoisted(() => ({ tried: [] as string[], opens: { with: "" } }));
vi.mock("officecrypto-tool", () => ({
  default: {
    decrypt: (_: Buffer, { password }: { readonly password: string }) => {
      tried.push(password);
      return password === opens.with ? Promise.resolve(Buffer.from("clear")) : Promise.reject(new Error("Wrong."));
    },
  },
}));

beforeEach(() => {
  tried.length = 0;
});

const passwords = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `p${String(index + 1)}`);
const LOCKED = Buffer.from("locked");

it("of 25 passwords the last one fits; in the next files it is tried first", async () => {
  const decrypt = createDecrypter();
  opens.with = "p25";
  expect(await decrypt(LOCKED, passwords(25))).toMatchObject({ untried: 0, bytes: Buffer.from("clear") });
  expect(tried).toEqual(["VelvetSweatshop", ...passwords(25)]);
  tried.length = 0;
  await decrypt(LOCKED, passwords(25));
  expect(tried).toEqual(["p25"]);
  opens.with = "p3";
  await decrypt(LOCKED, passwords(25));
  opens.with = "p25";
  tried.length = 0;
  await decrypt(LOCKED, passwords(25));
  expect(tried).toEqual(["p3", "p25"]);
});

it("a password that has worked is not tried on a file that it is not given for", async () => {
  const decrypt = createDecrypter();
  opens.with = "p1";
  await decrypt(LOCKED, ["p1"]);
  tried.length = 0;
  expect((await decrypt(LOCKED, ["p2"])).bytes).toBeNull();
  expect(tried).toEqual(["VelvetSweatshop", "p2"]);
});

it("how many are tried depends on the passwords and the file alone, whatever has worked before", async () => {
  const decrypt = createDecrypter();
  opens.with = "p120";
  await decrypt(LOCKED, ["p120"]);
  tried.length = 0;
  expect(await decrypt(LOCKED, passwords(150))).toEqual({ bytes: null, untried: 51 });
  expect(tried).toHaveLength(100);
  expect(tried).not.toContain("p120");
});

it("a file that asks for more work a try gets fewer", async () => {
  const decrypt = createDecrypter();
  opens.with = "p5";
  const costly = (rounds: string): Buffer => Buffer.from(`<p:encryptedKey spinCount="${rounds}" saltSize="16"/>`);
  expect(await decrypt(costly("3000000"), passwords(5))).toEqual({ bytes: null, untried: 3 });
  expect(tried).toEqual(["VelvetSweatshop", "p1", "p2"]);
  tried.length = 0;
  expect((await decrypt(costly("4294967295"), passwords(5))).untried).toBe(5);
  expect(tried).toEqual([]);
});

it("each try is told before it begins", async () => {
  const told: number[] = [];
  opens.with = "p2";
  await createDecrypter(() => told.push(tried.length))(LOCKED, passwords(3));
  expect(told).toEqual([0, 1, 2]);
});
