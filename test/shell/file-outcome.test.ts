/** In which words a limit, a fault or the disk stops a file. */
import { expect, it } from "vitest";
import { ZipError } from "../../pipeline/lib/zip.ts";
import { FINDING_KINDS } from "../../pipeline/model/finding.ts";
import { stoppedBy, unloadable } from "../../pipeline/shell/file-outcome.ts";
import { FileTooLargeError } from "../../pipeline/shell/load-input.ts";

const LIMITS = { seconds: 10, megabytes: 400 };
const named = (name: string): Error => Object.assign(new Error("inside"), { name });
const ZIP = "ZIPファイルの中のこのファイルは、壊れているか、暗号化されているため、取り出せません。";
const HELD =
  "ファイルを開けません。Excelなどのほかのプログラムで開いているか、読み取りの権限がありません。ファイルを閉じ、権限を確かめてから、もう一度実行してください。";
const NO_FILE = "ファイルを開けません。普通のファイルではないか、リンクの先が正しくありません。";
const AGAIN = "今回は読み取りを終えられませんでした。次の実行で、もう一度読み取ります。";
const noAccess = Object.assign(new Error("EACCES: permission denied"), { syscall: "open", code: "EACCES" });

it.each([
  [
    { exceeded: "memory" },
    "file-too-large",
    "大きすぎるため、読み取りを打ち切りました（読み取りに使うメモリーの上限は400MB）。",
  ],
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
  [{ failed: noAccess }, "file-unfinished", HELD],
] as const)("a task that ended with %o", (end, code, message) => {
  expect(stoppedBy(end, LIMITS)).toEqual({ code, message });
});

it("a long message of an error is cut", () => {
  const { message } = stoppedBy({ failed: new Error("x".repeat(5000)) }, LIMITS);
  expect(message).toBe(`読み取りの途中で処理が止まりました（${"x".repeat(200)}）。`);
});

it("a file that cannot be loaded is told by its reason", () => {
  for (const code of ["EBUSY", "EACCES", "EPERM"])
    expect(unloadable(fault(code), true)).toEqual({ code: "file-unfinished", message: HELD });
  expect(unloadable(fault("ELOOP"), true)).toEqual({ code: "file-unreadable", message: NO_FILE });
  expect(unloadable(named("ZipError"))).toEqual({ code: "file-unreadable", message: ZIP });
});

const fault = (code: string): Error => Object.assign(new Error(code), { syscall: "read", code });

it("what the disk or the share does not give today says nothing about the file", () => {
  for (const code of ["EIO", "ESTALE", "EHOSTDOWN", "UNKNOWN", "EMFILE"]) {
    const message = `ファイルを置いている装置かネットワークの不調などで、ファイルを読み取れないため、${AGAIN}`;
    expect(unloadable(fault(code), true)).toEqual({ code: "file-unfinished", message });
  }
  expect(unloadable(fault("ENOENT"), true)).toEqual({
    code: "file-unfinished",
    message: `実行の途中で、ファイルが移動されたか削除されたため、${AGAIN}`,
  });
});

it("a link that has always led nowhere is a fault of the file", () => {
  const message = "ファイルがありません。移動されたか削除されたか、リンクの先がありません。";
  expect(unloadable(fault("ENOENT"), false)).toEqual({ code: "file-unreadable", message });
});

it("a file, a member and an archive that are only too large are told by what was found and what is allowed", () => {
  expect(unloadable(new FileTooLargeError(300_000_000))).toEqual({
    code: "file-too-large",
    message: "大きすぎるため、読み取っていません（ファイルの大きさは300MB、上限は200MB）。",
  });
  expect(unloadable(new ZipError("inside", "large", { bytes: 30_000_001 }))).toEqual({
    code: "file-too-large",
    message: "大きすぎるため、読み取っていません（ZIPファイルの中のこのファイルの大きさは30.1MB、上限は30MB）。",
  });
});

it("no size is called suspicious: nobody is told not to open what is only large", () => {
  expect(FINDING_KINDS["file-too-large"].fix).not.toContain("開かず");
});
