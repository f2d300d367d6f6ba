/** Many letters of one template in one document, ready to print: what a document has once is given to each letter anew. */
import { relationsPath, relativeTarget, resolveTarget } from "../../lib/part-paths.ts";
import type { WordingContext } from "../wording/vocabulary.ts";
import { fillPieces } from "./pieces.ts";
import type { FilledPart, WordTemplate } from "./word-template.ts";

/** One letter in the document. */
interface Letter {
  /** From 0. */
  readonly index: number;
  readonly values: WordingContext;
}

/** The parts that differ from those of the template, or are new, by name. */
export function joinLetters(template: WordTemplate, all: readonly WordingContext[]): ReadonlyMap<string, string> {
  const { main, textOf } = template;
  const heads = new OwnHeads(template);
  const lists = new OwnLists(textOf(resolveTarget(main.name, "numbering.xml")));
  const written = new Map<string, string>();
  const bodies = all.map((values, index) => {
    const letter = { index, values };
    const content = lists.restart(
      renumberDrawings(fillPieces(index === 0 ? main.content : main.again, values), letter.index),
      letter.index,
    );
    const ended = onNewPage(content + endOfLetter(main.section, index === all.length - 1));
    return heads.own(ended, letter, written);
  });
  written.set(main.name, main.head + bodies.join("") + main.foot);
  heads.register(written);
  lists.register(resolveTarget(main.name, "numbering.xml"), written);
  return written;
}

/** The section of all letters but the last ends in a paragraph, which takes a twentieth of a line. */
function endOfLetter(section: string, isLast: boolean): string {
  if (isLast) return section;
  return `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>${section}</w:pPr></w:p>`;
}

const SECTION = /<w:sectPr(?:\s[^<>]*)?(?:\/>|>[\s\S]*?<\/w:sectPr>)/u;

/** The first section of a letter begins a page, and pages are counted from there. */
function onNewPage(xml: string): string {
  return xml.replace(SECTION, (section) => {
    const open = section.replace(/^<w:sectPr([^<>]*)\/>$/u, "<w:sectPr$1></w:sectPr>");
    const typed = open.replace(/<w:type\s[^<>]*\/>/u, "");
    return putBefore(
      putBefore(typed, '<w:type w:val="nextPage"/>', BEFORE_TYPE),
      /<w:pgNumType\b[^<>]*w:start=/u.test(typed) ? "" : '<w:pgNumType w:start="1"/>',
      BEFORE_NUMBERS,
      /<w:pgNumType\b([^<>]*)\/>/u,
    );
  });
}

/** What comes before in a section, in the order of the schema. */
const BEFORE_TYPE = ["headerReference", "footerReference", "footnotePr", "endnotePr"];
const BEFORE_NUMBERS = [...BEFORE_TYPE, "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType"];

const ELEMENT = /<w:(\w+)(?:\s[^<>]*)?(?:\/>|>[\s\S]*?<\/w:\1>)/gu;

/** @param former what stands there already, and gets the start only. */
function putBefore(section: string, xml: string, before: readonly string[], former?: RegExp): string {
  if (xml === "") return section;
  if (former?.test(section) === true) return section.replace(former, '<w:pgNumType$1 w:start="1"/>');
  const opening = /^<w:sectPr[^<>]*>/u.exec(section)?.[0].length ?? 0;
  let at = opening;
  for (const { 0: element, 1: name = "", index } of section.slice(opening).matchAll(ELEMENT))
    if (before.includes(name)) at = opening + index + element.length;
  return section.slice(0, at) + xml + section.slice(at);
}

/** Drawings are numbered, each once in a document. */
function renumberDrawings(xml: string, index: number): string {
  if (index === 0) return xml;
  return xml.replace(/(<wp:docPr\b[^<>]*?\sid=")(\d+)"/gu, (_, before: string, id: string) => {
    return `${before}${String(Number(id) + index * 10_000)}"`;
  });
}

/** Headers and footers with keys in them: one of its own for each letter but the first. */
class OwnHeads {
  private readonly template: WordTemplate;
  /** By id of the relationship. */
  private readonly parts = new Map<string, FilledPart>();
  private readonly relationships: string;
  private readonly added: { readonly name: string; readonly of: string; readonly id: string; readonly was: string }[] =
    [];

  constructor(template: WordTemplate) {
    this.template = template;
    this.relationships = template.textOf(relationsPath(template.main.name)) ?? "";
    const byName = new Map(template.others.map((part) => [part.name, part]));
    for (const [tag] of this.relationships.matchAll(/<Relationship\s[^>]*>/gu)) {
      const target = attributeOf(tag, "Target");
      const name = resolveTarget(template.main.name, target);
      const part = byName.get(name);
      if (part?.hasKeys === true) this.parts.set(attributeOf(tag, "Id"), part);
    }
  }

  own(xml: string, { index, values }: Letter, written: Map<string, string>): string {
    if (index === 0) for (const part of this.parts.values()) written.set(part.name, fillPieces(part.pieces, values));
    if (index === 0 || this.parts.size === 0) return xml;
    const given = new Map<string, string>();
    return xml.replace(
      /(<w:(?:header|footer)Reference\b[^<>]*?\sr:id=")([^"]*)"/gu,
      (whole, before: string, was: string) => {
        const part = this.parts.get(was);
        if (part === undefined) return whole;
        const id = given.get(was) ?? this.add(part, was, index, values, written);
        given.set(was, id);
        return `${before}${id}"`;
      },
    );
  }

  private add(
    part: FilledPart,
    was: string,
    index: number,
    values: WordingContext,
    written: Map<string, string>,
  ): string {
    const name = part.name.replace(/\.xml$/u, `-${String(index + 1)}.xml`);
    const id = `${was}-${String(index + 1)}`;
    written.set(name, fillPieces(part.pieces, values));
    const own = this.template.textOf(relationsPath(part.name));
    if (own !== null) written.set(relationsPath(name), own);
    this.added.push({ name, of: part.name, id, was });
    return id;
  }

  /** Makes the new parts known to the package. */
  register(written: Map<string, string>): void {
    if (this.added.length === 0) return;
    const { main, textOf } = this.template;
    const relationships = this.added.map(({ name, id, was }) => {
      const tag = Array.from(this.relationships.matchAll(/<Relationship\s[^>]*>/gu), ([each]) => each).find(
        (each) => attributeOf(each, "Id") === was,
      );
      return `<Relationship Id="${id}" Type="${attributeOf(tag ?? "", "Type")}" Target="${relativeTarget(main.name, name)}"/>`;
    });
    const types = textOf("[Content_Types].xml") ?? "";
    const overrides = this.added.map(({ name, of }) => {
      const tag = Array.from(types.matchAll(/<Override\s[^>]*>/gu), ([each]) => each).find(
        (each) => attributeOf(each, "PartName") === `/${of}`,
      );
      return `<Override PartName="/${name}" ContentType="${attributeOf(tag ?? "", "ContentType")}"/>`;
    });
    written.set(relationsPath(main.name), putAtEnd(this.relationships, relationships.join(""), "Relationships"));
    written.set("[Content_Types].xml", putAtEnd(types, overrides.join(""), "Types"));
  }
}

/** Numbered lists begin anew in each letter. */
class OwnLists {
  private readonly numbering: string | null;
  private readonly added = new Map<string, string>();

  constructor(numbering: string | null) {
    this.numbering = numbering;
  }

  restart(xml: string, index: number): string {
    const { numbering } = this;
    if (index === 0 || numbering === null) return xml;
    return xml.replace(/<w:numId w:val="(\d+)"\/>/gu, (whole, number: string) => {
      if (number === "0") return whole;
      const own = String(Number(number) + index * 10_000);
      const abstract = new RegExp(
        `<w:num\\s[^<>]*w:numId="${number}"[^<>]*>\\s*<w:abstractNumId\\s[^<>]*w:val="(\\d+)"`,
        "u",
      ).exec(numbering)?.[1];
      if (abstract === undefined) return whole;
      this.added.set(
        own,
        `<w:num w:numId="${own}"><w:abstractNumId w:val="${abstract}"/>${LEVELS.map((level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="1"/></w:lvlOverride>`).join("")}</w:num>`,
      );
      return `<w:numId w:val="${own}"/>`;
    });
  }

  register(name: string, written: Map<string, string>): void {
    const { numbering } = this;
    if (numbering === null || this.added.size === 0) return;
    const at = /<w:numIdMacAtCleanup|<\/w:numbering>/u.exec(numbering)?.index ?? numbering.length;
    written.set(name, numbering.slice(0, at) + [...this.added.values()].join("") + numbering.slice(at));
  }
}

const LEVELS = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`, "u").exec(tag)?.[1] ?? "";
}

function putAtEnd(xml: string, more: string, root: string): string {
  const at = xml.lastIndexOf(`</${root}`);
  return xml.slice(0, at) + more + xml.slice(at);
}
