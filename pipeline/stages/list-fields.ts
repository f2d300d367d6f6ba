/** Every name that a wording may use, with its meaning and what it stands for today. */
import {
  composeLetters,
  documentsOfKind,
  LETTERS,
  readNameMeanings,
  type LetterName,
  type NameMeaning,
  type Vocabulary,
  type WordingContext,
} from "../documents/index.ts";
import { KIND_NAMES, KINDS, type KindName } from "../documents/kinds/index.ts";
import type { Registry, SupervisingBody } from "../model/registry.ts";
import type { FieldsOptions } from "../model/run-options.ts";
import type { Shell } from "../shell/index.ts";
import { findResults, type FoundResults } from "./find-results.ts";
import type { RunPlan } from "./plan-run.ts";
import { findBody } from "./find-documents.ts";
import { startRun } from "./run-start.ts";

/** A name as it stands in a wording. */
export interface Field {
  readonly group: "texts" | "counts" | "flags" | "lists" | "inside" | "tables" | "charts";
  readonly name: string;
  readonly meaning: string;
  /** As it is printed; of a list, how many there are; of a name inside, what the first has. null: the body has no such document, or no such item. */
  readonly value: string | number | boolean | null;
}

/** What may stand in the wording of one kind of paper. */
export interface FieldsOfKind {
  /** What it is called, and where its wording is, in the templates folder. */
  readonly document: string;
  readonly templates: string;
  readonly fields: readonly Field[];
}

/** All that can be told of a body's papers. */
export interface AllFields {
  readonly body: Pick<SupervisingBody, "code" | "name">;
  readonly asOf: string;
  readonly kinds: readonly FieldsOfKind[];
}

type Meanings = readonly NameMeaning[];
/** Where the meanings are told. */
const PAGES = { documents: "change-wording.md", letters: "write-letters.md" };

/** @throws PipelineError exit 2 when the body is nobody's, or registry, form or templates cannot be used. */
export async function listFields({ body: code, ...options }: FieldsOptions, shell: Shell): Promise<AllFields> {
  const load = async (page: string): Promise<Meanings> =>
    readNameMeanings(Buffer.from(await shell.loadRequired(shell.program.pages, page)).toString("utf8"));
  const [ofDocuments, ofLetters] = [await load(PAGES.documents), await load(PAGES.letters)];
  const check = ({ registry }: Pick<RunPlan, "registry">): SupervisingBody => bodyOf(code, registry);
  return startRun(options, shell, async (start) => {
    const found = await findResults(options, start, shell, check);
    const { code, name } = found.checked;
    const kinds = [
      ...KIND_NAMES.map((kind) => fieldsOfDocument(kind, code, found, ofDocuments)),
      ...fieldsOfLetters(code, found, ofLetters),
    ];
    return { body: { code, name }, asOf: found.plan.asOf, kinds };
  });
}

function bodyOf(code: string | null, registry: Registry): SupervisingBody {
  const body = code === null ? registry.bodies.find(({ kind }) => kind === "運営主体") : findBody(code, registry);
  if (body === undefined) throw new Error("A registry without an operator has been refused.");
  return body;
}

function fieldsOfDocument(
  kind: KindName,
  body: string,
  { plan, results }: FoundResults,
  meanings: Meanings,
): FieldsOfKind {
  const { vocabulary } = KINDS[kind];
  const document = documentsOfKind(kind, plan.templates, results).find(({ place }) => place.body.code === body);
  // Values are Markdown on their way into the wording.
  const values = document === undefined ? null : mapTexts(document.context(), (text) => text.replace(/\\(.)/gu, "$1"));
  return {
    document: vocabulary.document,
    templates: kind,
    fields: fieldsOf(
      vocabulary,
      values,
      meanings.filter(({ chapter }) => chapter === chapterOf(kind)),
    ),
  };
}

/** The report has a chapter of the page to itself. */
export function chapterOf(kind: KindName): string {
  return kind === "report" ? "使える名前" : "別冊と対応一覧で使える名前";
}

function fieldsOfLetters(body: string, { plan, results }: FoundResults, meanings: Meanings): readonly FieldsOfKind[] {
  const letters = composeLetters(plan.letters, results).filter((letter) => letter.body.code === body);
  return (Object.keys(LETTERS) as LetterName[]).map((name) => ({
    document: LETTERS[name].title,
    templates: "letters",
    fields: fieldsOf(
      { ...LETTERS[name].vocabulary, tables: [], charts: [] },
      letters.find(({ kind }) => kind === name)?.values ?? null,
      meanings,
    ),
  }));
}

/** In the order of the vocabulary. */
export function fieldsOf(vocabulary: Vocabulary, values: WordingContext | null, meanings: Meanings): readonly Field[] {
  const { texts, counts, flags, lists, tables, charts } = vocabulary;
  const told = (name: string, ending = ""): NameMeaning | undefined =>
    meanings.find((each) => each.name === name && (DRAWN.exec(each.section)?.[0] ?? "") === ending);
  const named = (group: Field["group"], names: readonly string[]): readonly Field[] =>
    names.map((name) => ({ group, name, meaning: told(name)?.meaning ?? "", value: valueOf(values?.[name]) }));
  const drawn = (group: Field["group"], names: readonly string[], ending: string): readonly Field[] =>
    names.map((name) => ({ group, name, meaning: told(name, ending)?.meaning ?? "", value: null }));
  return [
    ...named("texts", texts),
    ...named("counts", counts),
    ...named("flags", flags),
    ...Object.entries(lists).flatMap(([list, inside]): readonly Field[] => {
      const items = values?.[list];
      const [first] = typeof items === "object" ? items : [];
      return [
        ...named("lists", [list]),
        ...inside.map((name): Field => {
          const meaning = told(list)?.inside.get(name) ?? "";
          return { group: "inside", name: `${list}.${name}`, meaning, value: valueOf(first?.[name]) };
        }),
      ];
    }),
    ...drawn("tables", tables, "表の名前"),
    ...drawn("charts", charts, "図の名前"),
  ];
}

/** Tables and charts have sections of their own, and may be called as something else is. */
const DRAWN = /[表図]の名前$/u;

function valueOf(value: WordingContext[string] | undefined): Field["value"] {
  if (value === undefined) return null;
  return typeof value === "object" ? value.length : value;
}

function mapTexts(context: WordingContext, map: (text: string) => string): WordingContext {
  const mapOne = <Value>(value: Value): Value | string => (typeof value === "string" ? map(value) : value);
  return Object.fromEntries(
    Object.entries(context).map(([name, value]) => [
      name,
      typeof value === "object"
        ? value.map((item) => Object.fromEntries(Object.entries(item).map(([key, one]) => [key, mapOne(one)])))
        : mapOne(value),
    ]),
  );
}
