/** How much V8 compiles: its defaults are for programs that run for hours, a process of ours is done in seconds. */
import { setFlagsFromString } from "node:v8";

/** How much of other functions is compiled into one, in bytes of its own code; usually 920. */
const SMALLER = "--max-inlined-bytecode-size-cumulative=300";
/** Seven to ten times as much work as usual before a function is compiled with all that V8 can do. */
const LATER = "--invocation-count-for-turbofan=30000";

/** By major version of V8: Node 20, 22, 24. What a process draws of a country takes a fifth less then (on 22 and 24 a tenth), what it reads a seventh. */
const MEASURED: ReadonlyMap<number, readonly string[]> = new Map([
  [11, [SMALLER, "--interrupt-budget=500000"]],
  [12, [SMALLER, LATER]],
  [13, [SMALLER, LATER]],
]);

/** What V8 of this version is told; nothing where nobody has measured, as V8 complains of flags that it does not know. */
export function flagsFor(version = process.versions.v8): readonly string[] {
  return MEASURED.get(Number.parseInt(version, 10)) ?? [];
}

/** Call it first in a process. */
export function compileLess(): void {
  for (const flag of flagsFor()) setFlagsFromString(flag);
}
