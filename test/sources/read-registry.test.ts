import { describe, expect, it } from "vitest";
import { PipelineError, type Fault } from "../../pipeline/model/pipeline-error.ts";
import { checkCycleAgainstCatalog, readRegistry } from "../../pipeline/sources/index.ts";
import { catalog } from "../build/catalog.ts";
import { registryWorkbook, type Edits } from "../build/registry.ts";

const read = (edits: Edits = {}) => readRegistry(registryWorkbook(edits), "registry.xlsx");

function faultsOf(edits: Edits, without: readonly string[] = []): readonly Fault[] {
  try {
    readRegistry(registryWorkbook(edits, without), "registry.xlsx");
  } catch (error) {
    if (error instanceof PipelineError && error.exitCode === 2) return error.faults;
    throw error;
  }
  return [];
}

function faultError(edits: Edits): PipelineError {
  try {
    readRegistry(registryWorkbook(edits), "registry.xlsx");
  } catch (error) {
    if (error instanceof PipelineError) return error;
    throw error;
  }
  throw new Error("The registry has no fault.");
}

describe("a registry in which nearly everything is wrong", () => {
  const many = (count: number, from: number, column: string, value: string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${column}${String(from + index)}`, value]));

  it("lists the first of its faults, says how many there are in all, and quotes no cell at length", () => {
    const error = faultError({ 接続機関: many(1_000, 5, "B", "長".repeat(5_000)) });
    expect(error.message).toContain("3000件");
    expect(error.faults).toHaveLength(201);
    expect(error.faults.at(-1)?.what).toContain("2800件");
    const named = faultError({ 取りまとめ機関: { D5: `X${"1".repeat(30_000)}` } });
    expect(named.faults[0]?.what).toMatch(/^上位機関コード「X1+…（中略）…1+」の機関がありません。$/u);
    expect(named.faults[0]?.what.length).toBeLessThan(320);
  });

  it("has a circle of bodies: those in it are told, not those that lead to it", () => {
    const bodies = { A5: "B00001", D5: "B00002", A6: "B00002", D6: "B00003", A7: "B00003", D7: "B00002" };
    const others = { B6: "い", B7: "う", C6: "集約機関", C7: "集約機関" };
    const { faults } = faultError({
      取りまとめ機関: { ...bodies, ...others },
      接続機関: { E2: "OP0001", E3: "OP0001" },
    });
    expect(faults.map(({ where, what }) => [where.slice(-2), what.slice(-8)])).toEqual([
      ["D6", "自分に戻ります。"],
      ["D7", "自分に戻ります。"],
    ]);
  });

  it("is not read at all where the rows go on for ever", () => {
    const { faults } = faultError({ 接続機関: many(20_000, 5, "A", "482013") });
    expect(faults.map(({ what }) => what)).toEqual(["記入された行が20003行あります（上限は20000行）。"]);
  });
});

describe("a registry without faults", () => {
  const registry = read();

  it("has its institutions by code, its bodies in the order of the sheet", () => {
    expect(registry.institutions.map(({ code }) => code)).toEqual(["482013", "482030", "AG0001"]);
    expect(registry.bodies.map(({ code }) => code)).toEqual(["OP0001", "MN0001", "AG0001", "480002"]);
  });

  it("leaves blank parents and aggregators null", () => {
    expect(registry.bodies[0]?.parent).toBeNull();
    expect(registry.institutions.map(({ aggregator }) => aggregator)).toEqual(["AG0001", null, null]);
  });

  it("inspects all measures", () => {
    expect(registry.cycle).toMatchObject({ kind: "定期点検", formVersion: "2.0", onlyMeasures: null });
  });
});

describe("settings as offices write them", () => {
  it.each<[string, string | number | Date, string]>([
    ["B3", "令和9年3月31日", "referenceDate"],
    ["B3", "2027/3/31", "referenceDate"],
    ["B3", new Date("2027-03-31"), "referenceDate"],
    ["B4", "R9.3.31", "deadline"],
  ])("%s: %s is the date 2027-03-31", (cell, value, key) => {
    expect(read({ 点検: { [cell]: value } }).cycle).toMatchObject({ [key]: "2027-03-31" });
  });

  it.each(["第2.0版", "v2.0", "２．０", 2])("様式版 %s is version 2.0", (value) => {
    expect(read({ 点検: { B5: value } }).cycle.formVersion).toBe("2.0");
  });

  it("a code that lost its leading zero is given it back", () => {
    expect(read({ 接続機関: { A2: 12017 } }).institutions.map(({ code }) => code)).toContain("012017");
  });

  it("columns stand in any order, unknown ones are left alone", () => {
    const edits = {
      接続機関: { I1: "備考", I2: "新規", C1: "機関種別", D1: "よみ", C2: "情報照会者等", D2: "つきみし" },
    };
    const swapped = { C3: "情報照会者等", D3: "あおばし", C4: "集約機関", D4: "かくう" };
    const { institutions } = read({ 接続機関: { ...edits.接続機関, ...swapped } });
    expect(institutions.find(({ code }) => code === "482030")).toMatchObject({
      kind: "情報照会者等",
      reading: "つきみし",
    });
  });
});

describe("発出日", () => {
  it.each(["令和9年4月5日", "2027/4/5", new Date("2027-04-05")])("%s is the day of the papers", (value) => {
    expect(read({ 点検: { A7: "発出日", B7: value } }).cycle.issuedOn).toBe("2027-04-05");
  });

  it("may be blank, or not be there", () => {
    expect(read({ 点検: { A7: "発出日" } }).cycle).not.toHaveProperty("issuedOn");
    expect(read().cycle).not.toHaveProperty("issuedOn");
  });

  it.each(["令和9年4月　日", "令和9年4月31日", "未定"])("is refused with its cell where %s is no day", (value) => {
    expect(faultsOf({ 点検: { A7: "発出日", B7: value } })).toEqual([
      {
        where: "registry.xlsx「点検」シート B7",
        what: `発出日: 「${value}」は、1つの日として読み取れません。`,
        fix: "「2027-04-05」又は「令和9年4月5日」の形で、日まで記入してください。決まっていなければ、空欄にします。",
      },
    ]);
  });
});

describe("対象措置 of a 変更時 cycle", () => {
  it.each([
    ["20,21,36-38", [20, 21, 36, 37, 38]],
    ["３６～３８、２０", [20, 36, 37, 38]],
    ["#5・5", [5]],
  ])("%s", (text, numbers) => {
    expect(read({ 点検: { B2: "変更時", A7: "対象措置", B7: text } }).cycle.onlyMeasures).toEqual(numbers);
  });

  it("is not looked at in other cycles", () => {
    expect(read({ 点検: { A7: "対象措置", B7: "20" } }).cycle.onlyMeasures).toBeNull();
  });

  it("must be measures of the form", () => {
    const { cycle } = read({ 点検: { B2: "変更時", A7: "対象措置", B7: "92,93" } });
    expect(() => {
      checkCycleAgainstCatalog(cycle, catalog, "registry.xlsx");
    }).toThrow(PipelineError);
    expect(() => {
      checkCycleAgainstCatalog({ ...cycle, onlyMeasures: [92] }, catalog, "registry.xlsx");
    }).not.toThrow();
  });
});

describe("each fault is told with its cell", () => {
  it.each<[string, Edits, string, RegExp]>([
    ["blank setting", { 点検: { B1: null } }, "「点検」シート B1", /点検名.*空欄/u],
    ["unknown kind of cycle", { 点検: { B2: "臨時点検" } }, "「点検」シート B2", /臨時点検/u],
    ["date that is none", { 点検: { B3: "令和9年2月30日" } }, "「点検」シート B3", /日付/u],
    ["変更時 without measures", { 点検: { B2: "変更時", A7: "対象措置" } }, "「点検」シート B7", /対象措置/u],
    [
      "list of measures that is none",
      { 点検: { B2: "変更時", A7: "対象措置", B7: "38-36" } },
      "「点検」シート B7",
      /38-36/u,
    ],
    [
      "blank code",
      { 取りまとめ機関: { A6: null, B6: "架空第2県", C6: "取りまとめ都道府県", D6: "MN0001" } },
      "「取りまとめ機関」シート A6",
      /空欄/u,
    ],
    [
      "unknown kind of body",
      { 取りまとめ機関: { A6: "490008", B6: "架空第2県", C6: "省庁", D6: "MN0001" } },
      "「取りまとめ機関」シート C6",
      /省庁/u,
    ],
    [
      "wrong check digit of a body",
      { 取りまとめ機関: { A5: "480003" }, 接続機関: { E2: "480003", E3: "480003" } },
      "「取りまとめ機関」シート A5",
      /検査数字/u,
    ],
    [
      "code of a body used twice",
      { 取りまとめ機関: { A6: "480002", B6: "架空第3県", C6: "取りまとめ都道府県", D6: "MN0001" } },
      "「取りまとめ機関」シート A6",
      /A5 と重複/u,
    ],
    ["unknown parent", { 取りまとめ機関: { D5: "MN0002" } }, "「取りまとめ機関」シート D5", /MN0002/u],
    ["blank parent", { 取りまとめ機関: { D5: null } }, "「取りまとめ機関」シート D5", /空欄/u],
    ["operator of another name", { 点検: { B6: "別の機構" } }, "「取りまとめ機関」シート B2", /別の機構/u],
    ["two operators", { 取りまとめ機関: { C3: "運営主体", D3: null } }, "「取りまとめ機関」シート C3", /2つ/u],
    ["unknown kind of institution", { 接続機関: { D2: "市町村" } }, "「接続機関」シート D2", /市町村/u],
    ["blank name", { 接続機関: { B3: " " } }, "「接続機関」シート B3", /空欄/u],
    ["wrong check digit", { 接続機関: { A2: "482031" } }, "「接続機関」シート A2", /検査数字/u],
    ["code used twice", { 接続機関: { A3: "482030" } }, "「接続機関」シート A3", /A2 と重複/u],
    ["blank supervisor", { 接続機関: { E2: null } }, "「接続機関」シート E2", /空欄/u],
    ["unknown supervisor", { 接続機関: { E2: "490008" } }, "「接続機関」シート E2", /490008/u],
    ["unknown aggregator", { 接続機関: { F3: "AG0009" } }, "「接続機関」シート F3", /AG0009/u],
    ["aggregator of another kind", { 接続機関: { F3: "MN0001" } }, "「接続機関」シート F3", /集約機関ではありません/u],
    [
      "code of a body under another name",
      { 接続機関: { B4: "別のセンター" } },
      "「接続機関」シート A4",
      /架空集約センター/u,
    ],
  ])("%s", (_, edits, where, what) => {
    const faults = faultsOf(edits);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toEqual({
      where: `registry.xlsx${where}`,
      what: expect.stringMatching(what) as string,
      fix: expect.stringMatching(/。$/u) as string,
    });
  });

  it.each(["点検", "取りまとめ機関", "接続機関"])("missing sheet %s", (sheet) => {
    expect(faultsOf({}, [sheet])).toContainEqual(expect.objectContaining({ where: `registry.xlsx「${sheet}」シート` }));
  });

  it("missing column", () => {
    const [fault, ...more] = faultsOf({ 接続機関: { H1: "電話" } });
    expect([fault?.where, fault?.what, more]).toEqual([
      "registry.xlsx「接続機関」シート",
      expect.stringContaining("連絡先"),
      [],
    ]);
  });

  it("a circle of bodies, at each of its members", () => {
    const faults = faultsOf({ 取りまとめ機関: { D3: "480002" } });
    expect(faults.map(({ where }) => where)).toEqual([
      "registry.xlsx「取りまとめ機関」シート D3",
      "registry.xlsx「取りまとめ機関」シート D5",
    ]);
  });

  it("an operator below another body", () => {
    const where = "registry.xlsx「取りまとめ機関」シート D2";
    expect(faultsOf({ 取りまとめ機関: { D2: "MN0001" } })).toContainEqual(expect.objectContaining({ where }));
  });

  it("the fault of a body draws none where the body is named", () => {
    expect(faultsOf({ 取りまとめ機関: { C3: "省庁" } })).toHaveLength(1);
  });

  it("no operator", () => {
    const edits = { 取りまとめ機関: { C2: "所管府省", D2: "MN0001" } };
    expect(faultsOf(edits).some(({ what }) => what.includes("0つ"))).toBe(true);
  });
});

it("all faults of all sheets are told at once", () => {
  const faults = faultsOf({
    点検: { B2: "臨時点検" },
    取りまとめ機関: { D5: "MN0002" },
    接続機関: { A2: "482031", D3: "市町村" },
  });
  expect(faults.map(({ where }) => where.replace("registry.xlsx", ""))).toEqual([
    "「点検」シート B2",
    "「接続機関」シート D3",
    "「接続機関」シート A2",
    "「取りまとめ機関」シート D5",
  ]);
});

describe("columns that a registry may have or lack", () => {
  it("carry who signs, the number of what is sent, and mail addresses in one spelling", () => {
    const registry = read({
      取りまとめ機関: {
        G1: "代表者職名",
        H1: "代表者氏名",
        I1: "文書番号",
        J1: "連絡先",
        G5: "知事",
        H5: "架空 花子",
        I5: "情政第1号",
        J5: "電話 000-000-0000",
      },
      接続機関: { I1: "メール", I2: "ｓｏｕｍｕ@example.jp；kikaku@example.jp" },
    });
    expect(registry.bodies.at(-1)).toMatchObject({
      headTitle: "知事",
      headName: "架空 花子",
      documentNumber: "情政第1号",
      contact: "電話 000-000-0000",
    });
    expect(registry.institutions.map(({ mail }) => mail)).toEqual([
      undefined,
      "soumu@example.jp, kikaku@example.jp",
      undefined,
    ]);
  });

  it("may be absent, よみ among them", () => {
    const registry = read({ 接続機関: { C1: null } });
    expect(registry.institutions.map(({ reading }) => reading)).toEqual(["", "", ""]);
    expect(registry.bodies[0]).not.toHaveProperty("headTitle");
    expect(registry.bodies[0]).not.toHaveProperty("contact");
  });

  it.each(["03-1234-5678", "soumu@example", "soumu@@example.jp", "soumu example.jp", "a@example.jp,内線12"])(
    "are refused with their cell where %s is no mail address",
    (mail) => {
      const [fault, ...more] = faultsOf({ 接続機関: { I1: "メール", I3: mail } });
      expect(more).toEqual([]);
      expect(fault?.where).toContain("I3");
      expect(fault?.what).toBe("メール: メールアドレスではありません。");
      expect(fault?.fix).toContain("連絡先");
    },
  );
});

describe("the example row that new writes", () => {
  const example = { A5: "（例）482013", B5: "（例）青葉市", D5: "情報照会者等", E5: "480002" };

  it("is skipped while nobody has overwritten it", () => {
    expect(read({ 接続機関: example }).institutions).toHaveLength(3);
  });

  it("is told by its cell where it was overwritten in part", () => {
    const faults = faultsOf({ 接続機関: { ...example, A5: "482048", G5: "（例）総務課" } });
    expect(faults.map(({ where }) => where.slice(-2))).toEqual(["B5", "G5"]);
    expect(faults[0]?.what).toBe("機関名に、記入例「（例）青葉市」が残っています。");
  });
});
