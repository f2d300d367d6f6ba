/** A report's subject as it comes back from the state: parsed, never taken for what it is not. A door of its own: processes that draw need not load the library that checks. */
import * as z from "zod";
import { PARAGRAPH_STYLES, TABLE_STYLES } from "../word/styles/style-ids.ts";
import { CHART_NAMES, TABLE_NAMES, type SignedReport } from "../kinds/report/signed-report.ts";
import { COUNT_NAMES, FLAG_NAMES, LIST_NAMES, TEXT_NAMES, type ListName } from "../kinds/report/wording-names.ts";

const count = z.union([z.number(), z.string()]);

const context = z.strictObject({
  ...each(TEXT_NAMES, z.string()),
  ...each(COUNT_NAMES, count),
  ...each(FLAG_NAMES, z.boolean()),
  chapters: items("chapters"),
  subordinates: items("subordinates"),
  news: items("news"),
});

const cellStyle = z
  .enum(PARAGRAPH_STYLES)
  .extract(["TableText", "TableNumber", "TableMark", "MatrixText", "MatrixMark"]);

const table = z.strictObject({
  caption: z.string(),
  shape: z.strictObject({
    style: z.enum(TABLE_STYLES),
    headingStyle: z.enum(PARAGRAPH_STYLES),
    groupStyle: z.enum(PARAGRAPH_STYLES),
    columns: z.array(z.strictObject({ heading: z.string(), share: z.number(), style: cellStyle })),
  }),
  rows: z.array(
    z.strictObject({
      cells: z.array(
        z.strictObject({
          text: z.string(),
          span: z.number().exactOptional(),
          strong: z.boolean().exactOptional(),
          style: z.enum(PARAGRAPH_STYLES).exactOptional(),
          shade: z.string().exactOptional(),
        }),
      ),
    }),
  ),
  total: z.boolean().exactOptional(),
});

const chart = z.strictObject({
  kind: z.literal("chart"),
  title: z.string(),
  description: z.string(),
  categories: z.array(z.string()),
  series: z.array(
    z.strictObject({
      name: z.string(),
      values: z.array(z.number()),
      fill: z.string(),
      pattern: z.enum(["wdUpDiag", "ltHorz", "dkVert", "lgCheck"]).exactOptional(),
    }),
  ),
  shares: z.boolean(),
  labelFormat: z.string().exactOptional(),
  axisEnd: z.number().exactOptional(),
  height: z.number(),
  leastHeight: z.number().exactOptional(),
});

const report: z.ZodType<SignedReport> = z.strictObject({
  body: z.strictObject({ code: z.string(), name: z.string() }),
  cycle: z.string(),
  asOf: z.string(),
  context,
  tables: z.strictObject(each(TABLE_NAMES, table.nullable())),
  charts: z.strictObject(each(CHART_NAMES, chart.nullable())),
});

/** Below the outputs folder, and what it is about. */
const keptReport = z.strictObject({ path: z.string(), subject: report });

/** A report as the last run settled it. */
export type KeptReport = z.infer<typeof keptReport>;

/** null for what is none: another program's, or damaged. */
export function parseKeptReport(kept: unknown): KeptReport | null {
  return keptReport.nullable().catch(null).parse(kept);
}

function each<Name extends string, Type>(names: readonly Name[], type: Type): Record<Name, Type> {
  return Object.fromEntries(names.map((name) => [name, type])) as Record<Name, Type>;
}

function items<Name extends ListName>(list: Name) {
  const names: readonly (typeof LIST_NAMES)[Name][number][] = LIST_NAMES[list];
  return z.array(z.strictObject(each(names, count)));
}
