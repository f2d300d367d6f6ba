/** The one error class: the run, or one of its outputs, cannot go on. Findings about a workbook are never errors. */

/** 2 usage, registry or template; 3 a person must look; 1 a bug. */
export type ExitCode = 1 | 2 | 3;

/** One thing that is wrong, with where it stands and what to do. All in plain Japanese. */
export interface Fault {
  /** e.g. `registry.xlsx「接続機関」シート B12` */
  readonly where: string;
  readonly what: string;
  readonly fix: string;
}

/** Ends a run or a command; `faults` lists everything that must be mended, at once. */
export class PipelineError extends Error {
  override readonly name = "PipelineError";
  readonly exitCode: ExitCode;
  readonly faults: readonly Fault[];

  /** @param message what could not be done, in plain Japanese. */
  constructor(message: string, options: { exitCode: ExitCode; faults?: readonly Fault[]; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode;
    this.faults = options.faults ?? [];
  }
}
