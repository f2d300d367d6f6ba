/** Readings as short lines of text: what nearly every answer has in common is left out. */
import type { Place } from "../model/place.ts";
import type { Reading, SubmissionReading } from "../model/reading.ts";
import type { Answer, HeaderField, Submission } from "../model/submission.ts";

/** Sheet index and cell; the file is told apart by content, not by path. */
type PlaceCode = readonly [sheet: number, cell: string];
type FieldCode = readonly [text: string, ...place: PlaceCode];
/** An implemented answer without anything to say: measure, sheet, answer cell, remark cell. */
type PlainAnswerCode = readonly [measure: number, sheet: number, cell: string, remarkCell: string, rawMark: string];
type AnswerCode =
  | PlainAnswerCode
  | {
      readonly a: Omit<Answer, "place" | "remarkPlace" | "repeatedAt" | "alteredText">;
      readonly p: PlaceCode | null;
      readonly r: PlaceCode | null;
      readonly d: readonly PlaceCode[];
      readonly t: readonly [string, PlaceCode] | null;
    };

interface SubmissionCode {
  readonly s: readonly string[];
  readonly c: FieldCode | null;
  readonly n: FieldCode | null;
  readonly i: readonly [on: string | null, field: FieldCode] | null;
  readonly m: string | null;
  readonly v: boolean;
  readonly a: readonly AnswerCode[];
  readonly u: readonly (readonly [number, PlaceCode])[];
  readonly x: readonly PlaceCode[];
  readonly l: boolean;
}

const PLAIN_RULE = "row:number mark:usual";

/** One line without line ends. */
export function encodeReading(reading: Reading): string {
  return JSON.stringify(reading.outcome === "refused" ? [reading.code, reading.message] : encodeSubmission(reading));
}

/**
 * @param file path that the places of the reading get.
 * @throws SyntaxError when the text is no reading; callers check its integrity first.
 */
export function decodeReading(text: string, file: string): Reading {
  const code = JSON.parse(text) as SubmissionCode | readonly [Extract<Reading, { outcome: "refused" }>["code"], string];
  if (isRefusal(code)) return { outcome: "refused", code: code[0], message: code[1] };
  return { outcome: "submission", submission: decodeSubmission(code, file), unlocked: code.l };
}

function isRefusal(
  code: SubmissionCode | readonly [Extract<Reading, { outcome: "refused" }>["code"], string],
): code is readonly [Extract<Reading, { outcome: "refused" }>["code"], string] {
  return Array.isArray(code);
}

function encodeSubmission({ submission, unlocked }: SubmissionReading): SubmissionCode {
  const sheets: string[] = [];
  const place = ({ sheet, cell }: Place): PlaceCode => {
    if (!sheets.includes(sheet)) sheets.push(sheet);
    return [sheets.indexOf(sheet), cell];
  };
  const field = ({ text, place: at }: HeaderField): FieldCode => [text, ...place(at)];
  return {
    c: submission.code && field(submission.code),
    n: submission.name && field(submission.name),
    i: submission.inspected && [submission.inspected.on, field(submission.inspected.field)],
    m: submission.modifiedAt,
    v: submission.hasMacros,
    a: submission.answers.map((answer) => encodeAnswer(answer, place)),
    u: submission.unknownMeasures.map(({ number, place: at }) => [number, place(at)]),
    x: submission.unusedTables.map(place),
    l: unlocked,
    s: sheets,
  };
}

function encodeAnswer(answer: Answer, place: (at: Place) => PlaceCode): AnswerCode {
  const { place: at, remarkPlace, repeatedAt, alteredText, ...rest } = answer;
  if (isPlain(answer) && at !== null && remarkPlace?.sheet === at.sheet) {
    return [answer.measure, ...place(at), remarkPlace.cell, answer.rawMark];
  }
  return {
    a: rest,
    p: at && place(at),
    r: remarkPlace && place(remarkPlace),
    d: repeatedAt.map(place),
    t: alteredText && [alteredText.text, place(alteredText.place)],
  };
}

function isPlain({ mark, remark, rawRemark, rule, repeatedAt, alteredText }: Answer): boolean {
  return (
    mark.kind === "implemented" &&
    !mark.unusual &&
    remark === "" &&
    rawRemark === "" &&
    rule === PLAIN_RULE &&
    repeatedAt.length === 0 &&
    alteredText === null
  );
}

function decodeSubmission(code: SubmissionCode, file: string): Submission {
  const place = ([sheet, cell]: PlaceCode): Place => ({ file, sheet: code.s[sheet] ?? "", cell });
  const field = ([text, ...at]: FieldCode): HeaderField => ({ text, place: place(at) });
  return {
    file,
    code: code.c && field(code.c),
    name: code.n && field(code.n),
    inspected: code.i && { on: code.i[0], field: field(code.i[1]) },
    modifiedAt: code.m,
    hasMacros: code.v,
    answers: code.a.map((answer) => decodeAnswer(answer, place)),
    unknownMeasures: code.u.map(([number, at]) => ({ number, place: place(at) })),
    unusedTables: code.x.map(place),
  };
}

/** Shared by all that are alike: there are a hundred thousand of them. */
const IMPLEMENTED: Answer["mark"] = { kind: "implemented", unusual: false, suggestion: null };
const NONE: Answer["repeatedAt"] = [];

function decodeAnswer(code: AnswerCode, place: (at: PlaceCode) => Place): Answer {
  if (!("a" in code)) {
    const [measure, sheet, cell, remarkCell, rawMark] = code;
    return {
      measure,
      mark: IMPLEMENTED,
      rawMark,
      remark: "",
      rawRemark: "",
      rule: PLAIN_RULE,
      planned: null,
      place: place([sheet, cell]),
      remarkPlace: place([sheet, remarkCell]),
      repeatedAt: NONE,
      alteredText: null,
    };
  }
  return {
    ...code.a,
    place: code.p && place(code.p),
    remarkPlace: code.r && place(code.r),
    repeatedAt: code.d.map(place),
    alteredText: code.t && { text: code.t[0], place: place(code.t[1]) },
  };
}
