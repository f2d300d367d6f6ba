/** The text of an answer cell → what it answers. Source: excel.md, "Marks"; design.md, "Marks". Anything else is invalid, never a guess. */
import { foldText, removeSpaces } from "../../../lib/japanese/text.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import type { AnswerKind } from "../../../model/answer-kind.ts";
import type { MarkReading } from "../../../model/submission.ts";

/** The three answers that a mark can give. */
export type Meaning = Extract<AnswerKind, "implemented" | "planned" | "not_applicable">;

/** Spelled out code point by code point: NFKC leaves circles, triangles and most dashes as they are. */
const USUAL: Readonly<Record<Meaning, string>> = {
  implemented: "〇○◯⭕oOｏＯ",
  planned: "△Δ∆",
  not_applicable: "-－﹣‐‑‒–—―−ーｰ─━",
};
const UNUSUAL: Readonly<Record<Meaning, readonly string[]>> = {
  implemented: ["0", "０", "●", "◎", "✓", "✔", "レ", "ﾚ"],
  planned: ["▲"],
  not_applicable: ["一"],
};

const MEANINGS = Object.keys(USUAL) as Meaning[];
const READINGS: ReadonlyMap<string, MarkReading> = new Map(
  MEANINGS.flatMap((kind): (readonly [string, MarkReading])[] => [
    ...Array.from(USUAL[kind], (mark) => [mark, { kind }] as const),
    ...UNUSUAL[kind].map((mark) => [mark, { kind, unusual: true }] as const),
  ]),
);

/** Marks that words may stand beside. Letters, digits, ticks and 一 are left out: beside words they are more often part of them. */
const BESIDE_WORDS: readonly (readonly [string, Meaning])[] = MEANINGS.flatMap((kind) =>
  Array.from(
    { implemented: "〇○◯⭕●◎", planned: "△Δ∆▲", not_applicable: "-－﹣‐‑‒–—―−─━" }[kind],
    (mark) => [mark, kind] as const,
  ),
);

/** Words that say no more than the mark beside them. */
const AGREEING: Readonly<Record<Meaning, RegExp>> = {
  implemented:
    /^(?:実施|対応|措置|整備|導入|策定|完了)?(?:済み?|完了)$|^(?:実施|実施している|実施しています|実施中|対応|整備|適合|有|あり|はい)$/u,
  planned:
    /^(?:実施|対応|導入|整備|策定|措置|完了)?予定$|^(?:未実施|未対応|未整備|未策定|未導入|未|計画中|検討中|準備中|今後実施|今後実施予定)$/u,
  not_applicable: /^(?:該当(?:なし|無し?|せず|しない|しません)|非該当|対象外|適用外|適用除外|なし|無し?|N\/?A)$/iu,
};

/** A footnote's sign: ※, ※1, *2, 注1, (注), ＊. */
const FOOTNOTE = /^(?:[※*＊]\d{0,2}|\(?注\d{0,2}\)?)|(?:[※*＊]\d{0,2}|\(?注\d{0,2}\)?)$/u;
const BRACKETS = /^[(（[［【〔「:：、・/／]+|(?<![)）\]］】〕」])[)）\]］】〕」]+$/gu;

/** The date of a △ in the answer's own cell: 令和9年3月, R9.3末, 2027/3まで. */
const DATE =
  /^(?:令和|R)?(?:\d{1,4}|元)(?:年度?|[./-])(?:\d{1,2}(?:月|[./-]\d{1,2}日?)?(?:\d{1,2}日)?)?(?:末|上旬|中旬|下旬|頃|中)?(?:まで|までに)?(?:に?(?:実施|対応|完了)?予定)?$/iu;

/** What an unreadable mark was probably meant to be. Shown to people, never used. */
const SUGGESTIONS: readonly (readonly [RegExp, NonNullable<MarkReading["suggestion"]>])[] = [
  [/^(?:有|済|済み|実施|実施済|実施済み|対応済|対応済み|はい|YES|Y|OK)$/iu, "〇"],
  [/^(?:×|✕|✖|╳|X|ｘ|Ｘ|無|未|未実施|未対応|予定|実施中|実施予定|対応予定|検討中|計画中|NO|NG)$/iu, "△"],
  [/^(?:該当なし|該当無し|対象外|非該当|N\/A|NA|なし)$/iu, "－"],
];

/** @param text the cell's text as it stands. */
export const readMark = rememberByOwnText((text): MarkReading => {
  const mark = removeSpaces(text);
  if (mark === "") return { kind: "missing" };
  const known = READINGS.get(mark) ?? (mark.length <= LONGEST ? besideWords(mark) : undefined);
  if (known !== undefined) return known;
  const suggestion = SUGGESTIONS.find(([spelling]) => spelling.test(mark))?.[1];
  return { kind: "invalid", ...(suggestion && { suggestion }) };
});

/** A mark with more than that beside it says something of its own. */
const LONGEST = 30;

/** One mark before or behind words that agree with it, a footnote's sign, or for △ a date. */
function besideWords(text: string): MarkReading | undefined {
  for (const [mark, kind] of BESIDE_WORDS) {
    const rest = text.startsWith(mark)
      ? text.slice(mark.length)
      : text.endsWith(mark)
        ? text.slice(0, -mark.length)
        : null;
    if (rest !== null && agrees(rest, kind)) return { kind, unusual: true };
  }
  return undefined;
}

function agrees(rest: string, kind: Meaning): boolean {
  const words = foldText(rest).replace(BRACKETS, "").replace(FOOTNOTE, "").replace(BRACKETS, "");
  return words === ""
    ? FOOTNOTE.test(foldText(rest))
    : AGREEING[kind].test(words) || (kind === "planned" && DATE.test(words));
}

/** What a column stands for that is headed by a mark or by words for one (〇, 実施済, △（予定）); null for any other heading. */
export function meaningOfHeading(text: string): Meaning | null {
  const { kind, suggestion } = readMark(text);
  if (kind !== "missing" && kind !== "invalid") return kind;
  return suggestion === undefined ? null : SUGGESTED[suggestion];
}

const SUGGESTED: Readonly<Record<NonNullable<MarkReading["suggestion"]>, Meaning>> = {
  〇: "implemented",
  "△": "planned",
  "－": "not_applicable",
};

/** Signs that tick a column; a column may also be ticked with the mark that heads it. */
const TICK = /^[〇○◯⭕●◎✓✔☑レﾚoOｏＯ1１]\uFE0F?$/u;

/** A cell below a column that is headed by a mark: ticked, the answer is that of the column. */
export function readTick(text: string, meaning: Meaning): MarkReading {
  const mark = removeSpaces(text);
  if (mark === "") return { kind: "missing" };
  if (TICK.test(mark) || readMark(mark).kind === meaning) return { kind: meaning };
  return { kind: "invalid" };
}
