/** What is printed for people outside never speaks of our files and settings. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FINDING_KINDS, type FindingCode } from "../../pipeline/model/finding.ts";
import { draw, partsOf } from "./drawn-report.ts";
import { aFinding, anInstitution, aRollup, aSubordinate, submitters } from "./rollup-builders.ts";

/** Ours alone: an institution or a ministry knows neither the registry nor the data files nor the codes. */
const OURS =
  /CSV|データ出力|registry|名簿|テンプレート|\.hbs|outputs|inputs|\.json|[a-z]+-(?:missing|unreadable|mismatch|unknown|ambiguous|blank|chosen)|needs_correction|not_received/iu;
const CODES = Object.keys(FINDING_KINDS) as FindingCode[];

it.each(CODES)("%s says what to do without our words", (code) => {
  const { title, fix } = FINDING_KINDS[code];
  expect(`${title} ${fix}`).not.toMatch(OURS);
});

it("no report has one, whatever was found", () => {
  const findings = CODES.map((code, at) => aFinding(code, at % 5 === 0 ? null : anInstitution(at % 5)));
  const rollup = aRollup({
    submitters: submitters(5),
    subordinates: [aSubordinate("架空第2県", submitters(2))],
    changes: { findings },
  });
  const body = partsOf(draw(rollup))["word/document.xml"] ?? "";
  expect(body).toContain("架空第2県");
  expect(body.replace(/<[^>]+>/gu, " ")).not.toMatch(OURS);
});

it("the rules and the refusals speak without them", () => {
  // Messages are made in these rooms only; comments may name what they like.
  const rooms = ["pipeline/validate", "pipeline/intake", "pipeline/settle"].flatMap((room) =>
    readdirSync(room).map((file) => join(room, file)),
  );
  const texts = [...rooms, "pipeline/stages/read-file.ts"]
    .filter((file) => !file.endsWith("ignore-by-name.ts"))
    .flatMap((file) => readFileSync(file, "utf8").match(/["`][^"`\n]*\p{Script=Hiragana}[^"`\n]*["`]/gu) ?? []);
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((text) => /CSV|registry|名簿|outputs|inputs/u.test(text))).toEqual([]);
});
