/** The text of an answer cell → what it answers. Source: excel.md, "Marks". Anything that is not listed is invalid, never a guess. */
import { removeSpaces } from "../lib/japanese/text.ts";
import { rememberByOwnText } from "../lib/remember.ts";
import type { AnswerKind, MarkReading } from "../model/submission.ts";

type Meaning = Extract<AnswerKind, "implemented" | "planned" | "not_applicable">;

/** Spelled out code point by code point: NFKC leaves circles, triangles and most dashes as they are. */
const USUAL: Readonly<Record<Meaning, string>> = {
  implemented: "〇○◯⭕oOｏＯ",
  planned: "△Δ∆",
  not_applicable: "-－﹣‐‑‒–—―−ーｰ─━",
};
const UNUSUAL: Readonly<Record<Meaning, readonly string[]>> = {
  implemented: ["0", "０", "●", "◎", "✓", "✔", "レ", "ﾚ", "済〇", "済○"],
  planned: ["▲"],
  not_applicable: ["一"],
};

const MEANINGS = Object.keys(USUAL) as Meaning[];
const READINGS: ReadonlyMap<string, MarkReading> = new Map(
  MEANINGS.flatMap((kind): (readonly [string, MarkReading])[] => [
    ...Array.from(USUAL[kind], (mark) => [mark, { kind, unusual: false, suggestion: null }] as const),
    ...UNUSUAL[kind].map((mark) => [mark, { kind, unusual: true, suggestion: null }] as const),
  ]),
);

/** What an unreadable mark was probably meant to be. Shown to people, never used. */
const SUGGESTIONS: readonly (readonly [RegExp, NonNullable<MarkReading["suggestion"]>])[] = [
  [/^(?:有|済|済み|実施|実施済|実施済み|はい|YES|Y|OK)$/iu, "〇"],
  [/^(?:×|✕|✖|╳|X|ｘ|Ｘ|無|未|未実施|予定|実施中|実施予定|検討中|NO|NG)$/iu, "△"],
  [/^(?:該当なし|該当無し|対象外|非該当|N\/A|NA|なし)$/iu, "－"],
];

/** @param text the cell's text as it stands. */
export const readMark = rememberByOwnText((text): MarkReading => {
  const mark = removeSpaces(text);
  if (mark === "") return { kind: "missing", unusual: false, suggestion: null };
  const suggestion = SUGGESTIONS.find(([spelling]) => spelling.test(mark))?.[1] ?? null;
  return READINGS.get(mark) ?? { kind: "invalid", unusual: false, suggestion };
});
