/** Table `follow-ups`: whom to ask first; the working paper has them all. */
import type { Row } from "../../../word/block.ts";
import { numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";
import { reasonWords } from "../../../../model/reason-words.ts";
import { MOST_ROWS, REMARK_LETTERS } from "../limits.ts";
import type { BodyRollup } from "../../../../model/rollup.ts";
import { isCollectedBelow } from "../../collectors.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import { shortened } from "../../shortened.ts";

const SHAPE = ordinaryTable(
  numberColumn("順位", 560),
  textColumn("機関", 2600),
  textColumn("理由", 2410),
  textColumn("連絡先", 3900),
);

/** The first few: the working paper has them all. */
export function listedFollowUps({ followUps }: Pick<BodyRollup, "followUps">): BodyRollup["followUps"] {
  return followUps.slice(0, MOST_ROWS.followUps);
}

/** The first few; null where nobody need be asked. */
export function followUpsTable({ rollup, collectors, figures: { body }, nameOf }: ReportSource): ReportTable | null {
  const collectorOf = new Map(collectors.map(({ code, name }) => [code, name]));
  const rows = listedFollowUps(rollup).map(({ institution, reasons }, index): Row => {
    const { supervisor, department, contact } = institution;
    const collector = collectorOf.get(supervisor)?.split("　").at(-1) ?? "";
    const below = isCollectedBelow(institution, body.code) ? `（${collector}）` : "";
    const why = reasons.map(({ reason, count }) => reasonWords(reason, count)).join("、");
    const whom = [department, contact].filter((part) => part !== "").join("　");
    return row(
      String(index + 1),
      nameOf(institution) + below,
      why,
      whom === "" ? "－" : shortened(whom, REMARK_LETTERS),
    );
  });
  return rows.length === 0 ? null : { caption: "優先して連絡する機関", shape: SHAPE, rows };
}
