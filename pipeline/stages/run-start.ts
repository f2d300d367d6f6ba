/** What a run begins with. */
import type { RunOptions } from "../model/run-options.ts";
import {
  type OfficeSuite,
  STATE_FOLDER,
  type Clock,
  type DrawingPool,
  type EarlierOutputs,
  type FolderLook,
  type ReadingPool,
  type RunLock,
  type Shell,
  type StateFolder,
} from "../shell/index.ts";

/** What is known before any file is opened. */
export interface RunStart {
  readonly clock: Clock;
  /** The inputs folder at a look. */
  readonly found: FolderLook;
  readonly state: StateFolder;
  readonly stateFolder: string;
  /** What earlier runs wrote; what else lies in the outputs is a person's. */
  readonly earlier: EarlierOutputs;
  /** Nothing is written without asking it. */
  readonly lock: RunLock;
}

/** The same of the run that writes reports. */
export interface NightlyStart extends RunStart {
  /** What makes PDF files; null where none are wanted. */
  readonly suite: OfficeSuite | null;
}

/** The same where there is work to do, with those who do it: already starting. */
export interface StaffedStart extends NightlyStart {
  readonly readers: ReadingPool;
  readonly drawers: DrawingPool;
}

/**
 * Holds the outputs folder, looks at what there is, and does `work`.
 *
 * @throws PipelineError exit 2 when another run holds the outputs folder, or inputs and outputs lie in each other; what `work` throws.
 */
export async function startRun<Result>(
  options: Pick<RunOptions, "inputs" | "outputs" | "fresh">,
  shell: Shell,
  work: (start: RunStart) => Promise<Result>,
): Promise<Result> {
  await shell.checkSeparate(options.inputs, options.outputs);
  const stateFolder = `${options.outputs}/${STATE_FOLDER}`;
  const lock = await shell.takeRunLock(stateFolder);
  try {
    await shell.clearTemporaries(options.outputs);
    const clock = shell.startClock();
    const [state, found] = [
      await shell.openStateFolder(stateFolder, { fresh: options.fresh, check: lock.check }),
      await shell.lookAtFolder(options.inputs),
    ];
    const earlier = await shell.openEarlierOutputs(options.outputs);
    if (found.links.length > 0) await shell.checkSeparate(options.inputs, options.outputs, found.links);
    clock.lap("look");
    return await work({ clock, found, state, stateFolder, earlier, lock });
  } finally {
    await lock.release();
  }
}
