/** Findings (記載不備): what a workbook says that is incomplete, contradictory or unreadable. One catalogue of codes, one maker. */
import type { Place } from "./place.ts";

/** From the most to the least urgent: the order in which they are listed. An error asks for a correction (needs_correction). */
export const SEVERITIES = ["error", "warning", "info"] as const;
/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** What is the same for all findings of one code. */
export interface FindingKind {
  readonly severity: Severity;
  /** Short name in Japanese, as printed in reports. */
  readonly title: string;
  /** What the institution should do, or be asked to do: printed in papers, so without a word about our files and settings. */
  readonly fix: string;
  /** What the clerk may do besides, with the program's own files; said in data/files.csv and on the screen only. */
  readonly clerk?: string;
}

const kind = (severity: Severity, title: string, fix: string, clerk?: string): FindingKind => ({
  severity,
  title,
  fix,
  ...(clerk !== undefined && { clerk }),
});

/** Every finding code. A code is never reused for another meaning; severities are changed here and nowhere else. */
export const FINDING_KINDS = {
  // About a whole file.
  "file-unreadable": kind(
    "error",
    "ファイルを読み取れない",
    "Excelで開けることを確かめ、保存し直してから再提出を依頼してください。",
  ),
  "file-encrypted": kind(
    "error",
    "パスワードで保護されている",
    "パスワードを外して保存し直すよう依頼してください。",
    "パスワードが分かるときは、名簿の「パスワード」シートに記入すると読み取れます。",
  ),
  "file-unsupported": kind("error", "対応していない形式", "Excelブック（.xlsx）で保存し直すよう依頼してください。"),
  "file-suspicious": kind("error", "不審なファイル", "開かずに提出元へ確認し、作り直しを依頼してください。"),
  "file-too-large": kind(
    "error",
    "ファイルが大きすぎる",
    "様式のシートだけを残し、不要なシート・行・画像を除いて保存し直してから再提出を依頼してください。",
  ),
  "file-unfinished": kind(
    "error",
    "読み取りを終えられなかった",
    "次の取りまとめで、もう一度読み取ります。提出元への依頼は、まだ要りません。",
  ),
  "table-not-found": kind("error", "自己点検表が見つからない", "所定の様式（別紙2）で提出するよう依頼してください。"),
  "form-blank": kind("error", "何も記入されていない様式", "記入した様式を送り直すよう依頼してください。"),
  "institution-unknown": kind(
    "error",
    "機関を特定できない",
    "どの機関の提出かを提出元に確かめ、判断「機関を指定」に記録するか、正しい機関コードと機関名を記入して再提出するよう依頼してください。",
    "判断は decisions.xlsx に記入してください。名簿にない機関であれば registry.xlsx に追加してください。",
  ),
  "institution-ambiguous": kind(
    "error",
    "機関を1つに絞れない",
    "どの機関の提出かを提出元に確かめ、判断「機関を指定」に記録するか、1つのファイルに1機関の点検表とし、機関コードを記入して再提出するよう依頼してください。",
    "判断は decisions.xlsx に記入してください。",
  ),
  "institution-mismatch": kind(
    "error",
    "機関の記載が食い違う",
    "どの機関の提出かを提出元に確かめ、判断「機関を指定」に記録するか、正しい機関コードと機関名を記入して再提出するよう依頼してください。",
    "判断は decisions.xlsx に記入してください。",
  ),
  "submission-duplicate": kind(
    "warning",
    "同じ機関から複数の提出",
    "採用したファイルで差し支えないか確かめてください。",
  ),
  "form-version-mismatch": kind(
    "warning",
    "様式の版が違う可能性",
    "今回の様式で作成されているか提出元に確かめてください。",
  ),
  "cycle-kind-mismatch": kind(
    "error",
    "点検区分又は様式の版が今回と違う",
    "今回の点検の様式で点検し直し、再提出するよう依頼してください。",
  ),
  "form-tag-mismatch": kind(
    "warning",
    "配った様式と記載が食い違う",
    "別の機関や前回の点検のために配られた様式に記入していないか、提出元に確かめてください。",
  ),
  "form-altered": kind(
    "warning",
    "様式が作り変えられている",
    "様式の行・列・数式が変えられていないか提出元に確かめてください。",
  ),
  "answer-column-chosen": kind(
    "warning",
    "回答の列を選んで読み取った",
    "採用した列が今回の回答でよいか確かめてください。",
  ),
  // About one answer; the submission needs correction.
  "answer-column-ambiguous": kind(
    "error",
    "どの列が今回の回答か決められない",
    "今回の回答の列だけを残すか、見出しに「今回」と記入して再提出するよう依頼してください。",
  ),
  "answer-missing": kind("error", "点検結果が空欄", "〇・△・－のいずれかを記入してください。"),
  "answer-unrecognized": kind("error", "点検結果を判読できない", "〇・△・－のいずれか1つを記入してください。"),
  "measure-not-found": kind("error", "措置の行がない", "削除された行を様式どおりに戻し、点検結果を記入してください。"),
  "measure-repeated": kind("error", "同じ措置の行が複数ある", "正しい行だけを残してください。"),
  "planned-date-missing": kind("error", "実施予定時期の記入がない", "特記事項に実施予定時期を記入してください。"),
  "planned-date-unreadable": kind(
    "error",
    "実施予定時期を読み取れない",
    "これからの実施予定時期を、年と月が分かる形で特記事項に記入してください。実施済みなら「〇」に直してください。",
  ),
  "reason-missing": kind("error", "対象外の理由の記入がない", "特記事項に対象外とする理由を記入してください。"),
  "direct-measure-answered": kind(
    "error",
    "集約機関が実施する措置への回答",
    "◆の措置は集約機関が実施します。－を記入するか、集約機関の利用の有無を確かめてください。",
  ),
  // About one answer or field; worth a look.
  "planned-date-past": kind("warning", "実施予定時期を過ぎている", "実施済みか、予定の変更かを確かめてください。"),
  "planned-date-outside-era": kind("warning", "元号と年が合わない", "読み取った日付でよいか確かめてください。"),
  "priority-not-applicable": kind("warning", "重点報告事項が対象外", "対象外とする理由が妥当か確かめてください。"),
  "measure-text-altered": kind("warning", "措置の文言が様式と違う", "行のずれや書換えがないか確かめてください。"),
  "inspection-date-missing": kind("warning", "点検日を読み取れない", "点検日を記入してください。"),
  "inspection-date-outside-cycle": kind(
    "warning",
    "点検日が今回の期間の外",
    "点検日の誤りか、前回の点検表でないか確かめてください。",
  ),
  "submission-late": kind("warning", "提出期限より後の点検", "期限後の点検である事情を確かめてください。"),
  "text-cut": kind(
    "warning",
    "長すぎる文を途中まで読み取った",
    "文を短くするか、別の資料に分けて提出するよう依頼してください。",
  ),
  "table-unused": kind("warning", "使わなかった表がある", "採用した表でよいか確かめてください。"),
  "submission-waiting": kind(
    "warning",
    "受領・読取待ち",
    "受け取ったことは確認済みで、機関に依頼することはありません。読み取る方法を確かめ、集計に加えてください。",
  ),
  "decision-unmatched": kind(
    "warning",
    "判断が当てはまらない",
    "判断の対象と内容を確かめ、今の提出に合わせて直すか、行を削除してください。",
  ),
  // For information.
  "answer-mark-unusual": kind("info", "見慣れない記号", "次回から様式の〇・△・－を使うよう案内してください。"),
  "file-has-macros": kind(
    "info",
    "マクロを含むブック",
    "マクロは実行していません。次回から、マクロのない.xlsxで提出するよう案内してください。",
  ),
  "answers-all-alike": kind("info", "すべて同じ回答", "一括で記入されていないか、必要に応じて確かめてください。"),
} as const satisfies Record<string, FindingKind>;

/** A code of the catalogue; written to data files, so never renamed. */
export type FindingCode = keyof typeof FINDING_KINDS;

/** Codes that have a worse case, and how severe that is: a day in an earlier cycle is last year's workbook, not a slip. */
const WORSE_SEVERITIES: Partial<Readonly<Record<FindingCode, Severity>>> = { "inspection-date-outside-cycle": "error" };

/**
 * What is to be done about a file that was rejected, for those who run the program: what the institution is asked, and what they may do
 * themselves with the program's own files.
 */
export function clerkFix(code: FindingCode): string {
  const { fix, clerk = "" }: FindingKind = FINDING_KINDS[code];
  return fix + clerk;
}

/** A flaw of one workbook (記載不備): one line of data/findings.csv. */
export interface Finding {
  /** Empty when the file could not be given to any institution. */
  readonly institutionCode: string;
  /** null when the finding is about the whole file. */
  readonly measure: number | null;
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What was found and what is expected, in plain Japanese; the place is in the fields below. */
  readonly message: string;
  /** What is expected, where it is more than the code's `fix`: the end of the message. */
  readonly ask?: string;
  readonly file: string;
  /** Empty when the finding is about the whole file. */
  readonly sheet: string;
  readonly cell: string;
  /** How many letters in a row have asked to mend it and are still not answered; absent where none has. */
  readonly timesAsked?: number;
  /** Of a file that could not be given to any institution: code of the supervising body whose folder it lies in; absent where no folder names one. */
  readonly folderOf?: string;
}

/** What a finding says beside what its code says of itself. */
export interface Found extends Pick<Finding, "institutionCode" | "file" | "message" | "ask"> {
  readonly measure?: number | null;
  readonly place?: Place | null;
  /** It is the worse case of its code, where that has one. */
  readonly worse?: boolean;
}

/** The one maker of findings: the catalogue says how severe they are. Without a measure or a place, one is about the whole file. */
export function makeFinding(
  code: FindingCode,
  { institutionCode, file, message, ask, measure = null, place = null, worse = false }: Found,
): Finding {
  return {
    institutionCode,
    measure,
    code,
    severity: (worse ? WORSE_SEVERITIES[code] : undefined) ?? FINDING_KINDS[code].severity,
    message,
    ...(ask !== undefined && { ask }),
    file,
    sheet: place?.sheet ?? "",
    cell: place?.cell ?? "",
  };
}

/** A finding that a person has accepted: it is for information only, and says so behind its message. */
export function acceptedFinding(finding: Finding, note: string): Finding {
  return { ...finding, severity: "info", message: finding.message + note };
}
