/** The thread in each worker process that keeps it within its limits, and how it says which of them was exceeded. */

/** A limit that a process exceeds by itself, and so tells of before it ends. */
export type Limit = "memory" | "time";
/** On stderr: of all that a process says, it alone is sure to be out when the process is gone. */
export const LIMIT_LINE = /^worker-limit: (memory|time)$/mu;

/** Milliseconds between two signs of life on stderr: empty lines, which no other word can be mistaken for. */
export const SIGN_EVERY = 1_000;

/**
 * Watches a worker process from a thread of its own, since a file may keep the main one busy for ever. Ends the process when the program that
 * started it is gone, when what lies outside the heap (unpacked archives) makes it grow far beyond its limit, and when a task
 * takes too much work. Work is processor time, so that neither a busy machine nor a suspended one adds to it; a task that only
 * waits is charged a tenth of the time that this thread sees passing. No clock is looked at: clocks jump.
 */
export const GUARD = `
  const { writeSync } = require("node:fs");
  const { workerData: { parent, most, seconds, turn } } = require("node:worker_threads");
  const TICK = 0.1;
  let [at, spent, before] = [0, 0, 0];
  const say = (words) => {
    // A pipe that is full takes it the next time.
    try { writeSync(2, words); } catch { /* Nobody listens. */ }
  };
  setInterval(say, ${String(SIGN_EVERY)}, "\\n");
  setInterval(() => {
    let orphan = process.ppid !== parent;
    try { process.kill(parent, 0); } catch (error) { orphan = error.code === "ESRCH"; }
    const { user, system } = process.cpuUsage();
    const used = (user + system) / 1e6;
    spent = turn[0] === at ? spent + Math.max(used - before, TICK / 10) : 0;
    [at, before] = [turn[0], used];
    const limit = process.memoryUsage.rss() > most ? "memory" : at !== 0 && spent > seconds ? "time" : null;
    if (limit !== null) say("\\nworker-limit: " + limit + "\\n");
    if (orphan || limit !== null) process.kill(process.pid, "SIGKILL");
  }, TICK * 1000);`;
