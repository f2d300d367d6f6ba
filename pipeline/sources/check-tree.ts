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
    const where = operators[1]?.cells.区分.cell ?? null;
    faults.add(
      BODY_SHEET,
      where,
      `区分「運営主体」の機関が${String(operators.length)}つあります。`,
      "運営主体は1つだけ記入してください。",
    );
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

function checkParent({ body, cells }: BodyRow, { circular, stated }: Tree, faults: FaultList): void {
  const cell = cells.上位機関コード.cell;
  if (body.kind === "運営主体") {
    if (body.parent !== null)
      faults.add(
        BODY_SHEET,
        cell,
        `運営主体に上位機関「${body.parent}」が記入されています。`,
        "運営主体の上位機関コードは空欄にしてください。",
      );
    return;
  }
  if (body.parent === null) {
    faults.add(
      BODY_SHEET,
      cell,
      `「${body.name}」の上位機関コードが空欄です。`,
      "報告先となる機関のコードを記入してください。",
    );
  } else if (!stated.has(body.parent)) {
    faults.add(
      BODY_SHEET,
      cell,
      `上位機関コード「${body.parent}」の機関がありません。`,
      "「取りまとめ機関」シートにある機関コードを記入してください。",
    );
  } else if (circular.has(body.code)) {
    faults.add(
      BODY_SHEET,
      cell,
      `「${body.name}」の上位機関をたどると、自分に戻ります。`,
      "上位機関コードを、運営主体に届くように直してください。",
    );
  }
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
  const supervisor = cells.取りまとめ機関コード;
  if (institution.supervisor === "") {
    faults.add(
      INSTITUTION_SHEET,
      supervisor.cell,
      `「${institution.name}」の取りまとめ機関コードが空欄です。`,
      "取りまとめ機関のコードを記入してください。",
    );
  } else if (!stated.has(institution.supervisor)) {
    faults.add(
      INSTITUTION_SHEET,
      supervisor.cell,
      `取りまとめ機関コード「${institution.supervisor}」の機関がありません。`,
      "「取りまとめ機関」シートにある機関コードを記入してください。",
    );
  }
  const aggregator = institution.aggregator === null ? undefined : byCode.get(institution.aggregator);
  if (
    institution.aggregator !== null &&
    (aggregator === undefined ? !stated.has(institution.aggregator) : aggregator.body.kind !== "集約機関")
  ) {
    const what = aggregator === undefined ? "の機関がありません。" : "は集約機関ではありません。";
    faults.add(
      INSTITUTION_SHEET,
      cells.集約機関コード.cell,
      `集約機関コード「${institution.aggregator}」${what}`,
      "区分が「集約機関」の機関コードを記入するか、空欄にしてください。",
    );
  }
  const sameCode = byCode.get(institution.code);
  if (sameCode !== undefined && foldName(sameCode.body.name) !== foldName(institution.name)) {
    const what = `機関コード「${institution.code}」は、取りまとめ機関「${sameCode.body.name}」と同じです。`;
    faults.add(
      INSTITUTION_SHEET,
      cells.機関コード.cell,
      what,
      "同じ機関であれば機関名をそろえ、違う機関であればコードを直してください。",
    );
  }
}
