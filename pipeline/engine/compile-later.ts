/** When V8 compiles hot code anew: its defaults are for programs that run for hours, a process of ours is done in seconds. */
import { setFlagsFromString } from "node:v8";

/**
 * By major version of V8 (Node 20: 11, 22: 12, 24: 13): seven to ten times as much work as usual before a function is compiled with all
 * that V8 can do. What a process draws of a country takes a seventh less then (Node 20; a tenth on 22, a twentieth on 24): npm run bench.
 */
const LATER: ReadonlyMap<number, string> = new Map([
  [11, "--interrupt-budget=500000"],
  [12, "--invocation-count-for-turbofan=30000"],
  [13, "--invocation-count-for-turbofan=30000"],
]);

/** What V8 of this version is told; undefined where nobody has measured, as V8 complains of flags that it does not know. */
export function laterFlag(version = process.versions.v8): string | undefined {
  return LATER.get(Number.parseInt(version, 10));
}

/** Call it first in a process. */
export function compileLater(): void {
  const flag = laterFlag();
  if (flag !== undefined) setFlagsFromString(flag);
}
