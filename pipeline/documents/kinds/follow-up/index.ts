/** 担当者用 対応一覧: the working paper of a body's staff. It stays in the office. */
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import type { TraceLine } from "../../../model/trace.ts";
import { ASKED_TOO_OFTEN, MANY_ERRORS } from "../../../model/follow-up.ts";
import { escapeAll, printAll } from "../../wording/context-values.ts";
import type { WordingContext } from "../../wording/vocabulary.ts";
import type { DocumentKind, RunResults } from "../document-kind.ts";
import { originsOf, type Origins } from "../origins.ts";
import { PAGES } from "../paper.ts";
import { tracedSentences, type NamedOrigins } from "../trace-lines.ts";
import { tracedFaults } from "./trace-paper.ts";
import { faultsBelowTable, faultsTable } from "./faults-table.ts";
import { followUpsTable } from "./follow-ups-table.ts";
import { workingPapers } from "./working-papers.ts";
import type { WorkingPaper } from "./working-paper.ts";

const TITLE = "担当者用　対応一覧";
const DOCUMENT = "対応一覧";
const TEXTS = ["cycleName", "asOf", "bodyName", "deadline"] as const;
const COUNTS = [
  "institutionCount",
  "followUpCount",
  "byLetterCount",
  "waitingCount",
  "errorFindingCount",
  "warningFindingCount",
  "infoFindingCount",
  "ownCount",
  "belowCount",
  "unknownFormerCodeCount",
  "folderFileCount",
  "askedTooOften",
  "manyErrors",
] as const;

/** Of an institution whose submission waits to be read. */
const WAITING = ["institutionCode", "institutionName", "collector", "files"] as const;

/** Of one 前回機関コード that last cycle does not know. */
const FORMER_CODE = ["institutionCode", "institutionName", "formerCode"] as const;

/** Of a file of nobody in the body's folder. */
const FOLDER_FILE = ["file", "title", "advice"] as const;

/** What only asks whether there is anything, or is a rule's own number, is no figure; nor are codes of then, which are all listed. */
function origins({ count, findings }: Origins): NamedOrigins<(typeof TEXTS)[number] | (typeof COUNTS)[number]> {
  return {
    cycleName: null,
    asOf: null,
    bodyName: null,
    deadline: null,
    institutionCount: count("institutions"),
    followUpCount: count("institutions", { follow_up: "○" }),
    byLetterCount: count("institutions", { status: "needs_correction", follow_up: "" }),
    waitingCount: count("institutions", { waiting: "○" }),
    errorFindingCount: findings("error"),
    warningFindingCount: findings("warning"),
    infoFindingCount: findings("info"),
    ownCount: null,
    belowCount: null,
    unknownFormerCodeCount: null,
    folderFileCount: null,
    askedTooOften: null,
    manyErrors: null,
  };
}

function contextOf({
  body,
  cycle,
  asOf,
  deadline,
  institutions,
  ranked,
  byLetter,
  othersWrite,
  waiting,
  own,
  below,
  unknownFormerCodes,
  folderFiles,
  moreFolderFiles,
  findings,
}: WorkingPaper): WordingContext {
  return {
    ...escapeAll<(typeof TEXTS)[number]>({
      cycleName: cycle,
      asOf: formatWareki(asOf),
      bodyName: body.name,
      deadline: formatWareki(deadline),
    }),
    ...printAll<(typeof COUNTS)[number]>({
      institutionCount: institutions,
      followUpCount: ranked.length,
      byLetterCount: byLetter,
      waitingCount: waiting.length,
      errorFindingCount: findings.error,
      warningFindingCount: findings.warning,
      infoFindingCount: findings.info,
      ownCount: own.length,
      belowCount: below.length,
      unknownFormerCodeCount: unknownFormerCodes.length,
      folderFileCount: folderFiles.length,
      askedTooOften: ASKED_TOO_OFTEN,
      manyErrors: MANY_ERRORS,
    }),
    waiting: waiting.map(({ code, name, collector, files }) =>
      escapeAll<(typeof WAITING)[number]>({
        institutionCode: code,
        institutionName: name,
        collector,
        files: files.join("、"),
      }),
    ),
    unknownFormerCodes: unknownFormerCodes.map(({ code, name, former }) =>
      escapeAll<(typeof FORMER_CODE)[number]>({ institutionCode: code, institutionName: name, formerCode: former }),
    ),
    folderFiles: folderFiles.map((each) => escapeAll<(typeof FOLDER_FILE)[number]>(each)),
    moreFolderFiles,
    selfAsks: ranked.some(({ collector }) => collector === ""),
    othersAsk: ranked.some(({ collector }) => collector !== ""),
    othersWrite,
  };
}

function* tracePaper(subject: WorkingPaper, _: RunResults, context: WordingContext): Generator<TraceLine, void> {
  const { code: body } = subject.body;
  const [paper, own] = [{ body, paper: DOCUMENT }, originsOf(body)];
  yield* tracedSentences(paper, context, origins(own));
  yield* tracedFaults(subject, paper, own);
}

/** One for each supervising body. */
export const followUp: DocumentKind<WorkingPaper> = {
  vocabulary: {
    document: DOCUMENT,
    texts: TEXTS,
    counts: COUNTS,
    flags: ["moreFolderFiles", "selfAsks", "othersAsk", "othersWrite"],
    lists: { waiting: WAITING, unknownFormerCodes: FORMER_CODE, folderFiles: FOLDER_FILE },
    tables: ["follow-ups", "findings", "findings-below"],
    charts: [],
  },
  tables: { "follow-ups": followUpsTable, findings: faultsTable, "findings-below": faultsBelowTable },
  charts: {},
  pages: PAGES,
  subjectsOf: workingPapers,
  context: contextOf,
  texts: ({ body, cycle, asOf }) => ({ title: `${cycle}　${TITLE}`, author: body.name, date: asOf }),
  place: ({ body }) => ({ area: "reports", body, file: TITLE.replace("　", "_") }),
  basis: (subject) => JSON.stringify(subject),
  trace: tracePaper,
  rows: ({ ranked, own, below }) =>
    ranked.length + below.length + own.reduce((rows, { lines }) => rows + lines.length, 0),
};
