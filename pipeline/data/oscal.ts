/**
 * What one institution answered as NIST OSCAL 1.2 assessment results: 〇 is satisfied, △ not satisfied with a risk and its deadline, － a
 * control that was excluded. An answer that is blank or cannot be read is an observation without a verdict: nobody knows.
 */
import { v5 } from "uuid";
import { visibleJson, visibleLine } from "../lib/visible-text.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import { measureTitle, type Measure } from "../model/measure.ts";
import type { Answer, Submission } from "../model/submission.ts";

/** The version of OSCAL that a document says it follows. */
const OSCAL_VERSION = "1.2.0";
/** Names of this program's things: the same thing has the same identifier in every run. */
const NAMESPACE = "6f1f3d0e-3c55-5b0a-9d53-2f7a0c1b7e42";

/** The cycle that was assessed. */
export interface AssessedCycle {
  /** 点検名 */
  readonly name: string;
  readonly formVersion: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** What an identifier is made from, within one document. */
type Identify = (...parts: readonly (string | number)[]) => string;

/** The text of the document. @param submission the one that counts */
export function toAssessmentResults(
  { institution }: Pick<InstitutionResult, "institution">,
  submission: Submission,
  cycle: AssessedCycle,
  measures: ReadonlyMap<number, Measure>,
): string {
  const identify: Identify = (...parts) => v5(JSON.stringify([cycle.name, institution.code, ...parts]), NAMESPACE);
  const title = visibleLine(`安全管理措置の点検結果（${institution.name}、${cycle.name}）`);
  const form = identify("form");
  const document = {
    uuid: identify("document"),
    metadata: {
      title,
      "last-modified": midnight(cycle.asOf),
      version: cycle.asOf,
      "oscal-version": OSCAL_VERSION,
      parties: [
        {
          uuid: identify("party"),
          type: "organization",
          name: visibleLine(institution.name),
          remarks: institution.code,
        },
      ],
    },
    "import-ap": { href: `#${form}` },
    results: [resultOf(title, submission, cycle, measures, identify)],
    "back-matter": {
      resources: [
        { uuid: form, title: `点検の様式（第${cycle.formVersion}版）`, description: "点検した措置の一覧です。" },
      ],
    },
  };
  return `${visibleJson({ "assessment-results": document })}\n`;
}

function resultOf(
  title: string,
  { answers, inspected, file }: Submission,
  { asOf }: AssessedCycle,
  measures: ReadonlyMap<number, Measure>,
  identify: Identify,
) {
  const when = midnight(sayable(inspected?.on) ?? asOf);
  const kinds = (wanted: boolean) => answers.filter(({ mark }) => (mark.kind === "not_applicable") === wanted);
  const [excluded, reviewed] = [kinds(true), kinds(false)];
  const titleOf = ({ measure }: Answer): string => {
    const known = measures.get(measure);
    return known === undefined ? `No.${String(measure)}` : visibleLine(measureTitle(known));
  };
  const judged = reviewed.filter(({ mark }) => mark.kind === "implemented" || mark.kind === "planned");
  return {
    uuid: identify("result"),
    title,
    description: "機関が自ら点検した結果です。",
    start: when,
    "reviewed-controls": {
      "control-selections": [
        {
          // OSCAL takes nothing out of nothing: where all is excluded, it is excluded from all.
          ...(reviewed.length > 0 ? { "include-controls": reviewed.map(controlOf) } : { "include-all": {} }),
          ...some("exclude-controls", excluded.map(controlOf)),
        },
      ],
    },
    observations: answers.map((answer) => observationOf(answer, titleOf(answer), { file, when }, identify)),
    ...some(
      "risks",
      judged.filter(isPlanned).map((answer) => riskOf(answer, titleOf(answer), identify)),
    ),
    ...some(
      "findings",
      judged.map((answer) => findingOf(answer, titleOf(answer), identify)),
    ),
  };
}

/** OSCAL has no empty lists. */
function some<Item>(name: string, items: readonly Item[]): Readonly<Record<string, readonly Item[]>> {
  return items.length > 0 ? { [name]: items } : {};
}

function isPlanned({ mark }: Answer): boolean {
  return mark.kind === "planned";
}

function controlOf({ measure }: Answer): { readonly "control-id": string } {
  return { "control-id": controlId(measure) };
}

function controlId(measure: number): string {
  return `measure-${String(measure)}`;
}

function observationOf(
  { measure, mark, rawMark, remark, place }: Answer,
  title: string,
  { file, when }: { readonly file: string; readonly when: string },
  identify: Identify,
) {
  const where = place === null ? "点検表に行がありません。" : `シート「${place.sheet}」のセル${place.cell}`;
  return {
    uuid: identify("observation", measure),
    title,
    description: `${ANSWER_LABELS[mark.kind]}（記載「${rawMark}」）`,
    methods: ["EXAMINE"],
    collected: when,
    "relevant-evidence": [{ href: uriOf(file), description: where }],
    ...(remark === "" ? {} : { remarks: remark }),
  };
}

function riskOf({ measure, planned, remark }: Answer, title: string, identify: Identify) {
  const deadline = sayable(planned?.on);
  return {
    uuid: identify("risk", measure),
    title,
    description: "まだ実施していない措置です。",
    statement: remark === "" ? "実施予定時期の記載がありません。" : remark,
    status: "open",
    ...(deadline === null ? {} : { deadline: midnight(deadline) }),
  };
}

function findingOf(answer: Answer, title: string, identify: Identify) {
  const { measure } = answer;
  const planned = isPlanned(answer);
  return {
    uuid: identify("finding", measure),
    title,
    description: planned ? "実施していません。" : "実施しています。",
    target: {
      type: "objective-id",
      "target-id": controlId(measure),
      status: { state: planned ? "not-satisfied" : "satisfied" },
    },
    "related-observations": [{ "observation-uuid": identify("observation", measure) }],
    ...(planned ? { "related-risks": [{ "risk-uuid": identify("risk", measure) }] } : {}),
  };
}

/** A path below inputs/ as a relative reference. */
function uriOf(path: string): string {
  // Half of a pair of letters, which Windows allows in names, is no text that can be encoded.
  return path
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}

/** A day that OSCAL can say: its years have four digits and begin with 19 or 2. Excel takes any year up to 9999. */
function sayable(day: string | null | undefined): string | null {
  return day != null && /^(?:19|2\d)\d\d-/u.test(day) ? day : null;
}

/** A day of Japan as OSCAL's moment. */
function midnight(day: string): string {
  return `${day}T00:00:00+09:00`;
}
