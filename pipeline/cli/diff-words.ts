/** What `diff` says. */
import { listed } from "../lib/japanese/quoted.ts";
import { visibleLines } from "../lib/visible-text.ts";
import { ANSWER_LABELS, SEVERITY_LABELS, STATUS_LABELS } from "../model/labels.ts";
import { ANSWER_KINDS } from "../model/answer-kind.ts";
import type { Movement, RunComparison } from "./compare-runs.ts";

const BASIS: Readonly<Record<string, string>> = {
  program: "プログラム",
  "as-of": "基準日",
  "registry.xlsx": "名簿",
  "styles.docx": "報告書の書式",
};

/** For people. `before` and `after` are times as they are to be shown. */
export function formatDiff({ before, after, changedBasis, movements }: RunComparison): string {
  const causes = changedBasis.map((name) => BASIS[name] ?? name);
  const lines = [
    `前回（${before}）と今回（${after}）の実行を比べました。`,
    causes.length === 0
      ? "名簿、様式、テンプレート、プログラムは変わっていません。"
      : `変わったもの: ${listed(causes)}`,
    movements.length === 0
      ? "機関ごとの結果に変わりはありません。"
      : `結果の変わった機関（${String(movements.length)}機関）:`,
    ...movements.flatMap((movement) => formatMovement(movement, causes)),
  ];
  return visibleLines(lines);
}

function formatMovement(movement: Movement, causes: readonly string[]): readonly string[] {
  const { code, name, before, after } = movement;
  return [`  ${code} ${name}: ${changesOf(before, after).join("、")}`, `    理由: ${reasonOf(movement, causes)}`];
}

function changesOf(before: Movement["before"], after: Movement["after"]): readonly string[] {
  if (before === null) return ["名簿に加わりました"];
  if (after === null) return ["名簿から除かれました"];
  const changes: string[] = [];
  if (before.status !== after.status) changes.push(`${STATUS_LABELS[before.status]} → ${STATUS_LABELS[after.status]}`);
  for (const kind of ANSWER_KINDS) {
    if (before.totals[kind] !== after.totals[kind])
      changes.push(`${ANSWER_LABELS[kind]} ${String(before.totals[kind])} → ${String(after.totals[kind])}`);
  }
  if (before.errors !== after.errors)
    changes.push(`${SEVERITY_LABELS.error}の記載不備 ${String(before.errors)} → ${String(after.errors)}`);
  return changes.length === 0 ? ["集計に表れる変化はありません"] : changes;
}

function reasonOf({ file, before, after }: Movement, causes: readonly string[]): string {
  switch (file) {
    case "new":
      // It may have been there before, as nobody's or another's.
      return `ファイル「${after?.file ?? ""}」を採用しました（前回は採用したファイルがありません）`;
    case "replaced":
      return before?.file === after?.file
        ? `ファイル「${after?.file ?? ""}」の差替え`
        : `採用するファイルが「${before?.file ?? ""}」から「${after?.file ?? ""}」に変わりました`;
    case "removed":
      return `採用したファイルがなくなりました（前回は「${before?.file ?? ""}」）`;
    case "same":
    case "none":
      return causes.length === 0 ? "ほかのファイルの変化" : `${listed(causes)}の変更`;
  }
}
