/** Submission → findings. Every rule is listed here, one small file a family. */
import type { Finding } from "../model/finding.ts";
import { dateRules } from "./date-rules.ts";
import { formRules } from "./form-rules.ts";
import { markRules } from "./mark-rules.ts";
import { remarkRules } from "./remark-rules.ts";
import type { Rule, Subject } from "./rule.ts";
import { scopeRules } from "./scope-rules.ts";

export type { Subject } from "./rule.ts";

const RULES: readonly Rule[] = [...dateRules, ...formRules, ...markRules, ...remarkRules, ...scopeRules];

/** All findings about one submission; a blank cell gets one, not three. */
export function validateSubmission(subject: Subject): readonly Finding[] {
  const answered = subject.submission.answers.flatMap((answer) => {
    const measure = subject.measures.get(answer.measure);
    return measure === undefined ? [] : [{ answer, measure }];
  });
  const ruled = { ...subject, answered };
  return RULES.flatMap((rule) => rule(ruled));
}
