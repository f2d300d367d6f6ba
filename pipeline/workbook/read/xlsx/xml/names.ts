/** Names of elements and attributes, whatever prefixes a document chose for its namespaces. */

const OFFICE = "http://schemas.openxmlformats.org/";
/** The same elements as ISO's strict variant calls them. */
const STRICT = "http://purl.oclc.org/ooxml/";

/** The prefix under which our readers know the names of a namespace. Names without a namespace are taken for the part's own. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["", ""],
  [`${OFFICE}spreadsheetml/2006/main`, ""],
  [`${STRICT}spreadsheetml/main`, ""],
  [`${OFFICE}package/2006/relationships`, ""],
  [`${OFFICE}officeDocument/2006/relationships`, "r:"],
  [`${STRICT}officeDocument/relationships`, "r:"],
  [`${OFFICE}drawingml/2006/spreadsheetDrawing`, "xdr:"],
  [`${STRICT}drawingml/spreadsheetDrawing`, "xdr:"],
  [`${OFFICE}drawingml/2006/main`, "a:"],
  [`${STRICT}drawingml/main`, "a:"],
  [`${OFFICE}markup-compatibility/2006`, "mc:"],
  [`${OFFICE}package/2006/metadata/core-properties`, "cp:"],
  ["http://purl.org/dc/terms/", "dcterms:"],
]);

/** Of every namespace that no reader asks for: extensions, mostly. */
const OTHER = "other:";

/** With its colon; empty for the names of a part itself. */
export function knownPrefix(namespace: string): string {
  return PREFIXES.get(namespace) ?? OTHER;
}

const OURS: ReadonlySet<string> = new Set(PREFIXES.values());

/** Whether names under this prefix (with its colon) mean to our readers what they mean in the document. */
export function isKnownBy(prefix: string, namespace: string): boolean {
  const known = knownPrefix(namespace);
  return known === OTHER ? !OURS.has(prefix) : known === prefix;
}

/** Whether what Excel would show of a `mc:Choice` is what it says, as these are the namespaces that Excel understands. */
export function isUnderstood(namespace: string | undefined): boolean {
  return [OFFICE, STRICT, "http://schemas.microsoft.com/office/"].some(
    (start) => namespace?.startsWith(start) ?? false,
  );
}
