/** One answer as a short array; what the layout says already is left out. */
import type { Place } from "../model/place.ts";
import type { RawAside } from "../model/raw-workbook.ts";
import type { Answer, MarkReading, PlannedDate } from "../model/submission.ts";
import { isPlain } from "./answer-layout.ts";
import type { PlaceCode } from "./place-code.ts";

/** A plain answer with another spelling of the mark; the rest is as in the layout. */
type OtherMark = readonly [measure: number, rawMark: string];
/** `0`: as the remark is, or as in the layout. */
type UsualAnswer = readonly [
  measure: number,
  rawMark: string,
  kind: MarkReading["kind"],
  unusual: boolean,
  suggestion: MarkReading["suggestion"],
  remark: string,
  rawRemark: string | 0,
  rule: string,
  planned: readonly [on: string | null, words: string, outsideEra: boolean] | null,
  place: PlaceCode | null | 0,
  remarkPlace: PlaceCode | null | 0,
  repeatedAt: readonly PlaceCode[],
  alteredText: readonly [string, PlaceCode] | null,
];
/** What lies at the cell comes last: hardly any answer has it. */
type WholeAnswer = readonly [...UsualAnswer, aside?: readonly [kind: RawAside["kind"], text: string]];
export type AnswerCode = OtherMark | WholeAnswer;

/**
 * null when the answer is the very one that the layout gives.
 *
 * @param printed the layout's answer to the same measure; undefined when it has none.
 */
export function answerCode(
  answer: Answer,
  printed: Answer | undefined,
  place: (at: Place) => PlaceCode,
): AnswerCode | null {
  const where = (at: Place | null, usual: Place | null | undefined): PlaceCode | null | 0 =>
    isSame(at, usual) ? 0 : at && place(at);
  const [answerAt, remarkAt] = [where(answer.place, printed?.place), where(answer.remarkPlace, printed?.remarkPlace)];
  if (answerAt === 0 && remarkAt === 0 && isPlain(answer))
    return answer.rawMark === printed?.rawMark ? null : [answer.measure, answer.rawMark];
  const { measure, rawMark, mark, remark, rawRemark, rule, planned, repeatedAt, alteredText, aside } = answer;
  const code: UsualAnswer = [
    measure,
    rawMark,
    mark.kind,
    mark.unusual,
    mark.suggestion,
    remark,
    rawRemark === remark ? 0 : rawRemark,
    rule,
    planned && [planned.on, planned.words, planned.outsideEra],
    answerAt,
    remarkAt,
    repeatedAt.map(place),
    alteredText && [alteredText.text, place(alteredText.place)],
  ];
  return aside === undefined ? code : [...code, [aside.kind, aside.text]];
}

function isSame(a: Place | null, b: Place | null | undefined): boolean {
  return a !== null && b != null && a.cell === b.cell && a.sheet === b.sheet;
}

const usualMark = (kind: MarkReading["kind"]): MarkReading => ({ kind, unusual: false, suggestion: null });
/** Shared by all answers of a kind. */
const USUAL_MARKS: Readonly<Record<MarkReading["kind"], MarkReading>> = {
  implemented: usualMark("implemented"),
  planned: usualMark("planned"),
  not_applicable: usualMark("not_applicable"),
  missing: usualMark("missing"),
  invalid: usualMark("invalid"),
};

export function decodeAnswer(code: AnswerCode, printed: Answer | undefined, place: (at: PlaceCode) => Place): Answer {
  if (isOtherMark(code)) return { ...(printed as Answer), rawMark: code[1] };
  const [
    measure,
    rawMark,
    kind,
    unusual,
    suggestion,
    remark,
    rawRemark,
    rule,
    planned,
    at,
    remarkAt,
    repeated,
    text,
    aside,
  ] = code;
  const where = (one: PlaceCode | null | 0, usual: Place | null | undefined): Place | null =>
    one === 0 ? (usual ?? null) : one && place(one);
  return {
    measure,
    mark: unusual || suggestion !== null ? { kind, unusual, suggestion } : USUAL_MARKS[kind],
    rawMark,
    remark,
    rawRemark: rawRemark === 0 ? remark : rawRemark,
    rule,
    planned: planned && decodePlanned(planned),
    place: where(at, printed?.place),
    remarkPlace: where(remarkAt, printed?.remarkPlace),
    repeatedAt: repeated.map(place),
    alteredText: text && { text: text[0], place: place(text[1]) },
    ...(aside && { aside: { kind: aside[0], text: aside[1] } }),
  };
}

function isOtherMark(code: AnswerCode): code is OtherMark {
  return code.length === 2;
}

function decodePlanned([on, words, outsideEra]: NonNullable<WholeAnswer[8]>): PlannedDate {
  return { on, words, outsideEra };
}
