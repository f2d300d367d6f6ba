/** What an institution is told: nothing of what only those who collect must do, nor where its file lies with them. */
import { readdirSync, readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { askedOfSender, foundForSender } from "../../pipeline/model/asked-of-sender.ts";
import { FINDING_KINDS, type FindingCode } from "../../pipeline/model/finding.ts";

it("leaves out what the catalogue tells those who collect", () => {
  const { fix } = FINDING_KINDS["form-blank"];
  expect(foundForSender({ code: "form-blank", message: `1つも記入されていません。${fix}` })).toBe(
    "1つも記入されていません。",
  );
});

it("tells what is asked of one finding apart from what was found, unless the catalogue has other words for senders", () => {
  const found = "「△」ですが、特記事項が空欄です。";
  const ask = "実施予定時期（例：令和9年9月）を記入してください。";
  const finding = { code: "planned-date-missing", message: found + ask, ask } as const;
  expect([foundForSender(finding), askedOfSender(finding)]).toEqual([found, ask]);
  expect(askedOfSender({ code: "cycle-kind-mismatch", ask: "点検し直すよう依頼してください。" })).toBe(
    "今回お送りした様式で点検し直し、御提出ください。",
  );
});

it("of a sender in doubt, says what is odd and neither asks it of whom nor names our folders", () => {
  const found = "機関コード「01208」は、桁が足りません。";
  expect(
    foundForSender({
      code: "institution-mismatch",
      message: `この提出は「012084 月見市」のものとして扱いましたが、${found}正しい機関を確かめてください。（ファイル: 架空県（西）/点検表.xlsx）`,
    }),
  ).toBe(found);
});

it("speaks to senders in the letters' own spelling: 御提出, not ご提出", () => {
  const folder = "templates/letters";
  const wordings = readdirSync(folder).map((name) => {
    const bytes = readFileSync(`${folder}/${name}`);
    return name.endsWith(".docx")
      ? strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array())
      : String(bytes);
  });
  const asked = (Object.keys(FINDING_KINDS) as FindingCode[]).map((code) => askedOfSender({ code }));
  expect([...wordings, ...asked].filter((text) => /ご\p{sc=Han}/u.test(text))).toEqual([]);
});
