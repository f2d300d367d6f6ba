/** A worker for tests: answers, fails, loops for ever or takes memory without bound, as its task says. */
export default function work(task: string): string {
  if (task === "loop") spin();
  if (task === "allocate") hoard();
  if (task === "fail") throw new Error("on purpose");
  return `done: ${task}`;
}

function spin(): never {
  for (;;);
}

function hoard(): never {
  for (const kept: number[][] = []; ;) kept.push(new Array<number>(100_000).fill(kept.length));
}
