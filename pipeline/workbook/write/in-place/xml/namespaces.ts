/** Namespaces that the parts of a workbook must be written in to be changed: in the transitional variant, without a prefix. */
import { Declined } from "../declined.ts";
import { attributeOf } from "./attributes.ts";

/** Of sheets, styles and the workbook itself. */
export const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Of `r:id`. */
export const OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** @param tag of a root element. @throws Declined when it says that its names are of another namespace than this */
export function namespaced(tag: string, namespace: string): void {
  const stated = attributeOf(tag, "xmlns");
  if (stated === namespace) return;
  const isStrict = stated?.startsWith("http://purl.oclc.org/ooxml/") === true;
  throw new Declined(isStrict ? "strict" : "unusual-xml", `namespace ${stated ?? ""}`);
}
