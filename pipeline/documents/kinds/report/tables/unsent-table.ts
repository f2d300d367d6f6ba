/** Table `unsent`: institutions of which nothing can be read and what is being done, one by one while they fit, else by collecting body. */
import { countOrDash, formatCount } from "../../../../lib/format-count.ts";
import { formatWareki } from "../../../../lib/japanese/wareki.ts";
import { groupBy } from "../../../../lib/group-by.ts";
import type { UnsentInstitution } from "../../../../model/body-figures.ts";
import { extensionsByCode } from "../../../../model/deadlines.ts";
import { WAITING } from "../../../../model/decision.ts";
import { FINDING_KINDS } from "../../../../model/finding.ts";
import { STATUS_LABELS } from "../../../../model/labels.ts";
import type { Row } from "../../../word/block.ts";
import { numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";
import { MOST_ROOM } from "../limits.ts";
import type { ReportSource } from "../report-source.ts";
import { fittingRows, type ReportTable } from "../report-table.ts";
import { shortened } from "../../shortened.ts";

const LIST = ordinaryTable(
  textColumn("機関コード", 1150),
  textColumn("機関", 2500),
  textColumn("区分", 1500),
  textColumn("対応", 4320),
);
const BY_BODY = ordinaryTable(
  textColumn("取りまとめ機関", 5070),
  numberColumn("対象機関", 1100),
  numberColumn(STATUS_LABELS.not_received, 1000),
  numberColumn(STATUS_LABELS.rejected, 1000),
  numberColumn("未提出等の計", 1300),
);

/** Within its own room; null where something of all can be read. */
export function unsentTable(source: ReportSource): { readonly table: ReportTable | null; readonly listsAll: boolean } {
  const { unsent } = source.figures;
  const toRow = unsentRow(source);
  const rows = fittingRows(unsent, toRow, LIST, MOST_ROOM.unsent);
  if (rows.length < unsent.length) return { table: byBodyTable(source), listsAll: false };
  const caption = "点検結果を読み取れていない機関";
  return { table: rows.length === 0 ? null : { caption, shape: LIST, rows }, listsAll: true };
}

function byBodyTable(source: ReportSource): ReportTable {
  const bodies = bodyRows(source);
  const rows = fittingRows(bodies, ({ row: cells }) => cells, BY_BODY, MOST_ROOM.unsentByBody);
  const left = bodies.slice(rows.length);
  const more = left.reduce((sum, { count }) => sum + count, 0);
  const rest = left.length === 0 ? [] : [row(`ほか${formatCount(left.length)}機関`, "", "", "", formatCount(more))];
  const caption = "点検結果を読み取れていない機関の数（多い順）";
  return { caption, shape: BY_BODY, rows: [...rows, ...rest] };
}

function unsentRow({ rollup: { asOf, cycle, decisions } }: ReportSource): (each: UnsentInstitution) => Row {
  const extensionOf = extensionsByCode(cycle.deadline, decisions);
  return (each) => {
    const { code, name } = each.institution;
    const extendedTo = extensionOf(code);
    const passed = asOf > (extendedTo ?? cycle.deadline);
    const until = extendedTo === null ? null : formatWareki(extendedTo);
    const state = each.waiting ? WAITING : STATUS_LABELS[each.status];
    return row(code, name, state, actionFor(each, { passed, until }));
  };
}

/** Its own deadline: whether it is over, and the day where it was extended. */
interface OwnDeadline {
  readonly passed: boolean;
  readonly until: string | null;
}

function actionFor({ status, waiting, files }: UnsentInstitution, { passed, until }: OwnDeadline): string {
  if (waiting) return "受領済み。読み取る方法を確かめ、集計に加える。";
  if (status === "not_received" && until !== null)
    return passed
      ? `延長した提出期限（${until}）を過ぎているため、提出を督促する。`
      : `提出期限を${until}まで延長しているため、提出を待つ。`;
  if (status === "not_received") return passed ? "提出期限を過ぎているため、提出を督促する。" : "提出期限を待つ。";
  const titles = [...new Set(files.map(({ code }) => FINDING_KINDS[code].title))].join("、");
  return `${titles === "" ? "" : `${shortened(titles, 60)}。`}修正して再提出するよう求める。`;
}

/** Most institutions first. */
function bodyRows({
  rollup,
  figures,
  collectors,
}: ReportSource): readonly { readonly row: Row; readonly count: number }[] {
  const all = groupBy(rollup.institutions, ({ institution }) => institution.supervisor);
  const unsent = groupBy(figures.unsent, ({ institution }) => institution.supervisor);
  return collectors
    .flatMap(({ code, name }) => {
      const own = unsent.get(code);
      if (own === undefined) return [];
      const rejected = own.filter(({ status }) => status === "rejected").length;
      const counts = [own.length - rejected, rejected].map(countOrDash);
      const cells = row(name, formatCount(all.get(code)?.length ?? 0), ...counts, formatCount(own.length));
      return [{ row: cells, count: own.length }];
    })
    .sort((a, b) => b.count - a.count);
}
