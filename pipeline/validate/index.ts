/** Submission → findings. Every rule is listed here, one small file a family. */
import { isDoneByAggregator } from "../model/cycle-scope.ts";
import type { Finding } from "../model/finding.ts";
import type { Measure } from "../model/measure.ts";
import type { Answer } from "../model/submission.ts";
import { choiceRules } from "./choice-rules.ts";
import { dateRules } from "./date-rules.ts";
import { formRules } from "./form-rules.ts";
import { markRules } from "./mark-rules.ts";
import { remarkRules } from "./remark-rules.ts";
import type { Answered, Rule, Subject } from "./rule.ts";
import { scopeRules } from "./scope-rules.ts";
import { tagRules } from "./tag-rules.ts";

export type { Subject } from "./rule.ts";

const RULES: readonly Rule[] = [
  ...dateRules,
  ...formRules,
  ...tagRules,
  ...choiceRules,
  ...markRules,
  ...remarkRules,
  ...scopeRules,
];

/**
 * All findings about one submission; a blank cell gets one, not three.
 *
 * @param rules the form's, unless a test asks others; each sees every answer, a plain 〇 too.
 */
export function validateSubmission(subject: Subject, rules: readonly Rule[] = RULES): readonly Finding[] {
  const { submission, measures, written } = subject;
  const answered: Answered[] = [];
  for (const [at, answer] of submission.answers.entries()) {
    const measure = measures.get(answer.measure);
    if (measure !== undefined) answered.push(answeredAs(answer, written?.answers[at] ?? answer, measure, subject));
  }
  const ruled = { ...subject, answered };
  return rules.flatMap((rule) => rule(ruled));
}

/** Where its aggregator does it, a decision on anything but － changes no figure: the sender is asked about what it wrote itself. */
function answeredAs(answer: Answer, written: Answer, measure: Measure, { institution }: Subject): Answered {
  if (answer.mark.kind === written.mark.kind) return { answer, measure };
  return answer.mark.kind !== "not_applicable" && isDoneByAggregator(measure, institution)
    ? { answer: written, measure }
    : { answer, measure, written };
}
