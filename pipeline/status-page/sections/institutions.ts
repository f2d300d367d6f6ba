/** Everybody, a row each: what their page shows in full is drawn by the script. */
import { formatWareki } from "../../lib/japanese/wareki.ts";
import { ANSWER_LABELS, SEVERITY_LABELS, STATUS_LABELS } from "../../model/labels.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import { ANSWER_LETTERS } from "../../model/resubmission.ts";
import { INSTITUTION_STATUSES } from "../../model/rollup.ts";
import type { Severity } from "../../model/finding.ts";
import { markup, type Markup } from "../markup.ts";
import { bodyLink, institutionLink, paperLinks } from "../links.ts";
import type { PageData } from "../page-data.ts";
import type { StatusPageInput } from "../page-input.ts";
import { filters, table } from "../table.ts";
import { ofOperator } from "../to-page-data.ts";
import { collectorsOf } from "./collectors.ts";

/** In the order of the registry, as are those of `data`. */
export function institutionList(input: StatusPageInput, data: PageData): Markup {
  const collectors = collectorsOf(input.registry);
  const numbers = new Set(ofOperator(input)?.scope.reported.map(({ number }) => number));
  const reported = data.measures.flatMap(({ number }, place) => (numbers.has(number) ? [place] : []));
  const papersOf = ({ institution: { code } }: InstitutionResult) => input.ofInstitutions.get(code) ?? [];
  const labels = [...new Set(input.institutions.flatMap((result) => papersOf(result).map(({ label }) => label)))];
  return markup`<section class="view" id="表示=機関" aria-labelledby="h-institutions"><h2 id="h-institutions" tabindex="-1">機関</h2>
${filters("機関を絞り込む", [
  { name: "状態", column: 3, options: INSTITUTION_STATUSES.map((status) => STATUS_LABELS[status]) },
  { name: "取りまとめ機関", column: 2, options: collectors.names },
  { name: "文書", column: 8, options: labels },
])}
${table({
  caption: "機関の一覧",
  captionHidden: true,
  address: ({ institution: { code } }) => [["機関", code]],
  columns: [
    { heading: "コード", cell: ({ institution: { code } }) => markup`<span class="code">${code}</span>` },
    {
      heading: "機関",
      kind: "name",
      cell: ({ institution }) => institutionLink(institution),
      keys: ({ institution: { reading } }) => [reading],
    },
    { heading: "取りまとめ機関", cell: ({ institution }) => collectors.of(institution).map(bodyLink) },
    {
      heading: "状態",
      cell: ({ status }) => markup`<span class="state state-${status}">${STATUS_LABELS[status]}</span>`,
    },
    { heading: SEVERITY_LABELS.error, kind: "number", cell: (result) => findings(result, "error") },
    { heading: SEVERITY_LABELS.warning, kind: "number", cell: (result) => findings(result, "warning") },
    {
      // As report and annexes count them; all that are inspected stand on the page of the institution.
      heading: `報告する措置の${ANSWER_LABELS.planned}`,
      kind: "number",
      cell: ({ submission }, index) =>
        submission === null ? "" : countPlanned(data.institutions[index]?.answers ?? "", reported),
    },
    { heading: "点検日", kind: "short", cell: (result) => wareki(inspectedOn(result)), sort: inspectedOn },
    {
      heading: "用意してある文書",
      cell: (result) => paperLinks(papersOf(result)),
      keys: (result) => papersOf(result).map(({ label }) => label),
    },
  ],
  rows: input.institutions,
})}</section>`;
}

/** @param places of the letters that count */
function countPlanned(letters: string, places: readonly number[]): number {
  return places.filter((place) => letters[place] === ANSWER_LETTERS.planned).length;
}

function inspectedOn({ submission }: InstitutionResult): string {
  return submission?.inspected?.on ?? "";
}

function wareki(iso: string): string {
  return iso === "" ? "" : formatWareki(iso);
}

function findings({ findings: all }: InstitutionResult, severity: Severity): number {
  return all.reduce((count, each) => count + Number(each.severity === severity), 0);
}
