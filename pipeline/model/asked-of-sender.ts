/** What an institution is asked to do about a finding: the catalogue speaks to those who collect, a returned workbook to those who filled it in. */
import { FINDING_KINDS, type FindingCode } from "./finding.ts";

/** Where the catalogue's words are not for the sender's ears. */
const ASKED: Partial<Readonly<Record<FindingCode, string>>> = {
  "institution-mismatch": "正しい機関コードと機関名を記入してください。",
  "cycle-kind-mismatch": "今回お送りした様式で点検し直し、ご提出ください。",
  "form-tag-mismatch":
    "今回、貴機関あてにお送りした様式にご記入ください。そうなさっているときは、機関コードと点検名の欄をご確認ください。",
  "form-altered": "様式の行・列・数式を、お送りしたときの形に戻してください。",
  "answer-column-ambiguous": "今回の回答の列だけを残すか、今回の列の見出しに「今回」と記入してください。",
  "direct-measure-answered":
    "◆の措置は集約機関が実施します。－を記入してください。集約機関を利用していないときは、取りまとめ機関へお知らせください。",
  "inspection-date-outside-cycle":
    "今回の点検を行った日を記入してください。前回の点検表であれば、今回の点検表をご提出ください。",
  "answer-mark-unusual": "次回から、様式の〇・△・－をお使いください。",
  "text-cut": "文を短くするか、別の資料に分けてご提出ください。",
};

/** In polite Japanese, as one sentence or two. */
export function askedOfSender(code: FindingCode): string {
  return ASKED[code] ?? FINDING_KINDS[code].fix;
}
