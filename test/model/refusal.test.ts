/** In which words a file is refused of which nothing can be read. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { REFUSALS } from "../../pipeline/model/refusal.ts";

const NO_TABLE = "自己点検表の見出し（#・安全管理措置・自己点検結果など）が、どのシートにも見つかりません";
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index + 1));
const quotedNames = (count: number): string =>
  names(count)
    .map((name) => `「${name}」`)
    .join("");

it.each([
  [0, "なし"],
  [1, "「1」"],
  [10, quotedNames(10)],
  [21, `${quotedNames(10)}ほか11枚`],
])("a book of %i sheets without a table names the first of them", (count, sheets) => {
  expect(REFUSALS.noTable(names(count))).toEqual({
    code: "table-not-found",
    message: `${NO_TABLE}（シート: ${sheets}）。`,
  });
});

it.each([
  [[], "点検結果の列がありません"],
  [[" 何か "], "「何か」のどれが点検結果の列か分かりません"],
  [names(6), `${quotedNames(5)}のどれが点検結果の列か分かりません`],
  [["長".repeat(21)], `「${"長".repeat(20)}…」のどれが点検結果の列か分かりません`],
])("a table without a column of answers names what may be one: %j", (unknown, why) => {
  expect(REFUSALS.noAnswerColumn({ sheet: "表", cell: "A12" }, unknown)).toEqual({
    code: "table-not-found",
    message: `シート「表」の12行目に自己点検表の見出しがありますが、${why}。点検結果の列の見出しは「自己点検結果」とする必要があります。`,
  });
});

it("what is too large or too many is told with what was found and what is allowed", () => {
  expect(REFUSALS.manyBytes("ファイル", 30_000_001, 30_000_000)).toEqual({
    code: "file-too-large",
    message: "大きすぎるため、読み取っていません（ファイルの大きさは30.1MB、上限は30MB）。",
  });
  expect(REFUSALS.manyThings("記入のあるセル", 500_001, 500_000, "個").message).toBe(
    "大きすぎるため、読み取っていません（記入のあるセルの数は500,001個、上限は500,000個）。",
  );
  expect(REFUSALS.fullArchive("中のファイル", 2e9, 10_000)).toEqual({
    code: "file-too-large",
    message:
      "ZIPファイルの中のファイルが多すぎるため、読み取っていません（1つのZIPファイルの上限は10,000件、展開して2,000MB）。",
  });
  expect(REFUSALS.fullArchive("展開した中身", 1e9).message).toContain("（1つのZIPファイルの上限は展開して1,000MB）");
});

it("passwords that were not tried are counted", () => {
  expect(REFUSALS.untriedPasswords(3)).toMatchObject({
    code: "file-encrypted",
    message: expect.stringContaining("登録されたパスワードのうち3個は試していません。") as unknown,
  });
});

it("no other file says why one is refused", () => {
  const pipeline = new URL("../../pipeline/", import.meta.url);
  const others = readdirSync(pipeline, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/^model[\\/]refusal\.ts$/u.test(path))
    .filter((path) =>
      /code: "(?:file-|table-not-found|form-blank)/u.test(readFileSync(new URL(path, pipeline), "utf8")),
    );
  expect(others).toEqual([]);
});
