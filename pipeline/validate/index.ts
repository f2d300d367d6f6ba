/** Submission → findings. Every rule is listed here, one small file a family. */
import type { Finding } from "../model/finding.ts";
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
  const answered: Answered[] = [];
  for (const answer of subject.submission.answers) {
    const measure = subject.measures.get(answer.measure);
    if (measure !== undefined) answered.push({ answer, measure });
  }
  const ruled = { ...subject, answered };
  return rules.flatMap((rule) => rule(ruled));
}
