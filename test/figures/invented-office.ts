/** Countries for the figures: who takes part and what each sends, drawn by fast-check, written without the pipeline's help. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import type { FormMeasure } from "./read-tables.ts";

export const CYCLE_KINDS = ["定期点検", "接続申請時", "基本計画策定時", "変更時"] as const;

/** A planned measure's remark, and the day it says; the reference date is 2027-03-31, so the days around it matter. */
const PLANS: readonly (readonly [remark: string, on: string])[] = [
  ["令和9年3月30日", "2027-03-30"],
  ["令和9年3月31日", "2027-03-31"],
  ["令和9年4月1日", "2027-04-01"],
  ["令和8年12月", "2026-12-31"],
  ["令和10年9月に更改", "2028-09-30"],
  ["検討中", ""],
  ["令和8年9月　規程の改定", ""],
  ["", ""],
];
const REFERENCE = "2027-03-31";

interface Filled {
  readonly mark: string;
  readonly remark: string;
}

const filled: fc.Arbitrary<Filled> = fc.oneof(
  { weight: 14, arbitrary: fc.constant({ mark: "〇", remark: "" }) },
  { weight: 3, arbitrary: fc.constantFrom(...PLANS).map(([remark]) => ({ mark: "△", remark })) },
  { weight: 2, arbitrary: fc.constantFrom("", "該当する設備がないため").map((remark) => ({ mark: "－", remark })) },
  { weight: 1, arbitrary: fc.constantFrom("", "×").map((mark) => ({ mark, remark: "" })) },
);
/** Whoever has nothing to correct is accepted. */
const faultless: fc.Arbitrary<Filled> = fc.oneof(
  { weight: 9, arbitrary: fc.constant({ mark: "〇", remark: "" }) },
  { weight: 1, arbitrary: fc.constantFrom(...PLANS.slice(0, 5)).map(([remark]) => ({ mark: "△", remark })) },
);

/** Enough for every measure of the form. */
const sheet = fc
  .oneof(filled, faultless)
  .chain((first) =>
    fc
      .array(first.mark === "〇" ? filled : faultless, { minLength: 120, maxLength: 120 })
      .map((answers) => answers as readonly Filled[]),
  );

/** What an institution sends: nothing, one workbook, a second one later, a broken file, or a broken file beside a good one. */
const sent = fc.oneof(
  { weight: 2, arbitrary: fc.constant([] as const) },
  { weight: 8, arbitrary: fc.tuple(sheet) },
  { weight: 2, arbitrary: fc.tuple(sheet, sheet) },
  { weight: 2, arbitrary: fc.constant(["broken"] as const) },
  { weight: 1, arbitrary: fc.tuple(sheet, fc.constant("broken" as const)) },
);

const BODIES: readonly (readonly string[])[] = [
  ["OP0001", "架空ネットワーク運営機構", "運営主体", ""],
  ["MN0001", "架空第1省", "所管府省", "OP0001"],
  ["MN0002", "架空第2省", "所管府省", "OP0001"],
  ["AG0001", "架空第1集約センター", "集約機関", "OP0001"],
  ["AG0002", "架空第2集約センター", "集約機関", "OP0001"],
  ["480002", "架空第1県", "取りまとめ都道府県", "MN0001"],
  ["490008", "架空第2県", "取りまとめ都道府県", "MN0001"],
  // Nobody is collected by this one.
  [withCheckDigit("50000"), "架空第3県", "取りまとめ都道府県", "MN0001"],
];
const SUPERVISORS = ["480002", "480002", "490008", "490008", "MN0001", "MN0002", "OP0001", "AG0001"] as const;

const member = fc.record({
  supervisor: fc.constantFrom(...SUPERVISORS),
  aggregator: fc.constantFrom("", "", "AG0001", "AG0002"),
  kind: fc.constantFrom("情報照会者等", "情報照会者等", "情報照会者等", "監視・監督システム運営主体"),
  /** Takes the name of an institution of the other prefecture. */
  homonym: fc.nat(9).map((draw) => draw === 0),
  sent,
});

/** A country without its cycle. */
export const country = fc.record({
  members: fc.oneof(
    fc.array(member, { minLength: 1, maxLength: 4 }),
    fc.array(member, { minLength: 12, maxLength: 40, size: "max" }),
  ),
  /** Files that belong to nobody. */
  strays: fc.nat(2),
  /** Measures of a 変更時. */
  changed: fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 30, size: "max" }),
});

export type Country = typeof country extends fc.Arbitrary<infer T> ? T : never;

/** Writes registry and workbooks below `folder`; what was filled in comes back by file name. */
export function writeOffice(
  folder: string,
  kind: (typeof CYCLE_KINDS)[number],
  { members, strays, changed }: Country,
  form: readonly FormMeasure[],
): ReadonlyMap<string, readonly Filled[]> {
  const put = (name: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  const written = new Map<string, readonly Filled[]>();
  const institutions = members.map((each, index) => ({
    ...each,
    code: withCheckDigit(String(48201 + index)),
    name: `${each.homonym && index > 0 ? "第1" : `第${String(index + 1)}`}青葉市`,
    aggregator: each.kind === "情報照会者等" ? each.aggregator : "",
  }));
  for (const { code, name, sent: files } of institutions) {
    for (const [index, file] of files.entries()) {
      const path = `${code.slice(0, 3)}/${code}_${String(index + 1)}.xlsx`;
      if (file === "broken") put(path, "これはブックではありません");
      else {
        put(path, workbook({ 自己点検表: sheetRows({ code, name, kind, day: 10 + index }, file, form) }));
        written.set(path, file);
      }
    }
  }
  for (let index = 0; index < strays; index++) put(`議事録${String(index + 1)}.xlsx`, workbook({ 議事録: [["議題"]] }));
  put(
    "registry.xlsx",
    workbook({
      点検: [
        ["点検名", `令和8年度 ${kind}`],
        ["点検区分", kind],
        ["基準日", REFERENCE],
        ["提出期限", "2027-02-28"],
        ["様式版", "2.0"],
        ["運営主体", "架空ネットワーク運営機構"],
        ...(kind === "変更時"
          ? [
              [
                "対象措置",
                [...changed]
                  .sort((a, b) => a - b)
                  .map(String)
                  .join(","),
              ],
            ]
          : []),
      ],
      取りまとめ機関: [
        ["機関コード", "機関名", "区分", "上位機関コード", "担当部署", "宛名"],
        ...BODIES.map((body) => [...body, "情報政策課", "理事長"]),
      ],
      接続機関: [
        ["機関コード", "機関名", "よみ", "機関種別", "取りまとめ機関コード", "集約機関コード", "担当部署", "連絡先"],
        // Not in the order of their codes.
        ...institutions
          .toReversed()
          .map((each) => [
            each.code,
            each.name,
            "",
            each.kind,
            each.supervisor,
            each.aggregator,
            `${each.code}課`,
            `soumu@${each.code}.example.jp`,
          ]),
      ],
    }),
  );
  return written;
}

/** What answers.csv must say of a filled-in cell. */
export function meaningOf({ mark, remark }: Filled): readonly [answer: string, plannedOn: string] {
  const kinds: Readonly<Record<string, string>> = {
    〇: "implemented",
    "△": "planned",
    "－": "not_applicable",
    "": "missing",
  };
  return [kinds[mark] ?? "invalid", mark === "△" ? (PLANS.find(([text]) => text === remark)?.[1] ?? "") : ""];
}

function sheetRows(
  header: { readonly code: string; readonly name: string; readonly kind: string; readonly day: number },
  answers: readonly Filled[],
  form: readonly FormMeasure[],
): readonly (readonly (string | number)[])[] {
  return [
    ["安全管理措置一覧及び自己点検表"],
    ["", "機関コード", header.code],
    ["", "機関名", header.name],
    ["", "点検日", `令和9年2月${String(header.day)}日`],
    ["", "点検区分", header.kind],
    [],
    ["#", "項目", "安全管理措置", "重点報告事項", "自己点検結果", "特記事項"],
    ...form.map(({ number, heading, text, priority }, index) => [
      number,
      heading,
      text,
      priority ? "○" : "",
      answers[index]?.mark ?? "",
      answers[index]?.remark ?? "",
    ]),
  ];
}

/** A workbook of texts and numbers, and nothing else. */
function workbook(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006/relationships";
  const names = Object.keys(sheets);
  const parts: Record<string, Uint8Array> = {};
  const put = (name: string, xml: string): void => {
    parts[name] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`);
  };
  const list = (make: (number: string, name: string) => string): string =>
    names.map((name, index) => make(String(index + 1), name)).join("");
  put(
    "[Content_Types].xml",
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${list((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`,
  );
  put(
    "_rels/.rels",
    `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  put(
    "xl/workbook.xml",
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list((number, name) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
  );
  put(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${packages}">${list((number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`,
  );
  for (const [index, name] of names.entries()) {
    const rows = (sheets[name] ?? []).map((row, at) => {
      const cells = row.map((value, column) => {
        const address = `${"ABCDEFGH"[column] ?? ""}${String(at + 1)}`;
        if (value === "") return "";
        if (typeof value === "number") return `<c r="${address}"><v>${String(value)}</v></c>`;
        return `<c r="${address}" t="inlineStr"><is><t>${value.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
      });
      return `<row r="${String(at + 1)}">${cells.join("")}</row>`;
    });
    put(
      `xl/worksheets/sheet${String(index + 1)}.xml`,
      `<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
    );
  }
  return zipSync(parts, { level: 1 });
}

/** Rule: domain.md, "Codes". */
function withCheckDigit(digits: string): string {
  const sum = Array.from(digits, Number).reduce((total, digit, index) => total + digit * (6 - index), 0);
  return `${digits}${String((11 - (sum % 11)) % 10)}`;
}
