import { expect, it } from "vitest";
import { createProgress } from "../../pipeline/shell/progress.ts";

function shown(isTTY: boolean, quiet: boolean, steps: number): readonly string[] {
  const written: string[] = [];
  const stream = { isTTY, columns: 120, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  const progress = createProgress(stream, quiet);
  progress.begin("読み取り", steps);
  for (let step = 0; step < steps; step++) progress.step();
  progress.end();
  return written;
}

it("a log gets a line at each tenth at most", () => {
  const lines = shown(false, false, 1000);
  expect(lines.length).toBeLessThanOrEqual(12);
  expect(lines.at(-1)).toContain("1000/1000");
});

it("a terminal sees the end", () => {
  expect(shown(true, false, 3).join("")).toContain("3/3");
});

it.each([true, false])("what takes long is told once, as text (terminal: %s)", (isTTY) => {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  const progress = createProgress(stream, false);
  progress.begin("読み取り", 2);
  for (const path of ["a\n.xlsx", "a\n.xlsx", "b.xlsx"]) progress.linger(`試行: ${path}`);
  expect(written.join("").match(/試行: .*/gu)).toEqual(["試行: a\\u{A}.xlsx", "試行: b.xlsx"]);
});

it.each([true, false])("quiet is quiet (terminal: %s)", (isTTY) => {
  expect(shown(isTTY, true, 5)).toEqual([]);
});

it("a collector gets one object a line, with what is told", () => {
  const written: string[] = [];
  const stream = { isTTY: true, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  const progress = createProgress(stream, true, "json");
  progress.begin("読み取り", 2);
  progress.step();
  progress.end();
  progress.tell("file-rejected", { path: "a.pdf" });
  const lines = written.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ event, stage, done, path }) => [event, stage ?? path, done])).toEqual([
    ["stage-begin", "読み取り", 0],
    ["stage-end", "読み取り", 1],
    ["file-rejected", "a.pdf", undefined],
  ]);
});
