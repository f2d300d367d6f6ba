/** The few properties of Word styles that counting pages needs, read out of styles.xml. */

/** One `w:style`, as it stands in the file. */
export interface StyleElement {
  readonly id: string;
  readonly type: string;
  readonly basedOn: string | null;
  readonly xml: string;
}

/** All styles of a styles.xml, in its order. `w:style` elements never stand inside each other. */
export function styleElements(stylesXml: string): readonly StyleElement[] {
  return Array.from(stylesXml.matchAll(/<w:style\s[^>]*>.*?<\/w:style>/gsu), ([xml]) => ({
    id: attributeOf(xml, "w:style", "styleId") ?? "",
    type: attributeOf(xml, "w:style", "type") ?? "paragraph",
    basedOn: attributeOf(xml, "w:basedOn", "val"),
    xml: xml.replace(/<w:tblStylePr\s.*?<\/w:tblStylePr>/gsu, ""),
  }));
}

/** Value of an attribute of the first element with this name, or null. */
export function attributeOf(xml: string, element: string, attribute: string): string | null {
  const tag = new RegExp(`<${element}(?=[\\s/>])([^>]*)>`, "u").exec(xml)?.[1];
  return tag === undefined ? null : (new RegExp(`\\sw:${attribute}="([^"]*)"`, "u").exec(tag)?.[1] ?? null);
}

/** Whether an on/off property such as `w:keepNext` is on; null when the style does not say. */
export function switchOf(xml: string, element: string): boolean | null {
  if (!new RegExp(`<${element}[\\s/>]`, "u").test(xml)) return null;
  return !["0", "false", "off"].includes(attributeOf(xml, element, "val") ?? "1");
}
