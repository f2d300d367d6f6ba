/** Small pieces of spreadsheet XML. */

/** What every part begins with. */
export const XML_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** For element content and attributes in double quotes. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Source: ISO/IEC 29500-1, 18.4.8. */
export function stringItem(text: string): string {
  return `<si><t${/^\s|\s$/u.test(text) ? ' xml:space="preserve"' : ""}>${escapeXml(text)}</t></si>`;
}
