/** Which workbooks go back to their institutions, with which marks and under which names. */
import { fileNameOf } from "../lib/file-name.ts";
import { askedOfSender, findingsToMend, foundForSender } from "../model/asked-of-sender.ts";
import type { Finding } from "../model/finding.ts";
import type { Registry } from "../model/registry.ts";
import type { Settlement } from "../settle/index.ts";
import type { Mark, Request } from "../workbook/write/marks/index.ts";
import { institutionFolders } from "./letter-folders.ts";
import { safeFileName } from "./names-within.ts";

/** One workbook that goes back. */
export interface ReturnedBookPlan {
  /** Whose it is. */
  readonly institutionCode: string;
  /** Below the outputs folder. */
  readonly path: string;
  /** The submission that counts, as it was read. */
  readonly original: { readonly path: string; readonly sha256: string };
  readonly request: Request;
}

/** One for each institution whose submission that counts has findings of severity error, in the order of the registry. */
export function planReturnedBooks(
  { files, institutions }: Pick<Settlement, "files" | "institutions">,
  { bodies, institutions: all, cycle }: Registry,
): readonly ReturnedBookPlan[] {
  const accepted = new Map(
    files.filter(({ status }) => status === "accepted").map((file) => [file.institutionCode, file]),
  );
  const folders = institutionFolders(bodies, all);
  return institutions.flatMap(({ institution, findings }) => {
    const file = accepted.get(institution.code);
    const errors = findingsToMend(findings, file?.path);
    const folder = folders.get(institution.code);
    if (file === undefined || errors.length === 0 || folder === undefined) return [];
    return [
      {
        institutionCode: institution.code,
        path: `${folder}/${fileName(file.path)}`,
        original: { path: file.path, sha256: file.sha256 },
        request: { institution: institution.name, cycle: cycle.name, marks: errors.map(toMark) },
      },
    ];
  });
}

/** After the sender's own file, whatever archive it came in. */
function fileName(path: string): string {
  const name = fileNameOf(path);
  const dot = name.lastIndexOf(".");
  return safeFileName(dot > 0 ? name.slice(0, dot) : name, "（確認依頼）.xlsx");
}

function toMark(finding: Finding): Mark {
  const { sheet, cell, measure } = finding;
  return { sheet, cell, measure, found: foundForSender(finding), fix: askedOfSender(finding) };
}
