/** In which words a limit, a fault or the disk stops a file. */
import { expect, it } from "vitest";
import { stoppedBy, tooFull, unloadable } from "../../pipeline/shell/read-outcome.ts";
import { FileTooLargeError } from "../../pipeline/shell/read-input.ts";

const LIMITS = { seconds: 10, megabytes: 400 };
const named = (name: string): Error => Object.assign(new Error("inside"), { name });
const ZIP = "ZIPファイルの中のこのファイルは、壊れているか、暗号化されているか、大きすぎるため、取り出せません。";
const CLOSED = "ファイルを開けません。ほかのプログラムで開いているか、読み取りの権限がありません。";
const AGAIN = "今回は読み取りを終えられませんでした。次の実行で、もう一度読み取ります。";
const noAccess = Object.assign(new Error("EACCES: permission denied"), { syscall: "open", code: "EACCES" });

it.each([
  [{ exceeded: "memory" }, "file-suspicious", "メモリーの上限（400MB）を超えるため、読み取りを打ち切りました。"],
  [{ unfinished: "time" }, "file-unfinished", `処理に10秒かけても読み終わらないため、${AGAIN}`],
  [
    { unfinished: "lost" },
    "file-unfinished",
    `読み取る処理が、メモリーの不足などで繰り返し外から止められたため、${AGAIN}`,
  ],
  [
    { unfinished: "no process" },
    "file-unfinished",
    `コンピューターのメモリーなどが足りず、読み取る処理を始められないため、${AGAIN}`,
  ],
  [{ unfinished: "closed" }, "file-unfinished", `実行が途中で打ち切られたため、${AGAIN}`],
  [{ failed: new Error("broken") }, "file-unreadable", "読み取りの途中で処理が止まりました（broken）。"],
  [{ failed: named("ZipError") }, "file-unreadable", ZIP],
  [{ failed: noAccess }, "file-unreadable", CLOSED],
] as const)("a task that ended with %o", (end, code, message) => {
  expect(stoppedBy(end, LIMITS)).toEqual({ code, message });
});

it("a long message of an error is cut", () => {
  const { message } = stoppedBy({ failed: new Error("x".repeat(5000)) }, LIMITS);
  expect(message).toBe(`読み取りの途中で処理が止まりました（${"x".repeat(200)}）。`);
});

it("a file that cannot be loaded is told by its reason", () => {
  expect(unloadable(noAccess)).toEqual({ code: "file-unreadable", message: CLOSED });
  expect(unloadable(named("ZipError"))).toEqual({ code: "file-unreadable", message: ZIP });
  const large = new FileTooLargeError(300_000_000);
  expect(unloadable(large)).toEqual({
    code: "file-suspicious",
    message: `ファイルが大きすぎるため、開きません（${large.message}）。`,
  });
});

it("an archive that holds too much is told by both limits", () => {
  expect(tooFull(10_000, 2e9)).toEqual({
    code: "file-suspicious",
    message: "ZIPファイルの中のファイルが10000件又は2000MBを超えるため、開きません。",
  });
});
