/** What a run begins with. */
import type { Clock, DrawingPool, FolderLook, ReadingPool, RunLock, StateFolder } from "../shell/index.ts";

/** What is known before any file is opened. */
export interface RunStart {
  readonly clock: Clock;
  /** The inputs folder at a look. */
  readonly found: FolderLook;
  readonly state: StateFolder;
  readonly stateFolder: string;
  /** Nothing is written without asking it. */
  readonly lock: RunLock;
}

/** The same where there is work to do, with those who do it: already starting. */
export interface StaffedStart extends RunStart {
  readonly readers: ReadingPool;
  readonly drawers: DrawingPool;
}
