/** All that a run has found → what the page's script is told. */
import { groupBy } from "../lib/group-by.ts";
import { ANSWER_KINDS } from "../model/answer-kind.ts";
import { measuresLeft } from "../model/cycle-scope.ts";
import { extensionsByCode } from "../model/deadlines.ts";
import { measureTitle } from "../model/measure.ts";
import type { BodyRollup } from "../model/rollup.ts";
import { institutionData } from "./institution-data.ts";
import type { BodyData, MeasureData, PageData } from "./page-data.ts";
import type { StatusPageInput } from "./page-input.ts";
import { TextTable } from "./text-table.ts";

/** The operator's figures cover everybody. */
export function ofOperator({ rollups }: Pick<StatusPageInput, "rollups">): BodyRollup | undefined {
  return rollups.find(({ body }) => body.kind === "運営主体") ?? rollups[0];
}

/** One pass over everybody; lists are in the order of the registry. */
export function toPageData(input: StatusPageInput): PageData {
  const { registry, asOf, files, institutions, decisions, history, rollups } = input;
  const direct = (ofOperator(input)?.scope.inspected ?? []).filter((measure) => measure.direct);
  const { deadline } = registry.cycle;
  const texts = new TextTable();
  const places = new Map(registry.bodies.map(({ code }, index) => [code, index]));
  const names = new Map(registry.bodies.map(({ code, name }) => [code, name]));
  const filesByCode = groupBy(files, ({ institutionCode }) => institutionCode);
  const decisionsByCode = groupBy(decisions, ({ institution }) => institution?.code ?? "");
  const followUps = new Map(ofOperator(input)?.followUps.map((each) => [each.institution.code, each]));
  const extensionOf = extensionsByCode(deadline, decisions);
  return {
    asOf,
    deadline,
    measures: measuresOf(input),
    bodies: rollups.map(bodyData),
    institutions: institutions.map((result) => {
      const { code, supervisor, aggregator } = result.institution;
      const facts = {
        body: places.get(supervisor) ?? -1,
        aggregator: names.get(aggregator ?? "") ?? "",
        deadline: extensionOf(code),
        followUp: followUps.get(code),
        papers: input.ofInstitutions.get(code) ?? [],
        files: filesByCode.get(code) ?? [],
        history: history.get(code) ?? [],
        decisions: decisionsByCode.get(code) ?? [],
        left: measuresLeft(direct, result.institution),
      };
      return institutionData(result, facts, texts);
    }),
    texts: texts.texts(),
  };
}

function measuresOf(input: StatusPageInput): readonly MeasureData[] {
  return (ofOperator(input)?.scope.inspected ?? []).map((measure) => {
    const { number, text, priority, direct } = measure;
    return { number, title: measureTitle(measure), text, priority, direct };
  });
}

function bodyData({ body, measures }: BodyRollup): BodyData {
  const totals = measures.map((totals) => ANSWER_KINDS.map((kind) => totals[kind]));
  return { code: body.code, name: body.name, totals };
}
