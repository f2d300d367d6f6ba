/** An invented country: who takes part, whatever the seed. Only what they fill in is left to chance. */
import type { Cycle, CycleKind, Institution, InstitutionKind, SupervisingBody } from "../model/registry.ts";
import { inventedEnterprise, inventedPlace, type InventedName } from "./invented-names.ts";

/** What the registry of an invented country says. */
export interface Country {
  readonly cycle: Cycle;
  readonly bodies: readonly SupervisingBody[];
  readonly institutions: readonly Institution[];
}

const OPERATOR: SupervisingBody = {
  code: "OP0001",
  name: "架空ネットワーク運営機構",
  kind: "運営主体",
  parent: null,
  department: "運用管理部",
  addressee: "理事長",
  contact: contactOfBody("OP0001"),
};
/** 住民・健康保険・広域: which ministry supervises whom is as invented as the rest. */
const MINISTRIES = ["MN0001", "MN0002", "MN0003"] as const;
const [FOR_PREFECTURES, FOR_INSURERS, FOR_UNIONS] = MINISTRIES;
const AGGREGATORS = ["AG0001", "AG0002"] as const;
const [FOR_TOWNS, FOR_SOCIETIES] = AGGREGATORS;

/** Codes of real prefectures end at 47. */
const FIRST_PREFECTURE = 48;
const MOST_PREFECTURES = 47;
const FEWEST_PREFECTURES = 2;
const TOWNS_PER_PREFECTURE = 38;
/** Of the three digits that number the towns of a prefecture. */
const FIRST_TOWN = 201;
/** Of a hundred institutions other than the central ones. */
const TOWNS_IN_A_HUNDRED = 70;

/** Kinds of cycle that inspect all measures; 変更時 would also have to say which. */
export type InventedCycle = Exclude<CycleKind, "変更時">;

/** Every country of this many institutions is the same. */
export function inventCountry(size: number, formVersion: string, kind: InventedCycle = "定期点検"): Country {
  const central = centralInstitutions().slice(0, Math.floor(size / 10));
  const others = size - central.length;
  const towns = Math.ceil((others * TOWNS_IN_A_HUNDRED) / 100);
  const needed = Math.round(towns / TOWNS_PER_PREFECTURE);
  const prefectures = Math.max(FEWEST_PREFECTURES, Math.min(MOST_PREFECTURES, needed));
  return {
    cycle: {
      name: kind === "定期点検" ? "令和8年度 定期点検" : `令和8年度 随時点検（${kind}）`,
      kind,
      referenceDate: "2027-03-31",
      deadline: "2027-02-28",
      formVersion,
      operator: OPERATOR.name,
      onlyMeasures: null,
      issuedOn: "2027-04-05",
    },
    bodies: [OPERATOR, ...MINISTRIES.map(ministry), ...AGGREGATORS.map(aggregator), ...range(prefectures, prefecture)],
    institutions: [...range(towns, (index) => town(index, prefectures)), ...range(others - towns, society), ...central],
  };
}

function range<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const ministry = (code: string, index: number): SupervisingBody => ({
  code,
  name: `架空第${String(index + 1)}省`,
  kind: "所管府省",
  parent: OPERATOR.code,
  department: "情報政策課",
  addressee: `${OPERATOR.name} 理事長`,
  contact: contactOfBody(code),
});

const aggregator = (code: string, index: number): SupervisingBody => ({
  code,
  name: `架空第${String(index + 1)}集約センター`,
  kind: "集約機関",
  parent: OPERATOR.code,
  department: "運用課",
  addressee: `${OPERATOR.name} 理事長`,
  contact: contactOfBody(code),
});

const prefecture = (index: number): SupervisingBody => ({
  code: prefectureCode(index),
  name: `架空第${String(index + 1)}県`,
  kind: "取りまとめ都道府県",
  parent: FOR_PREFECTURES,
  department: "市町村課",
  addressee: "架空第1省 情報政策課長",
  contact: contactOfBody(prefectureCode(index)),
});

function prefectureCode(index: number): string {
  return withCheckDigit(`${String(FIRST_PREFECTURE + index)}000`);
}

/** Rule: domain.md, "Codes". */
function withCheckDigit(digits: string): string {
  const sum = Array.from(digits, Number).reduce((total, digit, index) => total + digit * (6 - index), 0);
  return `${digits}${String((11 - (sum % 11)) % 10)}`;
}

const READING_OF: Readonly<Record<string, string>> = { 市: "し", 町: "ちょう", 村: "むら", 広: "こういきれんごう" };
/** What towns are called, in turn, each kind with its reading. */
const KINDS: readonly (readonly [kind: string, reading: string])[] = Array.from(
  "市町町市村市町町市市村市町町市町村市町市町町市町町市町町村市町広",
  (letter) => [letter === "広" ? "広域連合" : letter, READING_OF[letter] ?? ""] as const,
);

/** Towns are dealt out to the prefectures in turn; one in a hundred takes the name of the town before it. */
function town(index: number, prefectures: number): Institution {
  const home = index % prefectures;
  const turn = Math.floor(index / prefectures);
  const [kind, kindReading] = KINDS[turn % KINDS.length] ?? ["市", "し"];
  const { name, reading } = inventedPlace(index % 100 === 1 ? index - 1 : index);
  return inquirer({
    code: withCheckDigit(String((FIRST_PREFECTURE + home) * 1000 + FIRST_TOWN + turn)),
    named: { name: name + kind, reading: reading + kindReading },
    supervisor: kind === "広域連合" ? FOR_UNIONS : prefectureCode(home),
    aggregator: index % 5 < 3 ? FOR_TOWNS : null,
    department: DEPARTMENTS[index % DEPARTMENTS.length] ?? "総務課",
  });
}

const DEPARTMENTS = ["情報システム課", "総務課", "企画課", "住民課", "デジタル推進課", "税務課", "情報政策課"];

function society(index: number): Institution {
  const { name, reading } = inventedEnterprise(index);
  return inquirer({
    code: `KH${String(index + 1).padStart(5, "0")}`,
    named: { name: `${name}健康保険組合`, reading: `${reading}けんこうほけんくみあい` },
    supervisor: FOR_INSURERS,
    aggregator: index % 5 < 2 ? FOR_SOCIETIES : null,
    department: "業務部",
  });
}

function inquirer(given: {
  readonly code: string;
  readonly named: InventedName;
  readonly supervisor: string;
  readonly aggregator: string | null;
  readonly department: string;
}): Institution {
  const { code, named, supervisor, aggregator, department } = given;
  return { code, ...named, kind: "情報照会者等", supervisor, aggregator, department, contact: contactOf(code) };
}

function contactOf(code: string): string {
  return `tenken@${code.toLowerCase()}.example.jp`;
}

/** No telephone has such a number. */
function contactOfBody(code: string): string {
  return `電話 000-000-0000　メール ${contactOf(code)}`;
}

/** Institutions there is one of; small countries do without them. */
function centralInstitutions(): readonly Institution[] {
  const aggregators = AGGREGATORS.map((code, index): (typeof CENTRAL)[number] => {
    return [code, aggregator(code, index).name, "かくうしゅうやくせんたー", "集約機関", code];
  });
  return [...aggregators, ...CENTRAL].map(([code, name, reading, kind, supervisor = OPERATOR.code]) => {
    const none = { aggregator: null, department: "管理課", contact: contactOf(code) };
    return { code, name, reading, kind, supervisor, ...none };
  });
}

const CENTRAL: readonly (readonly [
  code: string,
  name: string,
  reading: string,
  kind: InstitutionKind,
  supervisor?: string,
])[] = [
  ["JK0001", "架空住民情報センター", "かくうじゅうみんじょうほうせんたー", "住民基本台帳ネットワークシステム運営主体"],
  ["KJ0001", "架空記録開示センター", "かくうきろくかいじせんたー", "情報提供等記録開示システム運営主体"],
  ["KT0001", "架空監視監督センター", "かくうかんしかんとくせんたー", "監視・監督システム運営主体"],
];
