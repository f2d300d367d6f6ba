/** Which workbooks go back, with which marks, under which names. */
import { describe, expect, it } from "vitest";
import { FINDING_KINDS, makeFinding, type Finding, type FindingCode } from "../../pipeline/model/finding.ts";
import type { FileRecord, InstitutionResult } from "../../pipeline/model/inspection.ts";
import type { Institution } from "../../pipeline/model/registry.ts";
import { askedOfSender } from "../../pipeline/model/asked-of-sender.ts";
import { planReturnedBooks, type ReturnedBookPlan } from "../../pipeline/stages/plan-returned-books.ts";
import { institution, registry } from "../build/registry.ts";

const TOWN = institution("482030", "月見市");
const files = { accepted: 1, superseded: 0, rejected: 0 };

function plan(path: string, findings: readonly Finding[], to: Institution = TOWN): readonly ReturnedBookPlan[] {
  const record: FileRecord = {
    path,
    sha256: "ab",
    bytes: 1,
    status: "accepted",
    institutionCode: to.code,
    code: "",
    message: "",
  };
  const result: InstitutionResult = { institution: to, status: "needs_correction", submission: null, findings, files };
  return planReturnedBooks({ files: [record], institutions: [result] }, registry([to]));
}

const finding = (code: FindingCode, file: string, measure: number | null = 3): Finding =>
  makeFinding(code, {
    institutionCode: TOWN.code,
    file,
    message: "文",
    measure,
    place: { sheet: "表", cell: "E7" },
  });

describe("what goes back", () => {
  it("holds the errors of the submission that counts, and nothing else", () => {
    const path = "架空第1県/月見市.xlsx";
    const all = [
      finding("answer-missing", path),
      finding("answer-mark-unusual", path),
      finding("planned-date-past", path),
      finding("file-unreadable", "別の.xlsx"),
    ];
    expect(plan(path, all)).toEqual([
      {
        institutionCode: "482030",
        path: expect.stringMatching(/^letters\/[^/]+\/482030_月見市\/月見市（確認依頼）\.xlsx$/u) as unknown,
        original: { path, sha256: "ab" },
        request: {
          institution: "月見市",
          cycle: registry([]).cycle.name,
          marks: [{ sheet: "表", cell: "E7", measure: 3, found: "文", fix: "〇・△・－のいずれかを記入してください。" }],
        },
      },
    ]);
    expect(plan(path, all.slice(1))).toEqual([]);
  });

  it("says of a sender in doubt what the letter says", () => {
    const path = "架空第1県/月見市.xlsx";
    const message = `この提出は「482030 月見市」のものとして扱いましたが、機関名「星見市」は、点検の対象機関の中にありません。正しい機関を確かめてください。（ファイル: ${path}）`;
    const [book] = plan(path, [{ ...finding("institution-mismatch", path, null), message }]);
    expect(book?.request.marks[0]?.found).toBe("機関名「星見市」は、点検の対象機関の中にありません。");
  });

  it("lists them in the order of the letter: about the book, then by measure", () => {
    const all = [
      finding("answer-missing", "a.xlsx", 9),
      finding("answer-unrecognized", "a.xlsx", 4),
      finding("cycle-kind-mismatch", "a.xlsx", null),
    ];
    expect(plan("a.xlsx", all)[0]?.request.marks.map(({ measure }) => measure)).toEqual([null, 4, 9]);
  });

  it.each([
    ["月見市.xlsx", "月見市（確認依頼）.xlsx"],
    ["a.zip!/県/月見市 v1.2.xls", "月見市 v1.2（確認依頼）.xlsx"],
    ["名前だけ", "名前だけ（確認依頼）.xlsx"],
    ["con.xlsx", "con_（確認依頼）.xlsx"],
    ['a:b?"c.xlsx', "a_b__c（確認依頼）.xlsx"],
    [`${"長".repeat(80)}.xlsx`, `${"長".repeat(48)}…（確認依頼）.xlsx`],
  ])("%s is called %s", (path, name) => {
    expect(
      plan(path, [finding("answer-missing", path)])[0]
        ?.path.split("/")
        .at(-1),
    ).toBe(name);
  });
});

it("an institution is asked to do what it can do itself: never to ask somebody", () => {
  const codes = Object.entries(FINDING_KINDS).filter(
    ([code]) => !/^(?:file|form-blank|table|institution-(?:un|am)|submission|form-version)/u.test(code),
  );
  for (const [code] of codes)
    expect(askedOfSender({ code: code as FindingCode })).not.toMatch(/依頼して|提出元|案内して/u);
});
