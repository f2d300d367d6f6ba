/** The form as the official print lays it out, with the variants that prints and retyped copies show. */
import type { RawMerge } from "../../pipeline/model/raw-workbook.ts";
import type { Measure } from "../../pipeline/model/measure.ts";
import type { Answers, CellValue, Rows } from "./annex2.ts";
import { catalog } from "./catalog.ts";

export interface OfficialLayout {
  /** Measures and titles a page; the two heading rows stand at the top of each. */
  readonly pageRows?: number;
  /** A heading that several measures share: in each row, once with blanks below, or merged over them. */
  readonly shared?: "repeated" | "once" | "merged";
  /** A section without parts: beside its measure, or in a row of its own above a blank 項目. */
  readonly plainSections?: "beside" | "above";
  /** Where ◆ stands. */
  readonly direct?: "text" | "heading" | "heading once" | "text end";
  readonly circle?: string;
  /** Full-width digits and brackets in titles and headings. */
  readonly wide?: boolean;
  /** Line breaks within headings and texts. */
  readonly breaks?: boolean;
  /** Notes at the foot of each page, and chapter and section named again at the head of the next. */
  readonly notes?: "plain" | "numbered";
  readonly answers?: Answers;
  readonly above?: Rows;
}

export interface OfficialForm {
  readonly rows: Rows;
  readonly merges: readonly RawMerge[];
}

const HEADINGS: Rows = [
  ["#", "項目", "安全管理措置", "重点報告事項", "自己点検", null],
  [null, null, null, null, "自己点検結果", "特記事項"],
];
const NOTES: Readonly<Record<"plain" | "numbered", Rows>> = {
  plain: [
    ["記載要領"],
    ["1 自己点検結果欄には、〇、△又は－を記入する。"],
    [null, "2 △の場合は、特記事項欄に実施予定時期を記入する。"],
    ["※ ◆は直接接続するシステムに係る措置"],
  ],
  /** Their numbers stand in the column of the measures' numbers. */
  numbered: [
    ["記載要領"],
    ["1", "自己点検結果欄には、次のいずれかを記入する。"],
    ["2", "特記事項欄について", "△の場合は実施予定時期を記入する。"],
  ],
};

/** Rows and merges of a sheet 自己点検表. */
export function officialForm(layout: OfficialLayout = {}): OfficialForm {
  const {
    pageRows = 15,
    shared = "once",
    answers = {},
    notes,
    above = [["別紙2"], ["安全管理措置一覧及び自己点検表"]],
  } = layout;
  const rows: (readonly CellValue[])[] = [...above];
  const merges: RawMerge[] = [];
  let onPage = Infinity;
  let [chapter, section] = ["", ""];
  let group = { heading: "", top: 0 };
  const closeGroup = (): void => {
    if (shared === "merged" && group.top > 0 && rows.length > group.top)
      merges.push({ top: group.top, left: 2, bottom: rows.length, right: 2 });
    group = { heading: "", top: 0 };
  };
  const push = (row: readonly CellValue[]): void => {
    if (onPage >= pageRows) {
      closeGroup();
      if (notes !== undefined && onPage < Infinity)
        rows.push(...NOTES[notes], [], ["別紙2", null, null, null, null, "2/5"]);
      const top = rows.length + 1;
      rows.push(...HEADINGS);
      for (const left of [1, 2, 3, 4]) merges.push({ top, left, bottom: top + 1, right: left });
      merges.push({ top, left: 5, bottom: top, right: 6 });
      if (notes !== undefined && section !== "")
        rows.push([null, spell(`${chapter}（続き）`, layout)], [null, spell(section, layout)]);
      onPage = 0;
    }
    rows.push(row);
    onPage++;
  };
  for (const measure of catalog.measures) {
    if (measure.chapter !== chapter) {
      closeGroup();
      push([null, spell((chapter = measure.chapter), layout)]);
    }
    const beside = isPlainSection(measure) && layout.plainSections !== "above";
    if (measure.section !== section) {
      closeGroup();
      section = measure.section;
      if (!beside) push([null, spell(section, layout)]);
    }
    if (measure.heading !== group.heading) closeGroup();
    const first = group.top === 0;
    const filled = answers[measure.number];
    push([
      measure.number,
      headingOf(measure, first && (beside || !isPlainSection(measure)), layout),
      textOf(measure, layout),
      measure.priority ? (layout.circle ?? "○") : null,
      filled === undefined || filled.mark === "" ? null : filled.mark,
      filled?.remark ?? null,
    ]);
    // A page that has just begun shows the heading again where it is merged.
    if (group.top === 0) group = { heading: measure.heading, top: rows.length };
  }
  closeGroup();
  return { rows: [...rows, [], ...NOTES[notes ?? "plain"]], merges };
}

function isPlainSection({ heading, section }: Measure): boolean {
  return heading === section;
}

function headingOf(measure: Measure, first: boolean, layout: OfficialLayout): CellValue {
  const follows = catalog.measures.some(
    ({ number, heading, direct }) => number === measure.number - 1 && heading === measure.heading && direct,
  );
  const marked = layout.direct === "heading" || (layout.direct === "heading once" && !follows);
  const mark = measure.direct && marked ? "◆" : "";
  const written = first || layout.shared === "repeated";
  const heading = mark + (written ? spell(measure.heading, layout) : "");
  return heading === "" ? null : heading;
}

function textOf({ text, direct }: Measure, layout: OfficialLayout): string {
  const { direct: place = "text" } = layout;
  const broken = layout.breaks === true ? `${text.slice(0, 9)}\n${text.slice(9)}` : text;
  if (!direct || place === "heading" || place === "heading once") return broken;
  return place === "text" ? `◆　${broken}` : `${broken}（◆）`;
}

function spell(title: string, { wide = false, breaks = false }: OfficialLayout): string {
  const spelled = wide
    ? title
        .replace(/[0-9().]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
        .replace(/ /u, "　")
    : title;
  return breaks ? `${spelled.slice(0, 8)}\n${spelled.slice(8)}` : spelled;
}
