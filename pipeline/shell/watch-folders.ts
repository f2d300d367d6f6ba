/** Noticing that files have settled: a file that is still being copied is left alone. */
import { watch } from "chokidar";

/** How long a file's size must stay the same, and how long nothing at all must change, in milliseconds. */
const STABLE = 2_000;

export interface FolderWatch {
  /** Resolves when something has changed since the last call and everything has settled; null when the watch was closed. */
  readonly settled: () => Promise<readonly string[] | null>;
  readonly close: () => Promise<void>;
}

/** Watches folders with all that is below them, hidden and temporary files aside. */
export function watchFolders(folders: readonly string[]): FolderWatch {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let wake: (() => void) | undefined;
  const isReady = (): boolean => closed || (changed.size > 0 && timer === undefined);
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path) => /(?:^|[\\/])(?:\.[^.\\/]|~\$)/u.test(path),
    awaitWriteFinish: { stabilityThreshold: STABLE, pollInterval: 200 },
  });
  watcher.on("all", (_, path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      wake?.();
    }, STABLE);
  });
  return {
    settled: async () => {
      if (!isReady()) await new Promise<void>((resolve) => (wake = resolve));
      const paths = [...changed].sort();
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
