/** Fields: what Word works out itself, with what it should show until then. */

/** @param result runs that show what the field says now */
export function fieldXml(instruction: string, result = ""): string {
  return `${fieldStart(instruction)}${result}${FIELD_END}`;
}

/** @param dirty Word offers to work it out when the document is opened */
export function fieldStart(instruction: string, dirty = false): string {
  return `<w:r><w:fldChar w:fldCharType="begin"${dirty ? ' w:dirty="true"' : ""}/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction.replace(/"/gu, "&quot;")} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
}

/** Ends what {@link fieldStart} has begun. */
export const FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
