/** The names behind the codes and numbers of a line, so that a pivot table of it needs no look-up. */
import { measureTitle, type Catalog } from "../../model/measure.ts";
import { text, type Column } from "../column.ts";
import type { Institution, SupervisingBody } from "../../model/registry.ts";

/** Empty where a line has no institution or no measure. */
export interface Names {
  readonly institutionName: string;
  readonly supervisingBody: string;
  readonly measureTitle: string;
}

/** Columns of tables whose lines are about an institution and a measure. Not one more here: it would move what follows in a table. */
export const NAME_COLUMNS: readonly Column<Names>[] = [
  text("institution_name", "機関名", "名簿の機関名。機関コードがないときは空欄", (row) => row.institutionName),
  text(
    "supervising_body",
    "取りまとめ機関",
    "名簿の取りまとめ機関コードが示す機関の名前。機関コードがないときは空欄",
    (row) => row.supervisingBody,
  ),
  text(
    "measure_title",
    "措置の見出し",
    "報告書と同じ措置の見出し（番号、節、項目）。措置の番号がないときは空欄",
    (row) => row.measureTitle,
  ),
];

/** What names are taken from. */
export interface NameSources {
  readonly registry: {
    readonly bodies: readonly Pick<SupervisingBody, "code" | "name">[];
    readonly institutions: readonly Institution[];
  };
  readonly catalog: Pick<Catalog, "measures">;
}

/** Prepared once for a table: each line only looks its names up. */
export function namesFrom({ registry, catalog }: NameSources) {
  const bodies = new Map(registry.bodies.map(({ code, name }) => [code, name]));
  const institutions = new Map(registry.institutions.map((institution) => [institution.code, institution]));
  const titles = new Map(catalog.measures.map((measure) => [measure.number, measureTitle(measure)]));
  return (code: string, measure: number | null): Names => {
    const institution = institutions.get(code);
    return {
      institutionName: institution?.name ?? "",
      supervisingBody: bodies.get(institution?.supervisor ?? "") ?? "",
      measureTitle: titles.get(measure ?? 0) ?? "",
    };
  };
}
