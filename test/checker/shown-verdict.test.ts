/** What a sender reads: may it be sent, and of each finding the cell, what stands there and what is expected. */
import { describe, expect, it } from "vitest";
import { verdictText } from "../../pipeline/checker/copy-list.ts";
import { showRefusal, showVerdict, type ShownVerdict } from "../../pipeline/checker/shown-verdict.ts";
import { scopeOfChecker } from "../../pipeline/model/checker-scope.ts";
import { createJudge } from "../../pipeline/stages/judge-file.ts";
import { tableRows, type Answers } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { CLEAN, formRows, TSUKIMI, type HeaderValues } from "../build/submission.ts";
import { xlsx } from "../build/xlsx.ts";

const scope = scopeOfChecker(catalog, registry([]).cycle, TSUKIMI);

async function shown(answers: Answers, header: HeaderValues = {}): Promise<ShownVerdict> {
  const bytes = await xlsx({ 自己点検表: { rows: formRows(tableRows(answers), header) } });
  return showVerdict(await createJudge(scope)("月見市.xlsx", bytes), scope);
}

describe("a verdict", () => {
  it("lets go what has no finding, with its counts", async () => {
    const verdict = await shown(CLEAN);
    expect(verdict).toMatchObject({ state: "ready", headline: "送付できます。", rows: [] });
    expect(verdict.facts.map(({ label, value }) => `${label} ${value}`)).toEqual([
      "機関コード 482030",
      "機関名 月見市",
      "点検日 令和9年2月10日",
      "〇 91件",
      "△ 1件",
      "－ 0件",
      "空欄 0件",
      "判読不能 0件",
    ]);
  });

  it("names what is to be mended: cell, what stands there, what is expected; errors first", async () => {
    const verdict = await shown({
      ...CLEAN,
      3: { mark: "" },
      6: { mark: "△", remark: "検討中" },
      2: { mark: "－", remark: "該当する業務がない" },
    });
    expect(verdict.state).toBe("mend");
    expect(verdict.headline).toBe("直すところが2か所あります。直してから送付してください。");
    expect(verdict.rows.map(({ severity, measure, there }) => [severity, measure.split(" ")[0], there])).toEqual([
      ["要修正", "No.3", "（空欄）"],
      ["要修正", "No.6", "検討中"],
      ["要確認", "No.2", "－"],
    ]);
    const [missing] = verdict.rows;
    expect(missing).toMatchObject({ found: "点検結果が空欄です。", asked: "〇・△・－のいずれかを記入してください。" });
    expect(missing?.place).toMatch(/^自己点検表 の [A-Z]\d+$/u);
  });

  it("lets go what is only to be looked at, with what stands in the header", async () => {
    const verdict = await shown(CLEAN, { inspected: "令和9年3月15日" });
    expect(verdict).toMatchObject({ state: "look", rows: [{ severity: "要確認", there: "令和9年3月15日" }] });
    expect(verdict.headline).toContain("送付できます。");
  });

  it("keeps back what is somebody else's, and what cannot be read", async () => {
    const others = await shown(CLEAN, { code: "482013", name: "青葉市" });
    expect(others).toMatchObject({ state: "refused", rows: [] });
    expect(others.next).toContain("正しい機関コードと機関名を記入して御提出ください。");
    const none = showVerdict(await createJudge(scope)("空.xlsx", new Uint8Array()), scope);
    expect(none.next).toBe(
      "ファイルの中身が空（0バイト）です。Excelで開けることを確かめ、保存し直して御提出ください。",
    );
  });
});

it("goes to the clipboard as cells, none of which Excel would run", () => {
  const verdict = showRefusal("=1+1.xlsx", "見つかったこと。", "していただくこと。");
  const row = { severity: "要修正", measure: "", place: "", there: "=cmd\n|x", found: "-1", asked: "〇" };
  expect(verdictText({ ...verdict, rows: [row] }).split("\r\n")).toEqual([
    "'=1+1.xlsx",
    "このファイルは、点検表として読み取れません。まだ送付しないでください。",
    "見つかったこと。していただくこと。",
    "区分\t措置\t場所\t今の記入\t見つかったこと\tしていただくこと",
    "要修正\t\t\t'=cmd |x\t'-1\t〇",
    "",
  ]);
});
