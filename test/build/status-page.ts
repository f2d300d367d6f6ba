/** Pages about invented institutions, of any number: what a run would tell of them, without workbooks. */
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import type { InstitutionResult } from "../../pipeline/model/inspection.ts";
import type { Institution } from "../../pipeline/model/registry.ts";
import { withRun, type RunPoint } from "../../pipeline/model/run-point.ts";
import { rollUp } from "../../pipeline/rollup/index.ts";
import { statusPage, type Inline, type Paper, type StatusPageInput } from "../../pipeline/status-page/index.ts";
import { catalog } from "./catalog.ts";
import { institution, registry } from "./registry.ts";
import { answers, finding, result, submission, type Given } from "./results.ts";

const NUMBERS = catalog.measures.map(({ number }) => number);
const AS_OF = "2027-03-31";

/** As a run would give it. @param more instead of what follows from the results. */
export function pageInput(results: readonly InstitutionResult[], more: Partial<StatusPageInput> = {}): StatusPageInput {
  const known = registry(results.map((each) => each.institution));
  const rollups = rollUp({
    registry: known,
    scope: scopeOf(known.cycle, catalog.measures),
    asOf: AS_OF,
    results: new Map(results.map((each) => [each.institution.code, each])),
    unassigned: [],
  });
  const [{ status }] = rollups as [(typeof rollups)[number]];
  return {
    registry: known,
    asOf: AS_OF,
    files: [],
    institutions: results,
    unassigned: [],
    decisions: [],
    history: new Map(),
    rollups,
    status,
    runs: withRun(EARLIER, AS_OF, status),
    ofInstitutions: new Map(),
    ofBodies: new Map(),
    ...more,
  };
}

const EARLIER: readonly RunPoint[] = [
  { asOf: "2027-02-01", counts: { accepted: 0, needs_correction: 1, not_received: 11, rejected: 0 } },
  { asOf: "2027-02-20", counts: { accepted: 3, needs_correction: 4, not_received: 5, rejected: 0 } },
];

/** The whole text. */
export function pageText(input: StatusPageInput, { style, early, script } = NO_PARTS): string {
  return [...statusPage(input, { style, early, script })].join("");
}

const nothing: Inline = { text: "", digest: "sha256-" };
const NO_PARTS = { style: nothing, early: nothing, script: nothing };

/** The data that the script of a page is told. */
export function dataIn(page: string): unknown {
  return JSON.parse(/<script type="application\/json" id="data">([^<]*)<\/script>/u.exec(page)?.[1] ?? "");
}

/** Of one institution, all of whose texts are these words. */
export function pageAbout(words: string): StatusPageInput {
  const town = institution(`48${words}`, words, { department: words, contact: words, mail: words, reading: words });
  const given = answers(NUMBERS, { 7: { kind: "invalid", rawMark: words, remark: words } });
  const findings = [
    finding("answer-unrecognized", { file: words, measure: 7, sheet: words, cell: words, message: words }),
  ];
  const path = `letters/${words.replace(/[\p{Cs}/]/gu, "_")}/x.docx`;
  return pageInput([result(town, given, { findings, submission: submission(words, { answers: given }) })], {
    unassigned: [finding("institution-unknown", { file: words, message: words })],
    ofInstitutions: new Map([[town.code, [{ label: words, path }]]]),
  });
}

/** One of seven has sent nothing, one of five must correct something; letters lie where a run would put them. */
export function population(count: number): StatusPageInput {
  const results = Array.from({ length: count }, (_, index) => resultOf(index));
  const ofInstitutions = new Map(
    results.flatMap(({ institution: each, status }) => (status === "accepted" ? [] : [[each.code, papersFor(each, status)] as const])), // prettier-ignore
  );
  const ofBodies = new Map([["480002", [{ label: "取りまとめ報告書", path: "reports/480002_架空第1県/取りまとめ報告書.docx" }]]]); // prettier-ignore
  return pageInput(results, { ofInstitutions, ofBodies });
}

function papersFor({ code, name }: Institution, status: InstitutionResult["status"]): readonly Paper[] {
  const label = status === "needs_correction" ? "見直し・確認依頼書" : "督促状";
  return [{ label, path: `letters/480002_架空第1県/${code}_${name}/${label}.docx` }];
}

function resultOf(index: number): InstitutionResult {
  const code = String(482_000 + index);
  const town = institution(code, `架空第${String(index)}町`, { reading: `かくうだい${String(index)}ちょう` });
  if (index % 7 === 3) return result(town, null);
  const given: Record<number, Given> = {
    [1 + (index % 90)]: { kind: "planned", on: index % 2 === 0 ? "2027-01-31" : "2027-09-30", remark: `${code}年度末` },
  };
  if (index % 5 !== 1) return result(town, answers(NUMBERS, given));
  const at = 2 + (index % 80);
  const wrong = answers(NUMBERS, { ...given, [at]: { kind: "invalid", rawMark: "有", remark: `備考${code}` } });
  const place = { measure: at, sheet: "自己点検表", cell: `E${String(at)}` };
  const file = `${code}.xlsx`;
  const findings = [
    finding("answer-unrecognized", { institutionCode: code, file, ...place, message: "読み取れません。" }),
  ];
  return result(town, wrong, { status: "needs_correction", findings });
}
