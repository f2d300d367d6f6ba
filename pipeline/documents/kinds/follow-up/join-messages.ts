/** What is said of several places of one fault that differ in what they quote: a sentence with all that is quoted, such as each reason for －. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";

/** What a message quotes of a workbook. */
const QUOTED = /「[^「」]*」|（[^（）]*）/gu;
/** Of which a sentence has so many: each may be a hundred letters long. */
const MOST_QUOTED = 5;
/** Some give a reason, others none: with more, the line would say less than the places. */
const MOST_SENTENCES = 3;

/**
 * `理由「甲」、「乙」。妥当か確かめてください。`, a line for each sentence that there is.
 *
 * @returns null where the messages differ in more than one quoted text
 */
export function joinMessages(messages: readonly string[]): string | null {
  const alike = [...groupBy([...new Set(messages)], (message) => message.replace(QUOTED, "「」")).values()];
  const sentences = alike.map(joinAlike);
  return sentences.includes(null) || sentences.length > MOST_SENTENCES ? null : sentences.join("\n");
}

/** @param messages that differ in nothing but what they quote */
function joinAlike(messages: readonly string[]): string | null {
  const [first = ""] = messages;
  const quoted = messages.map((message): readonly string[] => message.match(QUOTED) ?? []);
  const differing = (quoted[0] ?? []).flatMap((_, at) => {
    const texts = [...new Set(quoted.map((each) => each[at] ?? ""))];
    return texts.length > 1 ? [{ at, texts }] : [];
  });
  const [only, ...more] = differing;
  if (more.length > 0) return null;
  let at = 0;
  return only === undefined
    ? first
    : first.replace(QUOTED, (text) => (at++ === only.at ? joinQuoted(only.texts) : text));
}

/** `「甲」、「乙」ほか2とおり` */
function joinQuoted(texts: readonly string[]): string {
  const left = texts.length - MOST_QUOTED;
  const named = texts.slice(0, MOST_QUOTED).join("、").replaceAll("）、（", "、");
  return left > 0 ? `${named}ほか${formatCount(left)}とおり` : named;
}
