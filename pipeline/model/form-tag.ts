/**
 * What a prefilled form carries that nobody sees: hidden names of its workbook that say for whom and for which cycle it was made. Those
 * who write them and those who read them back both look here. They help the reader; nothing depends on them.
 */
import * as z from "zod";

/** For whom and for what a form was made; each text as the registry had it, cut to {@link MOST_TAG_LETTERS}. */
export const formTag = z.strictObject({ institution: z.string(), cycle: z.string(), form: z.string() }).readonly();
/** See {@link formTag}. */
export type FormTag = z.infer<typeof formTag>;

/** With what all of our names begin, and those of other programs never do. */
export const TAG_PREFIX = "_annex2_";

/** The name under which each of them stands in the workbook, as a formula that is one text: `"482030"`. */
export const TAG_NAMES: Readonly<Record<keyof FormTag, string>> = {
  institution: "_annex2_institution",
  cycle: "_annex2_cycle",
  form: "_annex2_form",
};

/** A formula holds no longer text. */
const MOST_TAG_LETTERS = 200;

/** What a tag keeps of a text. */
export function tagText(text: string): string {
  return Array.from(text).slice(0, MOST_TAG_LETTERS).join("");
}

/** The formula that says a text. */
export function tagFormula(text: string): string {
  return `"${tagText(text).replaceAll('"', '""')}"`;
}

/** @param refersTo what a name of the workbook stands for, null when there is none of that name. null without a whole tag */
export function readFormTag(refersTo: (name: string) => string | null): FormTag | null {
  const [institution, cycle, form] = (["institution", "cycle", "form"] as const).map((key) => {
    const [, text] = /^=?"([^\n]{1,500})"$/u.exec(refersTo(TAG_NAMES[key]) ?? "") ?? [];
    return text?.replaceAll('""', '"');
  });
  return institution === undefined || cycle === undefined || form === undefined ? null : { institution, cycle, form };
}
