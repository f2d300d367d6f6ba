/** An answer of today with its cells, beside which one of last cycle can be put. */
import type { AnswerNow } from "../../model/body-figures.ts";
import type { Answer, Submission } from "../../model/submission.ts";

/** Of one submission. */
export function answerNow({ file }: Pick<Submission, "file">, answer: Answer): AnswerNow {
  const { mark, planned, remark, place, remarkPlace } = answer;
  const { on = null, passed } = (mark.kind === "planned" ? planned : null) ?? {};
  return {
    kind: mark.kind,
    plannedOn: on,
    ...(passed !== undefined && { passedOn: passed }),
    remark,
    file,
    place,
    remarkPlace,
  };
}
