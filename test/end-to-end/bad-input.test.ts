/** What a run does with input that it cannot use: say where and what to do, and go on with the rest. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import type { RunRecord } from "../../pipeline/model/run-record.ts";
import { headerRows, tableRows } from "../build/annex2.ts";
import { csvRecords, desk, type Desk } from "../build/folder.ts";
import { cycleRows } from "../build/registry.ts";
import { filledForm, xlsx } from "../build/xlsx.ts";

let table: Desk;
beforeEach(() => {
  table = desk();
});
afterEach(() => {
  table.clear();
});

type Files = Readonly<Record<string, Readonly<Record<string, string>>>>;
function filesOf(at: Desk): Files {
  return Object.fromEntries(csvRecords(at.outputs()["data/files.csv"] ?? "").map((row) => [row["path"] ?? "", row]));
}

async function failure(): Promise<PipelineError> {
  const error: unknown = await table.run().catch((reason: unknown) => reason);
  if (!(error instanceof PipelineError)) throw new Error("The run did not fail as it should.");
  return error;
}

describe("a submission that cannot be used", () => {
  it("is rejected with its reason while the rest goes on", async () => {
    table.put("inputs/空.xlsx", "");
    table.put(
      "inputs/壊れ.xlsx",
      readFileSync(join(table.folder, "inputs/KH0001_架空健康保険組合.xlsx")).subarray(0, 4000),
    );
    table.put("inputs/483036_朝日村.xlsx", "%PDF-1.7 …");
    table.put("inputs/表なし.xlsx", await xlsx({ Sheet1: { rows: [["メモ"], ["提出は来週"]] } }));
    table.put(
      "inputs/知らない町.xlsx",
      await filledForm({ code: "999999", name: "知らない町", inspected: "令和9年2月1日" }, {}),
    );
    const record = await table.run();
    expect(record.exitCode).toBe(3);
    expect(record.sums.files).toMatchObject({ accepted: 11, rejected: 5 });
    expect(record.sums.institutions).toMatchObject({ rejected: 1, not_received: 0 });
    const files = filesOf(table);
    expect(files["空.xlsx"]).toMatchObject({ status: "rejected", code: "file-unreadable" });
    expect(files["壊れ.xlsx"]).toMatchObject({ code: "file-unreadable" });
    expect(files["483036_朝日村.xlsx"]).toMatchObject({ code: "file-unsupported", institution_code: "483036" });
    expect(files["表なし.xlsx"]).toMatchObject({ code: "table-not-found" });
    expect(files["知らない町.xlsx"]).toMatchObject({ code: "institution-unknown" });
    for (const { message } of record.rejected) expect(message).toMatch(/ください。$/u);
  });
});

describe("a submission that is hard to place", () => {
  let files: Files;
  let sums: RunRecord["sums"];
  let plain: string;
  beforeAll(async () => {
    const at = desk();
    const good = await filledForm({ code: "483036", name: "朝日村", inspected: "令和9年2月1日" }, {});
    const inner = zipSync({ "../../朝日村.xlsx": good });
    const archive = zipSync({
      "県/~$朝日村.xlsx": new Uint8Array([1]),
      "県/メモ.pdf": new TextEncoder().encode("%PDF-1.4"),
      "県/中.zip": inner,
    });
    at.put("inputs/まとめ.zip", archive);
    const rows = [...headerRows({ name: "青葉市", inspected: "令和9年3月1日" }), ...tableRows({})];
    at.put("inputs/届出/青葉市.xlsx", await xlsx({ 点検表: { rows } }));
    at.put("inputs/架空第2県/新/青葉市.xlsx", await xlsx({ 点検表: { rows } }));
    [plain = ""] = readdirSync(join(at.folder, "inputs/架空第1県")).filter((name) => name.endsWith(".xlsx"));
    const bytes = readFileSync(join(at.folder, "inputs/架空第1県", plain));
    // 青.xlsx in CP932
    const name = Buffer.from("\x90\xC2.xlsx", "latin1");
    if (process.platform === "linux")
      writeFileSync(Buffer.concat([Buffer.from(join(at.folder, "inputs/")), name]), bytes);
    ({ sums } = await at.run());
    files = filesOf(at);
    at.clear();
  });

  it("in a ZIP is told by its path inside", () => {
    expect(files["まとめ.zip"]).toMatchObject({ status: "ignored" });
    expect(files["まとめ.zip!/県/~$朝日村.xlsx"]).toMatchObject({ status: "ignored" });
    expect(files["まとめ.zip!/県/メモ.pdf"]).toMatchObject({ status: "rejected", code: "file-unsupported" });
    expect(files["まとめ.zip!/県/中.zip!/__/__/朝日村.xlsx"]).toMatchObject({
      status: "accepted",
      institution_code: "483036",
    });
    expect(sums.institutions.not_received).toBe(0);
  });

  it("among homonyms without code is ambiguous and lists the candidates", () => {
    expect(files["届出/青葉市.xlsx"]).toMatchObject({ status: "rejected", code: "institution-ambiguous" });
    expect(files["届出/青葉市.xlsx"]?.["message"]).toMatch(/482013 青葉市、492019 青葉市/u);
    expect(files["架空第2県/新/青葉市.xlsx"]).toMatchObject({ status: "accepted", institution_code: "492019" });
  });

  it.skipIf(process.platform !== "linux")(
    "whose name Japanese Windows wrote is read, and stands under its name",
    () => {
      const again = files["青.xlsx"];
      expect([files[`架空第1県/${plain}`]?.["status"], again?.["status"]].sort()).toEqual(["accepted", "superseded"]);
      expect(again?.["sha256"]).toBe(files[`架空第1県/${plain}`]?.["sha256"]);
    },
  );
});

describe("a source that cannot be used stops the run before anything is written", () => {
  it.each([
    [
      "a missing registry",
      () => {
        rmSync(join(table.folder, "inputs/registry.xlsx"));
      },
      /registry\.xlsx/u,
    ],
    [
      "a registry that is no workbook",
      () => {
        table.put("inputs/registry.xlsx", "名簿");
      },
      /registry\.xlsx/u,
    ],
    [
      "a missing form",
      () => {
        rmSync(join(table.folder, "templates/annex2-v2.0.xlsx"));
      },
      /annex2-v2\.0\.xlsx/u,
    ],
    [
      "a misspelt name in a template",
      () => {
        rewriteTemplate("{{cycleName}}", "{{cycleNane}}");
      },
      /cycleNane/u,
    ],
    [
      "a misspelt table name",
      () => {
        rewriteTemplate("data=deficiencies}", "data=deficiency}");
      },
      /deficiency/u,
    ],
  ])("%s", async (_, breakIt, named) => {
    breakIt();
    const error = await failure();
    expect(error.exitCode).toBe(2);
    expect([error.message, ...error.faults.flatMap(({ where, what, fix }) => [where, what, fix])].join("\n")).toMatch(
      named,
    );
    expect(existsSync(join(table.folder, "outputs")) ? Object.keys(table.outputs()) : []).toEqual([]);
  });

  it("a registry with many faults lists them all, each with its cell", async () => {
    table.put(
      "inputs/registry.xlsx",
      await xlsx({
        点検: { rows: cycleRows({ 点検区分: "定例点検", 基準日: "令和9年2月30日" }) },
        取りまとめ機関: {
          rows: [
            ["機関コード", "機関名", "区分", "上位機関コード", "担当部署", "宛名"],
            ["OP0001", "架空ネットワーク運営機構", "運営主体", null, null, null],
            ["MN0001", "架空省", "所管府省", "XX0001", null, null],
          ],
        },
        接続機関: {
          rows: [
            [
              "機関コード",
              "機関名",
              "よみ",
              "機関種別",
              "取りまとめ機関コード",
              "集約機関コード",
              "担当部署",
              "連絡先",
            ],
            ["482014", "青葉市", null, "情報照会者等", "ZZ0001", null, null, null],
          ],
        },
      }),
    );
    const { faults } = await failure();
    expect(faults.map(({ where }) => where.replace(/^.*シート ?/u, ""))).toEqual(["B2", "B3", "A2", "D3", "E2"]);
  });

  it("is a wording that still stands in one file: what to do is told", async () => {
    const old = "templates/取りまとめ報告書.md.hbs";
    const told = async () => (await failure()).faults.map(({ where, fix }) => `${where} ${fix}`).join();
    table.put(old, "# 概要\n");
    expect(await told()).toMatch(/取りまとめ報告書\.md\.hbs [^]*別の場所に移して/u);
    rmSync(join(table.folder, "templates/report"), { recursive: true });
    expect(await told()).toMatch(/取りまとめ報告書\.md\.hbs report フォルダーを作り、「10-本文.md.hbs」という名前/u);
    rmSync(join(table.folder, old));
    expect(await told()).toMatch(/templates\/report [^]*ここに置いて/u);
    table.put("templates/report/10-本文.md.hbs", "# 概要\n");
    expect((await table.run()).exitCode).toBe(0);
  });

  /** In the first section that has it. */
  function rewriteTemplate(from: string, to: string): void {
    const folder = join(table.folder, "templates/report");
    for (const name of readdirSync(folder).sort()) {
      const source = readFileSync(join(folder, name), "utf8");
      if (!source.includes(from)) continue;
      writeFileSync(join(folder, name), source.replace(from, to));
      return;
    }
  }
});
