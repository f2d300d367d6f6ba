/** Where nothing could be read of anybody, nothing is known: no sentence of a report says that there is none, or counts nobody. */
import { expect, it } from "vitest";
import { documentXml, paragraphs } from "./drawn-report.ts";
import { aRollup, submitters } from "./rollup-builders.ts";

const NONE = /(?:未実施事項|特記事項が前回と同じもの|〇でなくなった回答|進んでいない△)はない。/u;

it("says so instead of 「ない」, and says 「ない」 where there is none", () => {
  const silent = submitters(2).map((each) => ({ ...each, status: "not_received" as const }));
  const sentences = (rollup: ReturnType<typeof aRollup>): readonly string[] => paragraphs(documentXml(rollup));
  const ofNobody = sentences(aRollup({ submitters: silent, changes: { deficiencies: [] } }));
  expect(ofNobody.filter((sentence) => NONE.test(sentence))).toEqual([]);
  expect(ofNobody.filter((sentence) => sentence.startsWith("点検結果を読み取れた機関がないため、"))).toHaveLength(5);
  const ofAll = sentences(aRollup({ submitters: submitters(2), changes: { deficiencies: [] } }));
  expect(ofAll.filter((sentence) => NONE.test(sentence))).toHaveLength(2);
});

it("counts nobody and nothing in no sentence but the tally of files", () => {
  const silent = submitters(2).map((each) => ({ ...each, status: "not_received" as const }));
  const perfect = submitters(2).map(({ institution }) => ({ institution, status: "accepted" as const }));
  for (const all of [silent, perfect, [...silent, ...perfect]]) {
    const said = paragraphs(documentXml(aRollup({ submitters: all, changes: { findings: [] } })));
    const zeros = said.filter((text) => /(?<![\d,.])0(?:件|機関|項目|か所)/u.test(text));
    // Where a zero of a table is explained, and the tally.
    expect(zeros.map((text) => text.slice(0, 8))).toEqual(
      ["〇は実施済、△は", "読み込んだファイル"].map((text) => text.slice(0, 8)),
    );
  }
});
