/** Readings as short lines of text: what a form prints in the same place for every institution is said once, in a few letters. */
import { rememberByText } from "../lib/remember.ts";
import type { Place } from "../model/place.ts";
import type { Reading, SubmissionReading } from "../model/reading.ts";
import type { Answer, Choice, HeaderField, Submission } from "../model/submission.ts";
import { decodeLayout, layoutOf, type Layout } from "./answer-layout.ts";
import { answerCode, decodeAnswer, type AnswerCode } from "./answer-code.ts";
import type { PlaceCode } from "./place-code.ts";

type FieldCode = readonly [text: string, ...place: PlaceCode];
type RefusalCode = readonly [code: Extract<Reading, { outcome: "refused" }>["code"], message: string];

interface SubmissionCode {
  /** Names of the sheets that places refer to. */
  readonly s: readonly string[];
  readonly c: FieldCode | null;
  readonly n: FieldCode | null;
  readonly i: readonly [on: string | null, field: FieldCode] | null;
  readonly m: string | null;
  readonly v: boolean;
  /** Where the answers stand, and what a plain one looks like. */
  readonly p: string;
  /** The answers that are not plain, or stand elsewhere. */
  readonly a: readonly AnswerCode[];
  readonly u: readonly (readonly [number, PlaceCode])[];
  readonly x: readonly PlaceCode[];
  /** 点検区分, version of the form; left out where neither is printed. */
  readonly k?: readonly [kind: FieldCode | null, formVersion: FieldCode | null];
  /** Code and name of each further form; left out where there is none. */
  readonly o?: readonly (readonly [code: FieldCode | null, name: FieldCode | null])[];
  /** Choices between columns and tables; left out where there were none. */
  readonly q?: readonly (readonly [Choice["because"], string, readonly string[], PlaceCode])[];
  /** Labels that were nearly understood; left out where there is none. */
  readonly h?: readonly (readonly [label: string, value: FieldCode])[];
  /** Codes and names of somebody else; left out where there is none. */
  readonly b?: readonly FieldCode[];
  /** Texts that were cut, and their count; left out where there is none. */
  readonly t?: readonly [texts: readonly (readonly [letters: number, kept: number, PlaceCode])[], count: number];
  readonly l: boolean;
}

/** One line without line ends. */
export function encodeReading(reading: Reading): string {
  return JSON.stringify(reading.outcome === "refused" ? [reading.code, reading.message] : encodeSubmission(reading));
}

/**
 * Plain answers are the same objects in all submissions of one layout: nobody may change them.
 *
 * @param file path of the submission.
 * @throws SyntaxError when the text is no reading; callers check its integrity first.
 */
export function decodeReading(text: string, file: string): Reading {
  const code = JSON.parse(text) as SubmissionCode | RefusalCode;
  if (isRefusal(code)) return { outcome: "refused", code: code[0], message: sharedText(code[1]) };
  return { outcome: "submission", submission: decodeSubmission(code, file), unlocked: code.l };
}

/** Foreign files are refused by the thousand, in a few sentences. */
const sharedText = rememberByText((text) => text);

function isRefusal(code: SubmissionCode | RefusalCode): code is RefusalCode {
  return Array.isArray(code);
}

function encodeSubmission({ submission, unlocked }: SubmissionReading): SubmissionCode {
  const sheets: string[] = [];
  const place = ({ sheet, cell }: Place): PlaceCode => {
    if (!sheets.includes(sheet)) sheets.push(sheet);
    return [sheets.indexOf(sheet), cell];
  };
  const field = ({ text, place: at }: HeaderField): FieldCode => [text, ...place(at)];
  const layout = layoutOf(submission.answers);
  const printed = decodeLayout(layout);
  return {
    c: submission.code && field(submission.code),
    n: submission.name && field(submission.name),
    i: submission.inspected && [submission.inspected.on, field(submission.inspected.field)],
    m: submission.modifiedAt,
    v: submission.hasMacros,
    p: layout,
    a: submission.answers
      .map((answer) => answerCode(answer, printed.get(answer.measure), place))
      .filter((code) => code !== null),
    u: submission.unknownMeasures.map(({ number, place: at }) => [number, place(at)]),
    x: submission.unusedTables.map(place),
    ...encodeStated(submission, field),
    ...(submission.choices.length > 0 && {
      q: submission.choices.map(
        ({ because, chosen, others, place: at }) => [because, chosen, others, place(at)] as const,
      ),
    }),
    ...(submission.foreign && { b: submission.foreign.map(field) }),
    ...(submission.unreadLabels && { h: submission.unreadLabels.map(({ label, value }) => [label, field(value)]) }),
    ...(submission.cut && {
      t: [submission.cut.texts.map((text) => [text.letters, text.kept, place(text.place)]), submission.cut.count],
    }),
    l: unlocked,
    s: sheets,
  };
}

function encodeStated(
  { stated: { kind, formVersion }, otherForms }: Submission,
  field: (at: HeaderField) => FieldCode,
): Pick<SubmissionCode, "k" | "o"> {
  return {
    ...((kind ?? formVersion) && { k: [kind && field(kind), formVersion && field(formVersion)] }),
    ...(otherForms.length > 0 && {
      o: otherForms.map(({ code, name }) => [code && field(code), name && field(name)] as const),
    }),
  };
}

function decodeSubmission(code: SubmissionCode, file: string): Submission {
  const place = ([sheet, cell]: PlaceCode): Place => ({ sheet: code.s[sheet] ?? "", cell });
  const field = ([text, ...at]: FieldCode): HeaderField => ({ text, place: place(at) });
  const optional = (at: FieldCode | null | undefined): HeaderField | null => (at == null ? null : field(at));
  return {
    file,
    code: code.c && field(code.c),
    name: code.n && field(code.n),
    inspected: code.i && { on: code.i[0], field: field(code.i[1]) },
    modifiedAt: code.m,
    hasMacros: code.v,
    answers: decodeAnswers(code.a, decodeLayout(code.p), place),
    unknownMeasures: code.u.map(([number, at]) => ({ number, place: place(at) })),
    stated: { kind: optional(code.k?.[0]), formVersion: optional(code.k?.[1]) },
    otherForms: (code.o ?? []).map(([otherCode, name]) => ({ code: optional(otherCode), name: optional(name) })),
    choices: (code.q ?? []).map(([because, chosen, others, at]) => ({ because, chosen, others, place: place(at) })),
    unusedTables: code.x.map(place),
    ...(code.t && {
      cut: {
        texts: code.t[0].map(([letters, kept, at]) => ({ letters, kept, place: place(at) })),
        count: code.t[1],
      },
    }),
    ...(code.b && { foreign: code.b.map((at) => field(at)) }),
    ...(code.h && { unreadLabels: code.h.map(([label, value]) => ({ label, value: field(value) })) }),
  };
}

/** The layout's plain answers with the others in their places, ascending by measure. */
function decodeAnswers(
  others: readonly AnswerCode[],
  layout: Layout,
  place: (at: PlaceCode) => Place,
): readonly Answer[] {
  const answers: Answer[] = [];
  let next = 0;
  for (const plain of layout.answers) {
    for (let code = others[next]; code !== undefined && code[0] < plain.measure; code = others[++next])
      answers.push(decodeAnswer(code, undefined, place));
    const code = others[next];
    if (code?.[0] !== plain.measure) answers.push(plain);
    else {
      answers.push(decodeAnswer(code, plain, place));
      next++;
    }
  }
  for (const code of others.slice(next)) answers.push(decodeAnswer(code, undefined, place));
  return answers;
}
