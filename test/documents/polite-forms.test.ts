/** What is sent to institutions is polite in one spelling, that of official papers: 御提出, 御確認の上, ください. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { paragraphs, partsOf } from "./drawn-report.ts";

const OTHERWISE = /ご[一-鿿]+|[一-鿿]のうえ|下さい|頂[いきく]/gu;
/** What institutions write is read, and invented, in every spelling. */
const THEIRS = /^pipeline\/(?:demo|forms)\/|\/check-formulas\.ts$/u;

/** Everything that people read, as text. */
function said(path: string): string {
  if (!path.endsWith(".docx")) return readFileSync(path, "utf8");
  return paragraphs(partsOf(new Uint8Array(readFileSync(path)))["word/document.xml"] ?? "").join("\n");
}

it("no wording, message, template or page of the guide mixes spellings", () => {
  const files = ["pipeline", "templates", "docs"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path).replaceAll("\\", "/")),
  );
  const worded = files.filter((path) => /\.(?:ts|hbs|docx|md)$/u.test(path) && !THEIRS.test(path));
  const found = worded.flatMap((path) => (said(path).match(OTHERWISE) ?? []).map((words) => `${path}: ${words}`));
  expect(found).toEqual([]);
  expect(worded.filter((path) => said(path).includes("御確認の上")).length).toBeGreaterThan(3);
});
