/** What is said of several places of one fault that differ in what they quote: a sentence with all that is quoted, such as each reason for －. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";

/** What a message quotes of a workbook, and what it says in brackets, quotations and all. */
const QUOTED = /「[^「」]*」/gu;
const BRACKETED = /（(?:[^（）「」]|「[^「」]*」)*）/gu;
/** Of which a sentence has so many: each may be a hundred letters long. */
const MOST_QUOTED = 5;
/** Some give a reason, others none: with more, the line would say less than the places. */
const MOST_SENTENCES = 3;

/**
 * `対象外です（理由「甲」、「乙」、理由の記入なし）。`, a line for each sentence that there is.
 *
 * @returns null where the messages differ in more than one place
 */
export function joinMessages(messages: readonly string[]): string | null {
  const alike = (message: string): string => message.replace(BRACKETED, "（）").replace(QUOTED, "「」");
  const sentences = [...groupBy([...new Set(messages)], alike).values()].map(joinAlike);
  return sentences.includes(null) || sentences.length > MOST_SENTENCES ? null : sentences.join("\n");
}

/** First where one quotation differs, then where one pair of brackets does. @param messages that differ nowhere else */
function joinAlike(messages: readonly string[]): string | null {
  const [joined = null, ...more] = joinEach(BRACKETED, joinEach(QUOTED, messages));
  return more.length > 0 ? null : joined;
}

/** One message for all that differ in no more than one of the marks, those that differ in more as they are. */
function joinEach(marks: RegExp, messages: readonly string[]): readonly string[] {
  const alike = groupBy(messages, (message) => message.replace(marks, "「」")).values();
  return [...alike].flatMap((all) => joinMarked(marks, all) ?? all);
}

function joinMarked(marks: RegExp, messages: readonly string[]): string | null {
  const [first = ""] = messages;
  const marked = messages.map((message): readonly string[] => message.match(marks) ?? []);
  const differing = (marked[0] ?? []).flatMap((_, at) => {
    const texts = [...new Set(marked.map((each) => each[at] ?? ""))];
    return texts.length > 1 ? [{ at, texts }] : [];
  });
  const [only, ...more] = differing;
  if (more.length > 0) return null;
  let at = 0;
  return only === undefined ? first : first.replace(marks, (text) => (at++ === only.at ? joinTexts(only.texts) : text));
}

/** `「甲」、「乙」ほか2とおり`, `（甲、乙）`; what is a clause in brackets ends before the next. */
function joinTexts(texts: readonly string[]): string {
  const left = texts.length - MOST_QUOTED;
  const more = left > 0 ? `ほか${formatCount(left)}とおり` : "";
  const named = texts.slice(0, MOST_QUOTED);
  if (!named.every((text) => text.startsWith("（"))) return named.join("、") + more;
  const isClause = named.some((text) => /[、。]/u.test(text.replace(/「[^「」]*」、?/gu, "")));
  return `（${named.map((text) => text.slice(1, -1)).join(isClause ? "。" : "、")}${more}）`;
}
