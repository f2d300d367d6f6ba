/** Where the answers of a submission stand, in a few letters: most submissions of a country share it to the letter. */
import { rememberByText } from "../lib/remember.ts";
import type { Answer } from "../model/submission.ts";

export interface Layout {
  /** A plain answer in each place that the layout names, ascending by measure. */
  readonly answers: readonly Answer[];
  readonly get: (measure: number) => Answer | undefined;
}

/** A run of measures below each other: columns of answers and remarks, sheet, first measure, first row, how many. */
type Run = readonly [answer: string, remark: string, sheet: string, measure: number, row: number, count: number];

const MARK: Answer["mark"] = { kind: "implemented", unusual: false, suggestion: null };
const NONE: Answer["repeatedAt"] = [];
const RULE = "row:number mark:usual";

/** Whether an answer says nothing but 〇, in a row that was found by its number. */
export function isPlain({ mark, remark, rawRemark, rule, repeatedAt, alteredText }: Answer): boolean {
  return (
    mark.kind === "implemented" &&
    !mark.unusual &&
    remark === "" &&
    rawRemark === "" &&
    rule === RULE &&
    repeatedAt.length === 0 &&
    alteredText === null
  );
}

/** The layout of these answers, which ascend by measure, as text. An answer with its remark in another row or sheet is in no run. */
export function layoutOf(answers: readonly Answer[]): string {
  const runs: [...Run][] = [];
  let last: [...Run] | undefined;
  for (const { measure, place, remarkPlace } of answers) {
    if (place === null || remarkPlace?.sheet !== place.sheet) continue;
    const [answerAt, remarkAt] = [rowStart(place.cell), rowStart(remarkPlace.cell)];
    const row = place.cell.slice(answerAt);
    if (row !== remarkPlace.cell.slice(remarkAt)) continue;
    const [answer, remark] = [place.cell.slice(0, answerAt), remarkPlace.cell.slice(0, remarkAt)];
    const goesOn =
      last?.[0] === answer &&
      last[1] === remark &&
      last[2] === place.sheet &&
      measure - last[3] === last[5] &&
      Number(row) - last[4] === last[5];
    if (goesOn && last !== undefined) last[5]++;
    else runs.push((last = [answer, remark, place.sheet, measure, Number(row), 1]));
  }
  const mark = answers.find(isPlain)?.rawMark ?? "〇";
  return JSON.stringify([mark, ...runs.flat()]);
}

/** A country fills in one form in a handful of ways; each takes as much memory as a submission. */
const MOST = 500;
const LONGEST = 5_000;

/** @throws SyntaxError when the text is no layout. */
export const decodeLayout = rememberByText(
  (text): Layout => {
    const [mark, ...codes] = JSON.parse(text) as [string, ...Run[number][]];
    const answers: Answer[] = [];
    for (let at = 0; at < codes.length; at += 6) {
      const [answer, remark, sheet, measure, row, count] = codes.slice(at, at + 6) as unknown as Run;
      for (let step = 0; step < count; step++) {
        answers.push({
          measure: measure + step,
          mark: MARK,
          rawMark: mark,
          remark: "",
          rawRemark: "",
          rule: RULE,
          planned: null,
          place: { sheet, cell: `${answer}${String(row + step)}` },
          remarkPlace: { sheet, cell: `${remark}${String(row + step)}` },
          repeatedAt: NONE,
          alteredText: null,
        });
      }
    }
    const byMeasure = new Map(answers.map((answer) => [answer.measure, answer]));
    return { answers, get: (measure) => byMeasure.get(measure) };
  },
  LONGEST,
  MOST,
);

/** Where the number of the row begins in an address. */
function rowStart(cell: string): number {
  let at = 0;
  while (cell.charCodeAt(at) > NINE) at++;
  return at;
}

const NINE = 0x39;
