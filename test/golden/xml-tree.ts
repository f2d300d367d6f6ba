/** XML as a tree, and a tree as one line that shows everything in it: what is compared is meaning, not bytes. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlNode[];
}
type XmlNode = XmlElement | string;

const TOKEN = /<(?:[^>"]|"[^"]*")*>|[^<]+/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads well-formed XML; prefixes of names stay, declarations and comments go. */
export function parseXml(xml: string): XmlElement {
  const root: Open = { name: "", attributes: [], children: [] };
  const open: Open[] = [root];
  for (const [token] of xml.replace(/^\uFEFF/u, "").matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (!token.startsWith("<")) parent.children.push(decode(token));
    else if (token.startsWith("</")) open.pop();
    else if (!token.startsWith("<?") && !token.startsWith("<!")) {
      const element = startTag(token);
      parent.children.push(element);
      if (!token.endsWith("/>")) open.push(element);
    }
  }
  const element = root.children.find((child) => typeof child !== "string");
  if (element === undefined || open.length !== 1) throw new Error("This is no well-formed XML.");
  return element;
}

interface Open extends XmlElement {
  readonly children: XmlNode[];
}

function startTag(token: string): Open {
  const name = /^<([^\s/>]+)/u.exec(token)?.[1] ?? "";
  const attributes = Array.from(
    token.matchAll(/\s([^\s=]+)="([^"]*)"/gu),
    ([, key = "", value = ""]) => [key, decode(value)] as const,
  );
  return { name, attributes, children: [] };
}

function decode(text: string): string {
  return text.replace(/&(#x?)?(\w+);/gu, (whole, numeric: string | undefined, body: string) =>
    numeric === undefined
      ? (ENTITIES[body] ?? whole)
      : String.fromCodePoint(parseInt(body, numeric === "#x" ? 16 : 10)),
  );
}

export function elementsOf(parent: XmlElement): readonly XmlElement[] {
  return parent.children.filter((child) => typeof child !== "string");
}

export function child(parent: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(parent).find((element) => element.name === name);
}

/** Every element of that name below, in the order of the document. */
export function descendants(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(parent).flatMap((element) => [
    ...(element.name === name ? [element] : []),
    ...descendants(element, name),
  ]);
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find(([key]) => key === name)?.[1];
}

export function textIn(element: XmlElement): string {
  return element.children.map((node) => (typeof node === "string" ? node : textIn(node))).join("");
}

/** `name=value` where there is nothing but a value, else `name(attributes){children}`. Word's own prefix goes without saying. */
export function inOneLine(element: XmlElement): string {
  const name = short(element.name);
  const attributes = element.attributes
    .filter(([key]) => !key.startsWith("xmlns"))
    .map(([key, value]) => [short(key), value] as const);
  const children = element.children.map((node) => (typeof node === "string" ? JSON.stringify(node) : inOneLine(node)));
  const inner = children.length === 0 ? "" : `{${children.join(" ")}}`;
  const [first] = attributes;
  if (attributes.length === 1 && first?.[0] === "val") return `${name}=${first[1]}${inner}`;
  const listed = attributes.map(([key, value]) => `${key}=${value}`).join(" ");
  return `${name}${listed === "" ? "" : `(${listed})`}${inner}`;
}

function short(name: string): string {
  return name.replace(/^w:/u, "");
}
