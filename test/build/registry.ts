/** Registries: as rows of the workbook's sheets, and as the value they are read into. */
import type { Cycle, Institution, Registry, SupervisingBody } from "../../pipeline/model/registry.ts";
import type { RawWorkbook } from "../../pipeline/model/raw-workbook.ts";
import type { CellValue, Rows } from "./annex2.ts";
import { rawSheet, rawWorkbook } from "./raw-workbook.ts";

export const BODY_HEADINGS = ["機関コード", "機関名", "区分", "上位機関コード", "担当部署", "宛名"] as const;
export const INSTITUTION_HEADINGS = [
  "機関コード",
  "機関名",
  "よみ",
  "機関種別",
  "取りまとめ機関コード",
  "集約機関コード",
  "担当部署",
  "連絡先",
] as const;

export function cycleRows(cycle: Readonly<Record<string, string | Date>> = {}): Rows {
  const settings = {
    点検名: "令和8年度 定期点検",
    点検区分: "定期点検",
    基準日: "2027-03-31",
    提出期限: "2027-02-28",
    様式版: "2.0",
    運営主体: "架空ネットワーク運営機構",
    ...cycle,
  };
  return Object.entries(settings).map(([label, value]) => [label, value]);
}

const cycle: Cycle = {
  name: "令和8年度 定期点検",
  kind: "定期点検",
  referenceDate: "2027-03-31",
  deadline: "2027-02-28",
  formVersion: "2.0",
  operator: "架空ネットワーク運営機構",
  onlyMeasures: null,
};

const body = (code: string, name: string, kind: SupervisingBody["kind"], parent: string | null): SupervisingBody => ({
  code,
  name,
  kind,
  parent,
  department: "情報政策課",
  addressee: `${name} 情報政策課長`,
});

export const institution = (code: string, name: string, more: Partial<Institution> = {}): Institution => ({
  code,
  name,
  reading: "",
  kind: "情報照会者等",
  supervisor: "480002",
  aggregator: null,
  department: "総務課",
  contact: "soumu@example.jp",
  ...more,
});

/** Operator, one ministry, two prefectures, one aggregator; the institutions that are given. */
export function registry(institutions: readonly Institution[], overrides: Partial<Cycle> = {}): Registry {
  return {
    cycle: { ...cycle, ...overrides },
    bodies: [
      body("OP0001", "架空ネットワーク運営機構", "運営主体", null),
      body("MN0001", "架空省", "所管府省", "OP0001"),
      body("AG0001", "架空集約センター", "集約機関", "OP0001"),
      body("480002", "架空第1県", "取りまとめ都道府県", "MN0001"),
      body("490008", "架空第2県", "取りまとめ都道府県", "MN0001"),
    ],
    institutions: [...institutions].sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/** Changes to cells of a registry workbook by sheet and address: `{ 取りまとめ機関: { D5: "XX" } }`; null clears a cell. */
export type Edits = Readonly<Record<string, Readonly<Record<string, CellValue>>>>;

const ROWS: Readonly<Record<string, Rows>> = {
  点検: cycleRows(),
  取りまとめ機関: [
    BODY_HEADINGS,
    ["OP0001", "架空ネットワーク運営機構", "運営主体", null, "運用管理部", "理事長"],
    ["MN0001", "架空省", "所管府省", "OP0001", "情報政策課", "理事長"],
    ["AG0001", "架空集約センター", "集約機関", "OP0001", "運用課", "理事長"],
    ["480002", "架空第1県", "取りまとめ都道府県", "MN0001", "市町村課", "情報政策課長"],
  ],
  接続機関: [
    INSTITUTION_HEADINGS,
    ["482030", "月見市", "つきみし", "情報照会者等", "480002", null, "企画課", "kikaku@example.jp"],
    ["482013", "青葉市", "あおばし", "情報照会者等", "480002", "AG0001", "情報課", "joho@example.jp"],
    ["AG0001", "架空集約センター", "かくう", "集約機関", "AG0001", null, "運用課", "unyo@example.jp"],
  ],
};

/** A registry workbook without faults, but for the edits; sheets in `without` are left out. */
export function registryWorkbook(edits: Edits = {}, without: readonly string[] = []): RawWorkbook {
  const names = Object.keys(ROWS).filter((name) => !without.includes(name));
  return rawWorkbook(names.map((name) => rawSheet(name, edited(ROWS[name] ?? [], edits[name] ?? {}))));
}

function edited(rows: Rows, edits: Readonly<Record<string, CellValue>>): Rows {
  const copy = rows.map((row) => [...row]);
  for (const [address, value] of Object.entries(edits)) {
    const row = Number(address.slice(1)) - 1;
    while (copy.length <= row) copy.push([]);
    const cells = copy[row] ?? [];
    const column = address.charCodeAt(0) - 65;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
  return copy;
}
