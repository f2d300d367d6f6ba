/** One file below inputs/ with what its inspection found: what settling starts from. */
import type { Decision } from "../model/decision.ts";
import type { Inspection } from "../model/inspection.ts";

/** A file as it lies below inputs/. */
interface InputFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A file with what became of it. */
export interface SettledFile {
  readonly file: InputFile;
  /** What the inspection found; a string says why the file was ignored. */
  readonly inspection: Inspection | string;
  /** A person said that it is no submission. */
  readonly excluded?: Decision;
  /** Code of whom a file that was left out came from, if it can be told. */
  readonly sender?: string;
}
