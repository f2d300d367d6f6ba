/** Elements made one by one: what comes from a workbook is only ever the text of one. */

/** What an element holds; a text stays a text. */
export type Child = Node | string;

/** @param attributes as in markup; addresses come from address.ts only. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Says something to those who do not see the page. */
export function announce(words: string): void {
  const place = document.getElementById("知らせ");
  if (place !== null) place.textContent = words;
}
