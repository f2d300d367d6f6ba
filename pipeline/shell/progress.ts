/** Showing how far a run is: a bar on a terminal, plain lines elsewhere. */
import { visibleJson, visibleLine } from "../lib/visible-text.ts";

/** One stage at a time, from `begin` to `end`. */
export interface Progress {
  /** Begins a stage of `total` steps, e.g. `読み取り`. */
  readonly begin: (stage: string, total: number) => void;
  /** More steps than were announced. */
  readonly grow: (more: number) => void;
  /** One step done. */
  readonly step: () => void;
  /** What a step that takes long is at, so that it is seen to move. */
  readonly linger: (what: string) => void;
  readonly end: () => void;
  /** For log collectors only: what happened, as a record; people are told in words. */
  readonly tell: (event: string, detail: object) => void;
}

const WIDTH = 30;

/** @param stream where to show it; stderr, so that stdout holds results only. */
export function createProgress(stream: NodeJS.WriteStream, quiet: boolean, log: "text" | "json" = "text"): Progress {
  if (log === "json") return createJsonLines(stream);
  if (quiet) return SILENT;
  return stream.isTTY ? createBar(stream) : createLines(stream);
}

const nothing = (): void => undefined;
const SILENT: Progress = { begin: nothing, grow: nothing, step: nothing, linger: nothing, end: nothing, tell: nothing };

function createBar(stream: NodeJS.WriteStream): Progress {
  let [stage, total, done, shown] = ["", 0, 0, -1];
  let last = "";
  const draw = (): void => {
    const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
    const share = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (share === shown && done !== total) return;
    shown = share;
    stream.write(
      `\r${stage} [${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${String(done)}/${String(total)} (${String(share)}%)`,
    );
  };
  return {
    begin: (name, steps) => {
      [stage, total, done, shown] = [name, steps, 0, -1];
      draw();
    },
    grow: (more) => {
      total += more;
    },
    step: () => {
      done++;
      draw();
    },
    linger: (what) => {
      // Below the bar, once each; the bar goes on in the next line.
      if (what === last) return;
      [last, shown] = [what, -1];
      stream.write(`\n${visibleLine(what)}\n`);
      draw();
    },
    end: () => {
      draw();
      stream.write("\n");
    },
    tell: nothing,
  };
}

/** A line at each tenth: enough to see that it moves, few enough for a log. */
function createLines(stream: NodeJS.WriteStream): Progress {
  let [stage, total, done, last] = ["", 0, 0, ""];
  const write = (): void => {
    stream.write(`${stage} ${String(done)}/${String(total)}\n`);
  };
  return {
    begin: (name, steps) => {
      [stage, total, done] = [name, steps, 0];
      write();
    },
    grow: (more) => {
      total += more;
    },
    step: () => {
      done++;
      if (done < total && Math.floor((10 * done) / total) !== Math.floor((10 * (done - 1)) / total)) write();
    },
    linger: (what) => {
      if (what !== last) stream.write(`${visibleLine(what)}\n`);
      last = what;
    },
    end: () => {
      if (total > 0) write();
    },
    tell: nothing,
  };
}

/** For log collectors: one object a line, at the beginning and end of each stage, and whatever is told. */
function createJsonLines(stream: NodeJS.WriteStream): Progress {
  let [stage, total, done] = ["", 0, 0];
  const tell = (event: string, detail: object): void => {
    stream.write(`${visibleJson({ time: new Date().toISOString(), event, ...detail })}\n`);
  };
  const write = (event: string): void => {
    tell(event, { stage, done, total });
  };
  return {
    begin: (name, steps) => {
      [stage, total, done] = [name, steps, 0];
      write("stage-begin");
    },
    grow: (more) => {
      total += more;
    },
    step: () => {
      done++;
    },
    linger: (what) => {
      tell("working", { stage, what });
    },
    end: () => {
      write("stage-end");
    },
    tell,
  };
}
