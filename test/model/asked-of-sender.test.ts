/** What an institution is told: nothing of what only those who collect must do, nor where its file lies with them. */
import { expect, it } from "vitest";
import { foundForSender } from "../../pipeline/model/asked-of-sender.ts";
import { FINDING_KINDS } from "../../pipeline/model/finding.ts";

it("leaves out what the catalogue tells those who collect", () => {
  const { fix } = FINDING_KINDS["form-blank"];
  expect(foundForSender("form-blank", `1つも記入されていません。${fix}`)).toBe("1つも記入されていません。");
});

it("of a sender in doubt, says what is odd and neither asks it of whom nor names our folders", () => {
  const found = "機関コード「01208」は、桁が足りません。";
  expect(
    foundForSender(
      "institution-mismatch",
      `この提出は「012084 月見市」のものとして扱いましたが、${found}正しい機関を確かめてください。（ファイル: 架空県（西）/点検表.xlsx）`,
    ),
  ).toBe(found);
});
