/** Which decisions have made a row of data what it is. */
import type { DataRow } from "./data-tables.ts";

/** Decisions about a file as a whole: whose it is, and that it counts. */
const ABOUT_FILES = ["機関を指定", "採用するファイル", "提出から除外"];

/**
 * Those that its rule names (an answer that was read another way), and those about its file or, of an institution, about itself.
 *
 * @param decisions rows of decisions.csv
 */
export function decisionsAbout(row: DataRow, decisions: readonly DataRow[]): readonly DataRow[] {
  const named = new Set(Array.from((row["rule"] ?? "").matchAll(/decision:(\d+)/gu), ([, number]) => number));
  const { file = "", institution_code: code = "", measure = "" } = row;
  return decisions.filter((decision) => {
    if (decision["status"] !== "applied" || decision === row) return false;
    if (named.has(decision["row"] ?? "")) return true;
    const isAboutFile = file !== "" && decision["file"] === file && ABOUT_FILES.includes(decision["decision"] ?? "");
    const isAboutIt = measure === "" && decision["decision"] === "期限を延長" && decision["institution_code"] === code;
    const isAcknowledged =
      decision["decision"] === "指摘を了承" && decision["file"] === file && decision["finding_code"] === row["code"];
    return isAboutFile || isAboutIt || isAcknowledged;
  });
}
