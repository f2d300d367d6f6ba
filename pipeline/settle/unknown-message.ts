/** Why nobody could be named: what the clues said, which label was nearly understood, and which names are near. */
import { fileNameOf } from "../lib/file-name.ts";
import { quotedName } from "../lib/japanese/quoted.ts";
import type { Institution, Registry } from "../model/registry.ts";
import type { Submission } from "../model/submission.ts";
import { closestNames } from "./closest-names.ts";
import { indexInstitutions } from "./institution-index.ts";
import { readName } from "./read-name.ts";

/** In plain Japanese, one sentence after the other. */
export function unknownMessage(
  clues: readonly { readonly label: string }[],
  submission: Submission,
  registry: Registry,
): string {
  const what =
    clues.length === 0
      ? "機関コードも機関名も記入がなく、ファイル名も機関コードで始まっていません。"
      : `${clues.map(({ label }) => label).join("、")}に当たる機関が、点検の対象機関の中にありません。`;
  const nearly = nearlyRead(submission, registry);
  const label =
    nearly === undefined
      ? ""
      : `「${quotedName(nearly.label)}」の欄に「${quotedName(nearly.value.text)}」とありますが（シート「${quotedName(nearly.value.place.sheet)}」の${nearly.value.place.cell}）、機関名の欄と読み取れません。見出しは「機関名」とする必要があります。`;
  const close = closestTo(submission, registry);
  const near =
    close.length === 0
      ? ""
      : `名前の近い機関: ${close.map((one) => quotedName(`${one.code} ${one.name}`)).join("、")}。`;
  return what + label + near;
}

/** The label over the table that was nearly understood: first one whose value is a name. */
function nearlyRead({ unreadLabels = [] }: Submission, registry: Registry): (typeof unreadLabels)[number] | undefined {
  const index = indexInstitutions(registry);
  return unreadLabels.find(({ value }) => readName(value.text, index).institutions.length > 0) ?? unreadLabels[0];
}

/** Institutions whose names are near to what the workbook, or else the file's name, says; the closest first. */
export function closestTo(submission: Submission, registry: Registry): readonly Institution[] {
  const { name, file } = submission;
  return closestNames(name?.text ?? nearlyRead(submission, registry)?.value.text ?? fileNameOf(file), registry);
}
