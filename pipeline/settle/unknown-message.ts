/** Why nobody could be named: what the clues said, which label was nearly understood, and which names are near. */
import { quotedName } from "../lib/japanese/quoted.ts";
import type { Registry } from "../model/registry.ts";
import type { Submission } from "../model/submission.ts";
import { closestNames } from "./closest-names.ts";
import { indexInstitutions } from "./institution-index.ts";
import { readName } from "./read-name.ts";

/** In plain Japanese, one sentence after the other. */
export function unknownMessage(
  clues: readonly { readonly label: string }[],
  { name, file, unreadLabels = [] }: Submission,
  registry: Registry,
): string {
  const what =
    clues.length === 0
      ? "機関コードも機関名も記入がなく、ファイル名も機関コードで始まっていません。"
      : `${clues.map(({ label }) => label).join("、")}に当たる機関が、点検の対象機関の中にありません。`;
  const index = indexInstitutions(registry);
  const nearly =
    unreadLabels.find(({ value }) => readName(value.text, index).institutions.length > 0) ?? unreadLabels[0];
  const label =
    nearly === undefined
      ? ""
      : `「${quotedName(nearly.label)}」の欄に「${quotedName(nearly.value.text)}」とありますが（シート「${quotedName(nearly.value.place.sheet)}」の${nearly.value.place.cell}）、機関名の欄と読み取れません。見出しを「機関名」に直してください。`;
  const close = closestNames(name?.text ?? nearly?.value.text ?? file.split("/").at(-1) ?? "", registry);
  const near =
    close.length === 0
      ? ""
      : `名前の近い機関: ${close.map((one) => quotedName(`${one.code} ${one.name}`)).join("、")}。`;
  return what + label + near;
}
