/** A PDF has the same bytes whenever LibreOffice makes it. */
import { expect, it } from "vitest";
import { isWholePdf, settlePdf } from "../../../pipeline/documents/index.ts";

const made = (time: string, day: string, id: string): Uint8Array =>
  Buffer.from(
    `%PDF-1.6\n\u00E2\u0093\u00FF <xmp:CreateDate>${day}T12:38:34Z</xmp:CreateDate>\n/CreationDate(D:${time}Z')>>\ntrailer\n/ID [ <${id}>\n<${id}> ]\n/DocChecksum /${id}\n%%EOF\n`,
    "latin1",
  );
const one = made("20261128123834", "2026-11-28", "199DE384013BC4CABC9A31C062E64450");
const other = made("20270101000000", "2027-01-01", "67E337C00D5C8313FAFE6933814D730F");
const seed = "0123456789abcdef".repeat(4);

it("made at another time, it is the same, no longer or shorter than before", () => {
  const settled = settlePdf(one, seed);
  expect(settled).toEqual(settlePdf(other, seed));
  expect(settled.length).toBe(one.length);
  expect(Buffer.from(settled).toString("latin1")).toContain(
    "%PDF-1.6\n\u00E2\u0093\u00FF <xmp:CreateDate>1980-01-01T00:00:00Z",
  );
});

it("made from something else, it has another identifier", () => {
  expect(settlePdf(one, seed)).not.toEqual(settlePdf(one, seed.replaceAll("0", "f")));
});

it("half of one is told from a whole", () => {
  expect(isWholePdf(one)).toBe(true);
  expect(isWholePdf(one.subarray(0, -12))).toBe(false);
  expect(isWholePdf(Buffer.from("PK"))).toBe(false);
});
