/** Files below inputs/ that are no submissions, told by their names. */

import { DECISIONS_FILE } from "../model/decision.ts";

/** Why a file is left alone, in Japanese; null when it is a submission. `path` is relative to inputs/, with `/`. */
export function ignoreByName(path: string): string | null {
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  if (path === "registry.xlsx") return "名簿です。";
  if (path === DECISIONS_FILE) return "判断の記録です。";
  if (name.startsWith("~$")) return "Excelが開いている間だけ作る一時ファイルです。";
  if (parts.some((part) => part.startsWith("."))) return "隠しファイルです。";
  if (/^(?:thumbs\.db|desktop\.ini|__macosx)$/iu.test(name) || parts.includes("__MACOSX"))
    return "システムのファイルです。";
  return null;
}
