/** Submission → findings. Every rule is listed here, one small file a family. */
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

export type { Subject } from "./rule.ts";

const RULES: readonly Rule[] = [
  ...dateRules,
  ...formRules,
  ...choiceRules,
  ...markRules,
  ...remarkRules,
  ...scopeRules,
];

/** All findings about one submission; a blank cell gets one, not three. */
export function validateSubmission(subject: Subject): readonly Finding[] {
  const answered: Answered[] = [];
  for (const answer of subject.submission.answers) {
    const measure = subject.measures.get(answer.measure);
    if (measure !== undefined && maySayMore(answer, measure)) answered.push({ answer, measure });
  }
  const ruled = { ...subject, answered };
  return RULES.flatMap((rule) => rule(ruled));
}

/** A plain 〇 breaks no rule about one answer, unless the aggregator does the measure (direct-measure-answered). */
function maySayMore({ mark, repeatedAt, alteredText }: Answer, { direct }: Measure): boolean {
  return direct || mark.kind !== "implemented" || repeatedAt.length > 0 || alteredText !== null;
}
