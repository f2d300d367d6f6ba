/** What commands need of the process that they run in: index.ts gives it, so that no command touches the process itself. */
import type { Shell } from "../shell/index.ts";

/** How a command is asked to show how far it is. */
export interface ProgressWords {
  readonly quiet?: true;
  readonly log?: "text" | "json";
}

/** What a command may ask of its surroundings; tests give one that writes nowhere. */
export interface Caller {
  /** Does a command's work with the real world; what it returns becomes the exit status. */
  readonly perform: (words: ProgressWords, work: (shell: Shell) => Promise<number>) => Promise<void>;
  /** Results, for stdout. */
  readonly print: (text: string) => void;
  /** Calls `stop` when the person (Ctrl+C) or the system wants the command to end. */
  readonly onStop: (stop: () => void) => void;
  /** How many processors this machine has. */
  readonly processors: number;
}
