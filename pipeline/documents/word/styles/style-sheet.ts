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

/**
 * Gives what puts our ids in the place of a file's own: Word in Japanese calls the style "heading 1" `1` when it saves, and
 * "Normal" `a`. Names of styles are the same in every language, and but for spaces and capitals they are our ids.
 */
export function renameStyles(
  stylesXml: string,
  wanted: readonly { readonly id: string; readonly type: string }[],
): (xml: string) => string {
  const styles = styleElements(stylesXml);
  const nameOf = ({ xml }: StyleElement): string =>
    (attributeOf(xml, "w:name", "val") ?? "").replace(/\s/gu, "").toLowerCase();
  const missing = wanted.filter(({ id }) => styles.every((style) => style.id !== id));
  const ids = new Map(
    missing.flatMap(({ id, type }) => {
      const own = styles.find((style) => style.type === type && nameOf(style) === id.toLowerCase());
      return own === undefined ? [] : [[own.id, id] as const];
    }),
  );
  return (xml) =>
    xml.replace(
      /(\sw:styleId="|<w:(?:basedOn|next|link|pStyle|styleLink|numStyleLink) w:val=")([^"]*)/gu,
      (_, before: string, id: string) => before + (ids.get(id) ?? id),
    );
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
