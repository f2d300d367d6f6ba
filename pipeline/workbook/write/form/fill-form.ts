/** One institution's form: what only it has, put into the slots. */
import { tagText } from "../../../model/form-tag.ts";
import type { Institution } from "../../../model/registry.ts";
import { fillSlots, type SlottedBook } from "./slots.ts";

/** An institution, and what it answered last time by measure. */
export interface FormFilling {
  readonly institution: Institution;
  readonly previous: ReadonlyMap<number, { readonly mark: string; readonly remark: string }>;
}

/** Bytes of the workbook; the same for the same filling. */
export function fillForm(prepared: SlottedBook, { institution, previous }: FormFilling): Promise<Uint8Array> {
  const { code, name, department, contact } = institution;
  const texts: Readonly<Record<string, string>> = {
    code,
    name,
    department,
    contact,
    tag: tagText(code).replaceAll('"', '""'),
  };
  return fillSlots(prepared, (slot) => {
    const text = texts[slot];
    if (text !== undefined) return text;
    const [, kind, number] = /^(mark|remark)(\d{1,4})$/u.exec(slot) ?? [];
    const answer = previous.get(Number(number));
    return (kind === "mark" ? answer?.mark : answer?.remark) ?? "";
  });
}
