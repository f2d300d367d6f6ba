/** Where an institution's workbook lies below inputs/: in a folder of the body that collects it, named as people name files. */
import type { Institution, SupervisingBody } from "../model/registry.ts";

/** With `/` on every system. @param index of the institution: neighbours name their files differently. */
export function submissionPath(
  { code, name, supervisor }: Institution,
  index: number,
  bodies: readonly SupervisingBody[],
  corrected: boolean,
): string {
  const body = bodies.find((candidate) => candidate.code === supervisor);
  const names = [`${code}_${name}`, name, `${name} 自己点検表`, `${code} ${name}`];
  // Only a prefecture's folder tells homonyms apart.
  const file = body?.kind === "取りまとめ都道府県" ? names[index % names.length] : names[0];
  return `${body?.name ?? ""}/${file ?? code}${corrected ? "（修正版）" : ""}.xlsx`;
}
