/** A parser for all that XML allows, in any encoding and with any prefixes: streaming, nothing of it is kept. The only file that knows saxes. */
import { SaxesParser } from "saxes";
import { UnreadableWorkbookError } from "../../unreadable-workbook-error.ts";
import { decodeXml } from "./decode-xml.ts";
import { isUnderstood, knownPrefix } from "./names.ts";
import type { XmlParser } from "./xml-reader.ts";

/**
 * @throws UnreadableWorkbookError for whatever is no XML, and for a DOCTYPE: no workbook has one, and its entities may grow without
 * end.
 */
export const readAnyXml: XmlParser = (part, root, begin) => {
  const reader = begin();
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const scopes: Scope[] = [TOP];
  const alternatives = new Alternatives();
  const names: string[] = [];
  let written: WrittenAttributes = {};
  const attribute = (asked: string): string | null => attributeIn(scopes.at(-1) ?? TOP, written, asked);
  const text = (piece: string): void => {
    if (names.length > 0 && !alternatives.isLeftOut) reader.text?.(piece);
  };
  parser.on("error", (error) => {
    throw damaged(error);
  });
  parser.on("doctype", () => {
    throw new UnreadableWorkbookError("file-suspicious", "a document type");
  });
  parser.on("opentag", (tag) => {
    written = tag.attributes;
    const outer = scopes.at(-1) ?? TOP;
    const scope = innerScope(outer, written, names.length);
    if (scope !== outer) scopes.push(scope);
    const name = nameIn(scope, tag.name);
    if (names.length === 0 && name !== root) throw damaged(`<${tag.name}> where <${root}> was expected`);
    if (names.push(name) > DEEPEST) throw damaged("elements in elements without end");
    if (alternatives.open(name, names.length, written, scope)) reader.open(name, attribute);
  });
  parser.on("closetag", () => {
    const name = names.pop() ?? "";
    if (scopes.at(-1)?.depth === names.length) scopes.pop();
    if (alternatives.close(name, names.length + 1)) reader.close?.(name);
  });
  parser.on("text", text);
  parser.on("cdata", text);
  decodeXml(part, (piece) => parser.write(piece));
  parser.close();
  return reader.result();
};

/** Groups of groups of shapes are a few levels deep. */
const DEEPEST = 200;

function damaged(cause: unknown): UnreadableWorkbookError {
  return new UnreadableWorkbookError("file-unreadable", cause);
}

/** What prefixes stand for, from an element that says so to its end. */
interface Scope {
  /** How many elements are around that element; negative for the document. */
  readonly depth: number;
  readonly namespaces: ReadonlyMap<string, string>;
  /** Names as written → names as our readers know them. */
  readonly names: Map<string, string>;
}

const TOP: Scope = {
  depth: -1,
  namespaces: new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]),
  names: new Map(),
};

type WrittenAttributes = Readonly<Record<string, string>>;

function innerScope(scope: Scope, attributes: WrittenAttributes, depth: number): Scope {
  let namespaces: Map<string, string> | null = null;
  for (const name in attributes) {
    if (!name.startsWith("xmlns") || !(name.length === 5 || name[5] === ":")) continue;
    namespaces ??= new Map(scope.namespaces);
    namespaces.set(name.slice(6), attributes[name] ?? "");
  }
  return namespaces === null ? scope : { depth, namespaces, names: new Map() };
}

function nameIn({ namespaces, names }: Scope, written: string): string {
  const known = names.get(written);
  if (known !== undefined) return known;
  const colon = written.indexOf(":");
  const namespace = namespaces.get(written.slice(0, Math.max(colon, 0)));
  if (namespace === undefined && colon >= 0) throw damaged(`<${written}> without a namespace`);
  const name = knownPrefix(namespace ?? "") + written.slice(colon + 1);
  if (names.size < MOST_NAMES) names.set(written, name);
  return name;
}

const MOST_NAMES = 1_000;

/** Attributes without prefix belong to their element. */
function attributeIn(scope: Scope, attributes: WrittenAttributes, asked: string): string | null {
  if (!asked.includes(":")) return attributes[asked] ?? null;
  for (const name in attributes)
    if (name.includes(":") && !name.startsWith("xmlns:") && nameIn(scope, name) === asked)
      return attributes[name] ?? null;
  return null;
}

/** The namespaces that a `mc:Choice` asks for; undefined for a prefix that means nothing. */
function requiredBy({ Requires = "" }: WrittenAttributes, { namespaces }: Scope): readonly (string | undefined)[] {
  return Requires.trim()
    .split(/\s+/u)
    .map((prefix) => namespaces.get(prefix));
}

/** Markup compatibility (ISO/IEC 29500-3): of several ways to say a thing, the first that Excel understands. */
class Alternatives {
  /** One for each `mc:AlternateContent` that is open: whether a way has been chosen. */
  private readonly chosen: boolean[] = [];
  /** Depth of the way that is left out; 0 for none. */
  private leftOut = 0;

  get isLeftOut(): boolean {
    return this.leftOut > 0;
  }

  /** Whether the reader should be told of this element. */
  open(name: string, depth: number, attributes: WrittenAttributes, scope: Scope): boolean {
    if (this.isLeftOut) return false;
    if (!name.startsWith("mc:")) return true;
    if (name === "mc:AlternateContent") this.chosen.push(false);
    else if (
      this.chosen.at(-1) === true ||
      !(name === "mc:Fallback" || requiredBy(attributes, scope).every(isUnderstood))
    )
      this.leftOut = depth;
    else this.chosen.splice(-1, 1, true);
    return false;
  }

  /** Whether the reader should be told of its end. */
  close(name: string, depth: number): boolean {
    if (this.isLeftOut) {
      if (this.leftOut === depth) this.leftOut = 0;
      return false;
    }
    if (name === "mc:AlternateContent") this.chosen.pop();
    return !name.startsWith("mc:");
  }
}
