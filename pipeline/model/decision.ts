/** What people decided about submissions: the rows of decisions.xlsx. They act on inspections; readings never depend on them. */
import * as z from "zod";
import type { Finding, FindingCode } from "./finding.ts";
import type { Institution } from "./registry.ts";

/** 判断: what a row decides (design.md, "decisions.xlsx"). */
export const DECISION_KINDS = [
  "機関を指定",
  "採用するファイル",
  "提出から除外",
  "回答を読み替え",
  "実施予定時期を読み替え",
  "指摘を了承",
  "期限を延長",
] as const;
/** A value of 判断. */
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** 値 of 機関を指定 for what has come and cannot be read yet: last year's form, a scan, a PDF. */
export const WAITING = "受領・読取待ち";

const blank = "空欄です。";
const filled = z.string().min(1, blank);
const day = "日付として読み取れません。";

/** A row of the sheet 判断: dates already as `YYYY-MM-DD`, codes in their one spelling, paths with `/`. Keys are the headings. */
export const decisionRecord = z.object({
  日付: z.iso.date({ error: ({ input }) => (input === "" ? blank : day) }),
  対象ファイル: z.string(),
  シート: z.string(),
  機関コード: z.string(),
  措置番号: z.string(),
  指摘コード: z.string(),
  判断: z.enum(DECISION_KINDS, { error: ({ input }) => (input === "" ? blank : `「${String(input)}」は使えません。`) }),
  値: z.string(),
  理由: filled,
  担当者: filled,
  期限: z.union([z.literal(""), z.iso.date(day)], day),
});

/** A heading of the sheet 判断. */
export type DecisionColumn = keyof z.infer<typeof decisionRecord>;
/** In the order of design.md. */
export const DECISION_COLUMNS = Object.keys(decisionRecord.shape) as readonly DecisionColumn[];

/** What a kind of decision asks of the columns that not all kinds use. */
export interface DecisionNeeds {
  readonly needs: readonly DecisionColumn[];
  /** May be filled in. */
  readonly takes: readonly DecisionColumn[];
  /** What 値 may be, to be told in a fault; null where it stays blank. */
  readonly value: string | null;
}

/** By kind; of the columns that stand in none of the lists, those about a file, a measure or a value stay blank. */
export const DECISION_NEEDS: Readonly<Record<DecisionKind, DecisionNeeds>> = {
  機関を指定: {
    needs: ["対象ファイル", "機関コード"],
    takes: ["シート", "指摘コード", "値"],
    value: `空欄にするか、読み取らずに受領だけを示すときは「${WAITING}」を記入してください。`,
  },
  採用するファイル: { needs: ["対象ファイル", "機関コード"], takes: ["指摘コード"], value: null },
  提出から除外: { needs: ["対象ファイル"], takes: ["機関コード", "指摘コード"], value: null },
  回答を読み替え: {
    needs: ["対象ファイル", "措置番号", "値"],
    takes: ["シート", "機関コード", "指摘コード"],
    value: "〇・△・－ のいずれかを記入してください。",
  },
  実施予定時期を読み替え: {
    needs: ["対象ファイル", "措置番号", "値"],
    takes: ["シート", "機関コード", "指摘コード"],
    value: "「2027-09-30」又は「令和9年9月」の形で記入してください。",
  },
  指摘を了承: { needs: ["対象ファイル", "指摘コード"], takes: ["シート", "機関コード", "措置番号"], value: null },
  期限を延長: {
    needs: ["機関コード", "値"],
    takes: [],
    value: "新しい提出期限を「2027-03-15」又は「令和9年3月15日」の形で記入してください。",
  },
};

/** What people see beside a row that is proposed; readDecisions leaves the column alone. */
export const HINT = "手がかり";

/** A row for a person to confirm, by heading: who, when and why are left to them. */
export type ProposedDecision = Partial<Readonly<Record<DecisionColumn | typeof HINT, string>>>;

/** One row of decisions.xlsx, without faults. Texts are empty where the row leaves them open. */
export interface Decision {
  readonly kind: DecisionKind;
  /** Of the sheet 判断, 1-based: what people and `answers.csv` name a decision by. */
  readonly row: number;
  /** The cell of 判断. */
  readonly cell: string;
  /** 日付, `YYYY-MM-DD` */
  readonly on: string;
  /** As files.csv names it. */
  readonly file: string;
  readonly sheet: string;
  readonly institutionCode: string;
  readonly measure: number | null;
  readonly findingCode: FindingCode | null;
  /** 値: 〇, △ or －; `YYYY-MM-DD`; {@link WAITING} or empty. */
  readonly value: string;
  readonly reason: string;
  /** 担当者 */
  readonly by: string;
  /** 期限: the last as-of date for which it holds, `YYYY-MM-DD`; null for ever. */
  readonly until: string | null;
}

/** applied: it counts; unmatched: nothing fits it; contradicted: another row says otherwise; expired: 期限 is before the as-of date. */
export type DecisionState = "applied" | "unmatched" | "contradicted" | "expired";

/** What became of a decision in a run. */
export interface DecisionOutcome {
  readonly decision: Decision;
  readonly state: DecisionState;
  /** Whom it concerns; null for a file of nobody. */
  readonly institution: Institution | null;
  /** What it has changed, or why nothing: a sentence in plain Japanese. */
  readonly effect: string;
}

/** What a run knows of decisions.xlsx; null where there is no such file. */
export type Outcomes = readonly DecisionOutcome[] | null;

/** Where findings about decisions.xlsx stand. */
export const DECISIONS_FILE = "decisions.xlsx";
/** The sheet that is read. */
export const DECISION_SHEET = "判断";

/** Whether a person has said of something that was sent that it waits ({@link WAITING}): nobody is reminded of it. */
export function holdsWaiting(findings: readonly Pick<Finding, "code">[]): boolean {
  return findings.some(({ code }) => code === "submission-waiting");
}

/** Whether a finding is about decisions.xlsx, not about a file that was sent. */
export function isAboutDecisions({ code }: Pick<Finding, "code">): boolean {
  return code === "decision-unmatched";
}
