/** The lines of answers.csv: a hundred thousand, of which nearly all say the same but for the institution and the file. */
import { csvCell, csvLine } from "../lib/csv.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { Answer } from "../model/submission.ts";

export function* answerLines(results: readonly InstitutionResult[]): Generator<string, void> {
  for (const { institution, submission } of results) {
    if (submission === null) continue;
    const [code, file] = [csvCell(institution.code), csvCell(submission.file)];
    for (const answer of submission.answers) {
      const { before, after } = piecesOf(answer);
      yield code + before + file + after;
    }
  }
}

/** What stands before and after the file in an answer's line. */
interface Pieces {
  readonly before: string;
  readonly after: string;
}

/** Submissions of one layout share the objects of their plain answers (state/answer-layout.ts). */
const known = new WeakMap<Answer, Pieces>();

function piecesOf(answer: Answer): Pieces {
  // One with a remark is hardly ever shared.
  if (answer.rawRemark !== "") return toPieces(answer);
  const pieces = known.get(answer) ?? toPieces(answer);
  known.set(answer, pieces);
  return pieces;
}

function toPieces({ measure, mark, planned, remark, rawMark, place, rawRemark, rule }: Answer): Pieces {
  const plannedOn = mark.kind === "planned" ? (planned?.on ?? "") : "";
  return {
    before: `,${[measure, mark.kind, plannedOn, remark, rawMark].map(csvCell).join(",")},`,
    after: `,${csvLine([place?.sheet ?? "", place?.cell ?? "", rawRemark, rule])}`,
  };
}
