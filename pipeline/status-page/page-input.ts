/** What the page is made of: what a run has found, and where the papers of it lie. */
import type { DecisionOutcome } from "../model/decision.ts";
import type { Finding } from "../model/finding.ts";
import type { FileRecord, InstitutionResult } from "../model/inspection.ts";
import type { Registry } from "../model/registry.ts";
import type { SubmissionHistory } from "../model/resubmission.ts";
import type { BodyRollup, SubmissionStatus } from "../model/rollup.ts";
import type { RunPoint } from "../model/run-point.ts";

/** A file in the outputs folder that the page leads to. */
export interface Paper {
  /** What people call it. */
  readonly label: string;
  /** Below the outputs folder, with `/`. */
  readonly path: string;
}

/** Papers that are ready, by the code of whom they are for. */
export type PapersByCode = ReadonlyMap<string, readonly Paper[]>;

/** All that the page says. */
export interface StatusPageInput {
  readonly registry: Registry;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly files: readonly FileRecord[];
  readonly institutions: readonly InstitutionResult[];
  /** About files that belong to nobody, and about decisions that count for nothing. */
  readonly unassigned: readonly Finding[];
  readonly decisions: readonly DecisionOutcome[];
  readonly history: SubmissionHistory;
  readonly rollups: readonly BodyRollup[];
  readonly status: SubmissionStatus;
  /** How the runs of this cycle have found it, this run last. */
  readonly runs: readonly RunPoint[];
  /** Letters and marked workbooks. */
  readonly ofInstitutions: PapersByCode;
  /** Reports, annexes, tables; letters of a body's institutions together. */
  readonly ofBodies: PapersByCode;
}

/** A script or style that stands in the page, with its digest as a Content-Security-Policy names it (`sha256-…`). */
export interface Inline {
  readonly text: string;
  readonly digest: string;
}

/** What is the same on every page. */
export interface PageParts {
  readonly style: Inline;
  /** Runs before anything is shown. */
  readonly early: Inline;
  readonly script: Inline;
}
