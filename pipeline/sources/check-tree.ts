/** The tree of supervising bodies, and every institution's place in it. */
import { foldName } from "../lib/japanese/text.ts";
import type { Cycle } from "../model/registry.ts";
import type { FaultList } from "./fault-list.ts";
import { BODY_SHEET, type BodyRow, type BodySheet } from "./read-bodies.ts";
import { INSTITUTION_SHEET, type InstitutionRow } from "./read-institutions.ts";

interface Tree {
  readonly byCode: ReadonlyMap<string, BodyRow>;
  /** Bodies whose chain of parents comes back to themselves. */
  readonly circular: ReadonlySet<string>;
  /** Codes of faulty rows too: what refers to them need not have a fault of its own. */
  readonly stated: ReadonlySet<string>;
}

/** Adds a fault for each unknown, missing or circular parent, a wrong operator, and a code that two different bodies bear. */
export function checkTree(
  cycle: Cycle | null,
  bodies: BodySheet,
  institutions: readonly InstitutionRow[],
  faults: FaultList,
): void {
  if (bodies.rows.length === 0) return;
  const byCode = new Map(bodies.rows.map((row) => [row.body.code, row]));
  const tree: Tree = { byCode, circular: circularCodes(byCode), stated: bodies.codes };
  // A faulty row may be the operator.
  if (bodies.rows.length === bodies.codes.size) checkOperator(cycle, bodies.rows, faults);
  for (const row of bodies.rows) checkParent(row, tree, faults);
  for (const row of institutions) checkInstitution(row, tree, faults);
}

function checkOperator(cycle: Cycle | null, bodies: readonly BodyRow[], faults: FaultList): void {
  const operators = bodies.filter(({ body }) => body.kind === "運営主体");
  if (operators.length !== 1) {
    const what = `区分「運営主体」の機関が${String(operators.length)}つあります。`;
    faults.add(BODY_SHEET, operators[1]?.cells.区分.cell ?? null, what, "運営主体は1つだけ記入してください。");
    return;
  }
  const [operator] = operators;
  if (cycle === null || operator === undefined) return;
  const named = foldName(cycle.operator);
  if (named !== foldName(operator.body.name) && named !== foldName(operator.body.code)) {
    const what = `「点検」シートの運営主体「${cycle.operator}」と機関名「${operator.body.name}」が違います。`;
    faults.add(BODY_SHEET, operator.cells.機関名.cell, what, "どちらかを直して、同じ名前にしてください。");
  }
}

/** What is wrong, and what to do. */
type Words = readonly [what: string, fix: string];

function checkParent(row: BodyRow, tree: Tree, faults: FaultList): void {
  const fault = parentFault(row, tree);
  if (fault !== null) faults.add(BODY_SHEET, row.cells.上位機関コード.cell, ...fault);
}

function parentFault({ body: { code, name, kind, parent } }: BodyRow, { circular, stated }: Tree): Words | null {
  if (kind === "運営主体")
    return parent === null
      ? null
      : [`運営主体に上位機関「${parent}」が記入されています。`, "運営主体の上位機関コードは空欄にしてください。"];
  if (parent === null)
    return [`「${name}」の上位機関コードが空欄です。`, "報告先となる機関のコードを記入してください。"];
  if (!stated.has(parent))
    return [
      `上位機関コード「${parent}」の機関がありません。`,
      "「取りまとめ機関」シートにある機関コードを記入してください。",
    ];
  return circular.has(code)
    ? [`「${name}」の上位機関をたどると、自分に戻ります。`, "上位機関コードを、運営主体に届くように直してください。"]
    : null;
}

/** Each body is passed once, however long the chains are. */
function circularCodes(byCode: ReadonlyMap<string, BodyRow>): ReadonlySet<string> {
  const circular = new Set<string>();
  const passed = new Set<string>();
  for (const start of byCode.keys()) {
    const chain: string[] = [];
    let next: string | null = start;
    while (next !== null && !passed.has(next)) {
      passed.add(next);
      chain.push(next);
      next = byCode.get(next)?.body.parent ?? null;
    }
    const from = next === null ? -1 : chain.indexOf(next);
    if (from >= 0) for (const code of chain.slice(from)) circular.add(code);
  }
  return circular;
}

function checkInstitution({ institution, cells }: InstitutionRow, { byCode, stated }: Tree, faults: FaultList): void {
  const add = (column: keyof typeof cells, ...fault: Words): void => {
    faults.add(INSTITUTION_SHEET, cells[column].cell, ...fault);
  };
  const { code, name, supervisor, aggregator } = institution;
  if (supervisor === "")
    add(
      "取りまとめ機関コード",
      `「${name}」の取りまとめ機関コードが空欄です。`,
      "取りまとめ機関のコードを記入してください。",
    );
  else if (!stated.has(supervisor))
    add(
      "取りまとめ機関コード",
      `取りまとめ機関コード「${supervisor}」の機関がありません。`,
      "「取りまとめ機関」シートにある機関コードを記入してください。",
    );
  const kind = aggregator === null ? undefined : byCode.get(aggregator)?.body.kind;
  if (aggregator !== null && (kind === undefined ? !stated.has(aggregator) : kind !== "集約機関")) {
    const what = kind === undefined ? "の機関がありません。" : "は集約機関ではありません。";
    const fix = "区分が「集約機関」の機関コードを記入するか、空欄にしてください。";
    add("集約機関コード", `集約機関コード「${aggregator}」${what}`, fix);
  }
  const same = byCode.get(code)?.body.name ?? name;
  if (foldName(same) !== foldName(name)) {
    const what = `機関コード「${code}」は、取りまとめ機関「${same}」と同じです。`;
    add("機関コード", what, "同じ機関であれば機関名をそろえ、違う機関であればコードを直してください。");
  }
}
