/** How offices say whose a form is, from the cells of the sheet to the institution: nobody's file may count as somebody else's. */
import { describe, expect, it } from "vitest";
import { identifyInstitution, senderToldByPath } from "../../pipeline/settle/index.ts";
import { normalizeSubmission } from "../../pipeline/forms/annex2/answers/index.ts";
import { decodeReading, encodeReading } from "../../pipeline/state/index.ts";
import { tableRows, type Rows } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { rawSheet, rawWorkbook } from "../build/raw-workbook.ts";
import { institution, registry } from "../build/registry.ts";
import { index } from "../build/submission.ts";

const known = registry([
  institution("482013", "青葉市", { aggregator: "AG0001" }),
  institution("483010", "若葉町"),
  institution("482030", "月見市"),
  institution("492019", "緑が丘市", { supervisor: "490008" }),
  institution("493015", "桜ヶ丘町", { supervisor: "490008" }),
  institution("492027", "夕凪市", { supervisor: "490008" }),
  institution("482048", "夕凪市"),
  institution("012017", "北野市"),
  institution("480002", "架空第1県"),
  institution("AG0001", "架空集約センター", { kind: "集約機関", supervisor: "AG0001" }),
  institution("KH0001", "架空健康保険組合", { supervisor: "MN0001" }),
  institution("CO0001", "株式会社架空情報センター", { supervisor: "MN0001" }),
  institution("ZD0001", "一般財団法人架空協会", { supervisor: "MN0001" }),
  institution("RG0001", "架空広域連合"),
]);
const TABLE = tableRows({});

/** The code found, or why there is none; `!` marks a finding. */
function senderOf(header: Rows, file = "自己点検表.xlsx", others: Parameters<typeof rawWorkbook>[0] = []): string {
  const submission = normalizeSubmission(
    rawWorkbook([rawSheet("自己点検表", [...header, [], ...TABLE]), ...others]),
    file,
    {
      index,
      inspected: catalog.measures,
      referenceDate: "2027-03-31",
    },
  );
  if (submission === null) return "no table";
  const reading = decodeReading(encodeReading({ outcome: "submission", submission, unlocked: false }), file);
  if (reading.outcome === "refused") return reading.code;
  const found = identifyInstitution(reading.submission, known);
  return found.institution === null ? found.code : found.institution.code + (found.mismatch === null ? "" : "!");
}

const UNKNOWN = "institution-unknown";
const AMBIGUOUS = "institution-ambiguous";
const CONFLICT = "institution-mismatch";

describe("the labels that offices use for a name", () => {
  it.each(
    "機関名 接続機関の名称 市町村名 市区町村名 団体名 法人名 事業所名 健保組合名 組合名 機関の名称 提出機関 報告機関 回答機関 提出機関名 報告団体名 自治体名 団体の名称 貴団体名 保険者名 会社名 【団体名】 １．団体名 団体名（正式名称） 提出元".split(
      " ",
    ),
  )("%s", (label) => {
    expect(senderOf([[label, null, "月見市"]])).toBe("482030");
    expect(senderOf([[`${label}：月見市`]])).toBe("482030");
  });
});

describe("the labels for a code", () => {
  it.each(
    "機関コード 団体コード 自治体コード コード 機関ＣＤ 機関CD 番号 機関番号 全国地方公共団体コード 市町村コード 団体コード（6桁） 接続機関コード".split(
      " ",
    ),
  )("%s", (label) => {
    expect(senderOf([[label, null, "482030"]])).toBe("482030");
  });
});

describe("codes as they are written", () => {
  it.each([
    ["01201-7", "012017"],
    ["０１２０１－７", "012017"],
    ["01201ー7", "012017"],
    ["01 201 7", "012017"],
    ["12017", "012017"],
    [12017, "012017"],
    ["'012017", "012017"],
    ["012017　北野市", "012017"],
    ["012017（北野市）", "012017"],
    ["012017　月見市", CONFLICT],
    ["01201", UNKNOWN],
    ["1201", UNKNOWN],
    ["012018", UNKNOWN],
    ["999999", UNKNOWN],
    ["012017・482030", UNKNOWN],
  ])("%s → %s", (code, expected) => {
    expect(senderOf([["機関コード", code]])).toBe(expected);
  });

  it.each([
    ["01201", "北野市", "012017!"],
    ["1201", "北野市", "012017!"],
    ["01201", "月見市", CONFLICT],
    ["01201", "東北野市", UNKNOWN],
    ["012017", "北野市", "012017"],
    ["012017", "東北野市", "012017!"],
    ["012017", "月見市", CONFLICT],
    ["999999", "月見市", "482030!"],
  ])("%s beside %s → %s", (code, name, expected) => {
    expect(
      senderOf([
        ["機関コード", code],
        ["機関名", name],
      ]),
    ).toBe(expected);
  });
});

describe("names as they are written", () => {
  it.each([
    ["青葉市長　山田太郎", "482013"],
    ["青葉市役所 総務課", "482013"],
    ["青葉市（総務部情報課）", "482013"],
    ["青葉市総務部情報政策課", "482013"],
    ["青葉市　市民生活部　市民課　山田", "482013"],
    ["架空第1県青葉市", "482013"],
    ["架空第１県　青葉市", "482013!"],
    ["架空第2県緑が丘市", "492019"],
    ["架空第2県緑ケ丘市", "492019"],
    ["架空郡若葉町役場", "483010"],
    ["架空第1県架空郡若葉町", "483010"],
    ["架空第1県知事　山田太郎", "480002"],
    ["若葉町役場", "483010"],
    ["若葉町　町長　山田太郎", "483010"],
    ["月 見 市", "482030"],
    ["482030 月見市", "482030"],
    ["月見市（482030）", "482030"],
    ["月見市（つきみし）", "482030"],
    ["482013 月見市", CONFLICT],
    ["(株)架空情報センター", "CO0001"],
    ["㈱架空情報センター", "CO0001"],
    ["株式会社　架空情報センター", "CO0001"],
    ["（株） 架空情報センター 情報システム部", "CO0001"],
    ["架空情報センター㈱", "CO0001!"],
    ["架空情報センター", "CO0001!"],
    ["一般社団法人架空情報センター", UNKNOWN],
    ["(一財)架空協会", "ZD0001"],
    ["（公財）架空協会", UNKNOWN],
    ["架空健保組合", "KH0001"],
    ["架空健康保険組合　理事長　山田太郎", "KH0001"],
    ["架空集約センター", "AG0001"],
    // Somebody else.
    ["東青葉市", UNKNOWN],
    ["青葉市場町役場", UNKNOWN],
    ["青葉市場町総務課", UNKNOWN],
    ["青葉市議会", UNKNOWN],
    ["青葉市教育委員会", UNKNOWN],
    ["青葉市 水道局", UNKNOWN],
    ["青葉市立病院", UNKNOWN],
    ["青葉市消防本部", UNKNOWN],
    ["青葉市若葉町一部事務組合", UNKNOWN],
    ["青葉市緑区", UNKNOWN],
    ["架空第1県東青葉市", UNKNOWN],
    ["架空第1県　東青葉市", UNKNOWN],
    ["架空第1県 東青葉市総務課", UNKNOWN],
    ["架空第2県青葉市", UNKNOWN],
    ["架空第2県月見市", UNKNOWN],
    ["架空第1県市町村課長 様", UNKNOWN],
    ["架空第1県知事　御中", UNKNOWN],
    ["青葉市長 殿", UNKNOWN],
    ["架空第1県立病院", UNKNOWN],
    ["旧青葉市", UNKNOWN],
    ["青葉市ほか２町", UNKNOWN],
    ["青葉市・夕立町", UNKNOWN],
    ["架空健康保険組合連合会", UNKNOWN],
    ["第二架空健康保険組合", UNKNOWN],
    // Several.
    ["青葉市・若葉町", AMBIGUOUS],
    ["青葉市及び若葉町", AMBIGUOUS],
    ["青葉市、若葉町", AMBIGUOUS],
    ["青葉市／若葉町", AMBIGUOUS],
    ["青葉市　若葉町", AMBIGUOUS],
    ["青葉市と若葉町", AMBIGUOUS],
    ["青葉市（若葉町分を含む）", UNKNOWN],
    ["架空広域連合（青葉市・若葉町）", AMBIGUOUS],
    ["夕凪市", AMBIGUOUS],
    ["架空第2県夕凪市", "492027"],
  ])("%s → %s", (name, expected) => {
    expect(senderOf([["機関名", null, name]])).toBe(expected);
  });
});

describe("layouts", () => {
  it.each<[string, Rows, string]>([
    ["prefecture and municipality in two cells", [["機関名", null, "架空第1県", "青葉市"]], "482013!"],
    ["a ministry's body in front is no institution", [["機関名", "架空第2県", "緑が丘市"]], "492019"],
    ["the prefecture and an unknown name", [["機関名", null, "架空第1県", "東青葉市"]], UNKNOWN],
    [
      "prefecture's label before",
      [
        ["都道府県名", "架空第1県"],
        ["市町村名", "青葉市"],
      ],
      "482013",
    ],
    [
      "prefecture's label alone",
      [
        ["都道府県名", "架空第1県"],
        ["市町村名", null],
      ],
      UNKNOWN,
    ],
    [
      "addressee above",
      [
        ["提出先", "架空第1県"],
        ["団体名", "青葉市"],
      ],
      "482013",
    ],
    [
      "addressee alone",
      [
        ["提出先", "架空第1県"],
        ["宛名", "架空第1県知事 様"],
      ],
      UNKNOWN,
    ],
    [
      "aggregator as a field",
      [
        ["集約機関", "架空集約センター"],
        ["機関名", "青葉市"],
      ],
      "482013",
    ],
    [
      "aggregator's name as a field",
      [
        ["集約機関名", "架空集約センター"],
        ["機関名", "青葉市"],
      ],
      "482013",
    ],
    [
      "aggregator's block above",
      [["【集約機関】"], ["機関名", "架空集約センター"], [], ["【接続機関】"], ["機関名", "青葉市"]],
      "482013!",
    ],
    ["aggregator's block alone", [["【集約機関】"], ["機関名", "架空集約センター"], ["機関コード", "AG0001"]], UNKNOWN],
    [
      "aggregator's block, the sender's left blank",
      [["集約機関"], ["機関名", "架空集約センター"], [], ["接続機関"], ["機関名", null]],
      UNKNOWN,
    ],
    [
      "two blocks side by side",
      [
        ["【取りまとめ機関】", null, "【提出機関】"],
        ["機関名", "架空第1県", "機関名", "青葉市"],
      ],
      "482013!",
    ],
    [
      "a block named to the left",
      [
        ["集約機関", "機関名", "架空集約センター"],
        ["接続機関", "機関名", "青葉市"],
      ],
      "482013!",
    ],
    [
      "集約機関名 and 接続機関名 above their values",
      [
        ["集約機関名", "接続機関名"],
        ["架空集約センター", "青葉市"],
      ],
      "482013",
    ],
    ["the prefecture's box", [["県記入欄"], ["機関コード", "480002"], [], ["機関名", "青葉市"]], "482013!"],
    [
      "a number of its own",
      [
        ["法人番号", "1234567890123"],
        ["法人名", "㈱架空情報センター"],
      ],
      "CO0001",
    ],
    [
      "the number of a letter",
      [
        ["管理番号", "482030"],
        ["機関名", "青葉市"],
      ],
      "482013",
    ],
    [
      "the 0 of a link to a blank cell",
      [
        ["機関コード", "0"],
        ["機関名", "青葉市"],
      ],
      "482013",
    ],
    ["a code in the field of the name", [["機関名", "482013"]], "482013!"],
    ["a digit to a box", [["機関コード", "0", "1", "2", "0", "1", "-", "7"]], "012017"],
    [
      "two names without a word",
      [
        ["機関名", "架空集約センター"],
        ["団体名", "青葉市"],
      ],
      AMBIGUOUS,
    ],
    [
      "two codes",
      [
        ["機関コード", "482013"],
        ["団体コード", "483010"],
      ],
      AMBIGUOUS,
    ],
    [
      "the same name twice",
      [
        ["機関名", "青葉市"],
        ["団体名", "青葉市"],
      ],
      "482013",
    ],
    ["an example beside a blank", [["機関名", null, "（例）青葉市"]], UNKNOWN],
    [
      "a hint beside a blank",
      [
        ["機関コード", null, "※6桁で記入してください"],
        ["機関名", "青葉市"],
      ],
      "482013",
    ],
    ["a hint beside the name", [["機関名", "青葉市", "※正式名称で記入してください"]], "482013"],
    ["a person beside the name", [["機関名", "青葉市", "記入責任者", "山田"]], "482013"],
    ["two institutions in two cells", [["機関名", "青葉市", "若葉町"]], AMBIGUOUS],
    ["a seal beside the name", [["機関名", "青葉市", "印"]], "482013"],
    [
      "an error value",
      [
        ["機関コード", "#N/A"],
        ["機関名", "青葉市"],
      ],
      "482013",
    ],
    [
      "a telephone number",
      [
        ["電話番号", "482-0130"],
        ["機関名", "青葉市"],
      ],
      "482013",
    ],
    [
      "a document number",
      [
        ["番号", "総情第12号"],
        ["機関名", "青葉市"],
      ],
      "482013",
    ],
  ])("%s", (_, header, expected) => {
    expect(senderOf(header)).toBe(expected);
  });

  it("a list of institutions on another sheet names nobody", () => {
    const list = rawSheet("Sheet2", [
      ["団体コード", "団体名"],
      ["482013", "青葉市"],
      ["483010", "若葉町"],
    ]);
    expect(senderOf([], "自己点検表.xlsx", [list])).toBe(UNKNOWN);
  });

  it("guidance names nobody", () => {
    expect(senderOf([], "自己点検表.xlsx", [rawSheet("記載要領", [["機関名", "青葉市"]])])).toBe(UNKNOWN);
  });
});

describe("what the path says", () => {
  it.each<[string, Rows, string]>([
    ["架空第1県/自己点検表.xlsx", [], UNKNOWN],
    ["青葉市/自己点検表.xlsx", [], UNKNOWN],
    ["482013_青葉市/自己点検表.xlsx", [], UNKNOWN],
    ["架空第1県_自己点検表.xlsx", [], UNKNOWN],
    ["架空集約センター/自己点検表.xlsx", [], UNKNOWN],
    ["482013_自己点検表.xlsx", [], "482013"],
    ["01201-7_自己点検表.xlsx", [], "012017"],
    ["青葉市_自己点検表.xlsx", [], "482013"],
    ["架空第1県_青葉市_自己点検表.xlsx", [], "482013"],
    ["架空第1県_東青葉市.xlsx", [], UNKNOWN],
    ["東青葉市.xlsx", [], UNKNOWN],
    ["青葉市・若葉町.xlsx", [], UNKNOWN],
    ["青葉市_東若葉町.xlsx", [], UNKNOWN],
    ["482013_483010.xlsx", [], AMBIGUOUS],
    ["482013_483010.xlsx", [["機関名", "若葉町"]], "483010"],
    ["202703_月見市.xlsx", [["機関名", "月見市"]], "482030"],
    ["482013_a.xlsx", [["機関コード", "483010"]], CONFLICT],
    ["482013_a.xlsx", [["機関名", "若葉町"]], CONFLICT],
    ["自己点検表_482013.xlsx", [["機関名", "若葉町"]], CONFLICT],
    ["青葉市.xlsx", [["機関名", "若葉町"]], CONFLICT],
    ["青葉市.xlsx", [["機関コード", "483010"]], CONFLICT],
    [
      "482030_a.xlsx",
      [
        ["機関コード", "482030"],
        ["機関名", "夕立市"],
      ],
      "482030!",
    ],
    ["架空第1県提出_青葉市.xlsx", [["機関名", "青葉市"]], "482013"],
    ["架空第1県/若葉町分.xlsx", [["機関名", "若葉町"]], "483010"],
    ["架空第1県/夕凪市.xlsx", [["機関名", "夕凪市"]], "482048"],
    ["20270210_a.xlsx", [["機関名", "青葉市"]], "482013"],
  ])("%s %j → %s", (file, header, expected) => {
    expect(senderOf(header, file)).toBe(expected);
  });
});

it.each<[string, string | undefined]>([
  ["架空第1県/青葉市/a.pdf", "482013"],
  ["482013_x/a.pdf", "482013"],
  ["青葉市.pdf", "482013"],
  ["スキャン_青葉市役所_20270210.pdf", "482013"],
  ["架空第1県/夕凪市/a.pdf", "482048"],
  ["青葉市/若葉町.pdf", "483010"],
  ["夕凪市.pdf", undefined],
  ["青葉市・若葉町.pdf", undefined],
  ["東青葉市.pdf", undefined],
  ["架空第1県/a.pdf", undefined],
  ["480002_架空第1県/a.pdf", undefined],
])("a file that counts for nobody, %s, is told to have come from %s", (path, code) => {
  expect(senderToldByPath(path, known)?.code).toBe(code);
});
