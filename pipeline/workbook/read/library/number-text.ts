/** Numbers as their formats show them: SheetJS's formatter, which knows more of Excel's formats than a few lines of ours could. */
import { utils } from "@e965/xlsx";

/** @param code a number format as a file writes it; one that cannot be counts as General. */
export function formatNumber(value: number, code: string): string {
  return utils.format_cell({ t: "n", v: value, z: code });
}
