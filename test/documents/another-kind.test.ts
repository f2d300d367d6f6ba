/** A kind of document is one description: a letter to each institution, of which nothing in pipeline/ knows, is drawn as reports are. */
import { expect, it } from "vitest";
import { composeDocument } from "../../pipeline/documents/compose-documents.ts";
import { drawDocument } from "../../pipeline/documents/draw/index.ts";
import type { DocumentKind, RunResults } from "../../pipeline/documents/kinds/document-kind.ts";
import { fitTable, ordinaryTable, row, textColumn } from "../../pipeline/documents/word/table-shape.ts";
import { escapeMarkdown } from "../../pipeline/documents/wording/escape-markdown.ts";
import { compileTemplate } from "../../pipeline/documents/wording/template.ts";
import type { InstitutionResult } from "../../pipeline/model/inspection.ts";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { documentPaths } from "../../pipeline/stages/document-paths.ts";
import { finding, result } from "../build/results.ts";
import { institution, registry } from "../build/registry.ts";
import { faultsOfPackage } from "./package-faults.ts";
import { paragraphs, partsOf, styles, tableWith, textOf } from "./drawn-report.ts";

const PAGE = {
  width: 11906,
  height: 16838,
  top: 1701,
  right: 1701,
  bottom: 1701,
  left: 1701,
  header: 851,
  footer: 992,
};
const COLUMNS = ordinaryTable(textColumn("措置", 1), textColumn("内容", 4));

interface Subject extends Pick<InstitutionResult, "institution" | "findings"> {
  readonly body: { readonly code: string; readonly name: string };
  readonly asOf: string;
}

const request: DocumentKind<Subject> = {
  vocabulary: {
    document: "依頼文",
    texts: ["institutionName", "bodyName"],
    counts: ["findingCount"],
    flags: [],
    lists: {},
    tables: ["findings"],
    charts: [],
  },
  tables: {
    findings: ({ findings }, width) =>
      findings.length === 0
        ? []
        : [fitTable(COLUMNS, width, findings.map(({ measure, message }) => row(String(measure), message)))], // prettier-ignore
  },
  charts: {},
  pages: { portrait: PAGE, landscape: { ...PAGE, width: PAGE.height, height: PAGE.width } },
  subjectsOf: ({ registry: { bodies }, asOf, institutions }) =>
    institutions.flatMap((one) => {
      const body = bodies.find(({ code }) => code === one.institution.supervisor);
      return body === undefined ? [] : [{ institution: one.institution, findings: one.findings, body, asOf }];
    }),
  context: ({ institution: { name }, findings, body }) => ({
    institutionName: escapeMarkdown(name),
    bodyName: escapeMarkdown(body.name),
    findingCount: findings.length,
  }),
  texts: ({ institution: { name }, body, asOf }) => ({ title: `${name}　御中`, author: body.name, date: asOf }),
  place: ({ body, institution: about }) => ({ area: "letters", body, about, file: "確認のお願い" }),
  basis: (subject) => JSON.stringify(subject),
  rows: ({ findings }) => findings.length,
};

const AOBA = institution("482013", "青葉市");
const TSUKIMI = institution("482030", "月見*市*");
const results: RunResults = {
  registry: registry([AOBA, TSUKIMI]),
  asOf: "2027-03-31",
  rollups: [],
  figures: [],
  institutions: [
    result(AOBA, null, { findings: [finding("planned-date-past", { institutionCode: "482013", measure: 2 })] }),
    result(TSUKIMI, null, { findings: [] }),
  ],
};
const WORDING =
  "# {{institutionName}}　御中\n\n{{bodyName}}から{{#if findingCount}}{{findingCount}}件あります。{{else}}確認のお願いはありません。{{/if}}\n\n::table{data=findings}";

it("is composed and drawn by what draws reports", () => {
  const template = compileTemplate([{ file: "letter/10.md.hbs", source: WORDING }], request.vocabulary);
  const [first, second] = request.subjectsOf(results).map((subject) => {
    // As it would come to another process.
    const composed = structuredClone(composeDocument(request, template, subject));
    return partsOf(drawDocument(request, composed, styles));
  });
  const body = first?.["word/document.xml"] ?? "";
  expect(paragraphs(body, "Heading1")).toEqual(["1　青葉市　御中"]);
  expect(paragraphs(body, "Normal")).toEqual(["架空第1県から1件あります。"]);
  expect(tableWith(body, "措置", "内容")).toHaveLength(2);
  expect(body).toContain('w:left="1701"');
  expect(textOf(first?.["word/header1.xml"] ?? "")).toBe("青葉市　御中架空第1県");
  expect(first?.["docProps/core.xml"]).toContain("<dc:title>青葉市　御中</dc:title>");
  expect(paragraphs(second?.["word/document.xml"] ?? "").slice(0, 3)).toEqual([
    "1　月見*市*　御中",
    "架空第1県から確認のお願いはありません。",
    "該当はない。",
  ]);
});

it("may have pages of its own: no running head, no page numbers, no contents, no chart", () => {
  const letter: DocumentKind<Subject> = {
    ...request,
    texts: (subject) => ({ ...request.texts(subject), head: null, pageNumbers: false }),
  };
  const template = compileTemplate([{ file: "letter/10.md.hbs", source: WORDING }], request.vocabulary);
  const [subject] = letter.subjectsOf(results);
  if (subject === undefined) throw new Error("There is nobody to write to.");
  const parts = partsOf(drawDocument(letter, composeDocument(letter, template, subject), styles));
  expect(Object.keys(parts).filter((name) => /header|footer|chart|embeddings/u.test(name))).toEqual([]);
  expect(parts["word/document.xml"]).not.toMatch(/headerReference|footerReference|titlePg/u);
  expect(faultsOfPackage(parts)).toEqual([]);

  const headed = { ...letter, texts: () => ({ ...request.texts(subject), head: ["写し", ""] as const }) };
  const second = partsOf(drawDocument(headed, composeDocument(headed, template, subject), styles));
  expect(textOf(second["word/header1.xml"] ?? "")).toBe("写し");
  expect(second["word/footer1.xml"]).toContain("NUMPAGES");
});

it("has its own names, and its own word for itself in messages", () => {
  const compile = () => compileTemplate([{ file: "10.md.hbs", source: "{{asOf}}\n\n::table{data=deficiencies}" }], request.vocabulary); // prettier-ignore
  expect(compile).toThrow(PipelineError);
  try {
    compile();
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    expect(error.message).toBe("依頼文の文面のひな形を使えません。");
    expect(error.faults.map(({ what, fix }) => what + fix)).toEqual([
      "「asOf」という名前はありませんここで使える名前: institutionName、bodyName、findingCount",
      "「deficiencies」という表はありません使える名前: findings",
    ]);
  }
});

it("is put where it says, a file an institution, whatever its institutions are called", () => {
  const places = request.subjectsOf(results).map(request.place);
  const other = { ...places[0], area: "letters", body: { code: "480002", name: "架空第1県" }, file: "督促" } as const;
  expect(documentPaths([...places, other], "令和8年度 定期点検")).toEqual([
    "letters/480002_架空第1県/482013_青葉市_確認のお願い_令和8年度 定期点検.docx",
    "letters/480002_架空第1県/482030_月見_市__確認のお願い_令和8年度 定期点検.docx",
    "letters/480002_架空第1県/482013_青葉市_督促_令和8年度 定期点検.docx",
  ]);
});
