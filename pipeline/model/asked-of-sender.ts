/** What an institution is asked to do about a finding: the catalogue speaks to those who collect, a returned workbook to those who filled it in. */
import { FINDING_KINDS, type Finding, type FindingCode } from "./finding.ts";

/** Of a ◆ measure that an aggregator does for the sender, whatever is wrong with the answer: nothing else is right there. */
export const LEFT_TO_AGGREGATOR =
  "◆の措置は集約機関が実施します。－を記入してください。集約機関を利用していないときは、取りまとめ機関へお知らせください。";

/** Where the catalogue's words are not for the sender's ears. */
const ASKED: Partial<Readonly<Record<FindingCode, string>>> = {
  "institution-mismatch": "正しい機関コードと機関名を記入してください。",
  "cycle-kind-mismatch": "今回お送りした様式で点検し直し、御提出ください。",
  "form-tag-mismatch":
    "今回、貴機関あてにお送りした様式に御記入ください。そうなさっているときは、機関コードと点検名の欄を御確認ください。",
  "form-altered": "様式の行・列・数式を、お送りしたときの形に戻してください。",
  "answer-column-ambiguous": "今回の回答の列だけを残すか、今回の列の見出しに「今回」と記入してください。",
  "direct-measure-answered": LEFT_TO_AGGREGATOR,
  "inspection-date-outside-cycle":
    "今回の点検を行った日を記入してください。前回の点検表であれば、今回の点検表を御提出ください。",
  "answer-mark-unusual": "次回から、様式の〇・△・－をお使いください。",
  "text-cut": "文を短くするか、別の資料に分けて御提出ください。",
  "file-unreadable": "Excelで開けることを確かめ、保存し直して御提出ください。",
  "file-encrypted": "パスワードを外して保存し直し、御提出ください。",
  "file-unsupported": "Excelブック（.xlsx）の形式で保存し直し、御提出ください。",
  "file-suspicious": "お使いのパソコンに異常がないか確かめ、お送りした様式に記入し直して御提出ください。",
  "file-too-large": "様式のシートだけを残し、不要なシート・行・画像を除いて保存し直し、御提出ください。",
  "table-not-found": "お送りした様式（別紙2）に記入して御提出ください。",
  "form-blank": "お送りした様式に点検結果を記入して御提出ください。",
  "submission-waiting": "お送りいただくものはありません。",
  "institution-unknown": "正しい機関コードと機関名を記入して御提出ください。",
  "institution-ambiguous": "1つのファイルに1機関の点検表とし、正しい機関コードと機関名を記入して御提出ください。",
};

/** In polite Japanese, as one sentence or two. */
export function askedOfSender({ code, ask }: Pick<Finding, "code" | "ask">): string {
  return ASKED[code] ?? ask ?? FINDING_KINDS[code].fix;
}

/** What those who collect have made of a sender in doubt, before what is odd about it; the sender is told what is odd. */
export const TREATED_AS = "のものとして扱いましたが、";
/** What they are told to do about it, before the place of its file with them; no sender is told either. */
export const WHOSE_IS_IT = "正しい機関を確かめてください。（ファイル: ";

/** What was found, without what is to be done about it: that is said beside it ({@link askedOfSender}). */
export function foundForSender({
  code,
  message,
  ask = FINDING_KINDS[code].fix,
}: Pick<Finding, "code" | "message" | "ask">): string {
  const staff = message.lastIndexOf(WHOSE_IS_IT);
  if (staff >= 0) return message.slice(0, staff).split(TREATED_AS).slice(-1).join("");
  return message.endsWith(ask) ? message.slice(0, -ask.length) : message;
}

/**
 * Of an institution's findings, those that it is asked to mend: the errors in the file that counts. What is about the whole book comes
 * first, then by measure: letter and marked book number them alike, since people speak of them by their numbers.
 */
export function findingsToMend(findings: readonly Finding[], file: string | undefined): readonly Finding[] {
  return findings
    .filter((each) => each.severity === "error" && each.file === file)
    .sort((a, b) => (a.measure ?? 0) - (b.measure ?? 0));
}
