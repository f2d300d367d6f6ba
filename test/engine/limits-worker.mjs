/** A worker for tests: answers, fails, loops for ever or takes memory without bound, stops dead, as its task says. */
export default function start(data, beginStep) {
  return async (task) => {
    if (task === "loop") spin();
    if (task === "steps") for (let step = 0; step < 4; step++) work(beginStep);
    if (task === "allocate") hoard();
    if (task === "abort") burst();
    if (task === "unpack") unpack();
    if (task === "freeze") process.kill(process.pid, "SIGSTOP");
    if (task === "slow") await new Promise((resolve) => setTimeout(resolve, 300));
    if (task === "wait") await new Promise((resolve) => setTimeout(resolve, 60_000));
    if (task === "exhaust") throw Object.assign(new Error("too many open files"), { code: "EMFILE" });
    if (task === "stray") await new Promise(() => setTimeout(stray));
    if (task === "say") return `said: ${data}`;
    if (task === "fail") throw new Error("on purpose");
    return `done: ${task}`;
  };
}

function stray() {
  throw new Error("from a timer");
}

/** Each step alone is well within the limit of the test; all of them together are not. To ask for the time takes time of the system, too. */
function work(beginStep) {
  beginStep();
  const before = process.cpuUsage();
  for (let spent = 0; spent < 3e5;) {
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
}

function spin() {
  for (;;);
}

function hoard() {
  for (const kept = []; ;) kept.push(new Array(100_000).fill(kept.length));
}

/** One call that needs more than the heap: a thread would take the whole program with it. */
function burst() {
  Array.from("あ".repeat(100_000_000));
}

/** Memory outside the heap, as unpacked archives are. */
function unpack() {
  for (const kept = []; ;) kept.push(new Uint8Array(10_000_000).fill(1));
}
