/** Noticing that files have settled: while one is still being copied, nothing is read. */
import { watch } from "chokidar";
import { lookAtFile } from "./input-folder.ts";

/** How long nothing at all must change, in milliseconds; a copy over a slow line stops now and then. */
const QUIET = 5_000;
const LOOK_EVERY = 500;

/** Tells what has changed, once it has settled. */
export interface FolderWatch {
  /** Resolves when something has changed since the last call and everything has settled; null when the watch was closed. */
  readonly settled: () => Promise<readonly string[] | null>;
  readonly close: () => Promise<void>;
}

/** Watches folders with all that is below them, hidden and temporary files aside. */
export function watchFolders(folders: readonly string[], quiet = QUIET): FolderWatch {
  /** Changed paths with their last look; not every system tells of each change while a file grows. */
  const changed = new Map<string, string>();
  let quietSince = Infinity;
  let closed = false;
  let wake: (() => void) | undefined;
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path) => /(?:^|[\\/])(?:\.[^.\\/]|~\$)/u.test(path),
  });
  watcher.on("all", (_, path) => {
    changed.set(path, "");
    quietSince = performance.now();
  });
  const lookAgain = async (): Promise<void> => {
    for (const [path, last] of changed) {
      const look = JSON.stringify(await lookAtFile(path));
      if (look === last) continue;
      changed.set(path, look);
      quietSince = performance.now();
    }
    if (changed.size > 0 && performance.now() - quietSince >= quiet) wake?.();
    if (!closed) timer = setTimeout(() => void lookAgain(), LOOK_EVERY);
  };
  let timer = setTimeout(() => void lookAgain(), LOOK_EVERY);
  return {
    settled: async () => {
      if (!closed) await new Promise<void>((resolve) => (wake = resolve));
      wake = undefined;
      const paths = [...changed.keys()].sort();
      changed.clear();
      return closed ? null : paths;
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      wake?.();
      await watcher.close();
    },
  };
}
