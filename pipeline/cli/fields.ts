/** `fields`: the names that a wording may use. */
import type { Command } from "commander";
import { displayWidth, padToWidth } from "../lib/japanese/display-width.ts";
import { visibleJson, visibleLines } from "../lib/visible-text.ts";
import { fieldsOptions } from "../model/run-options.ts";
import type { AllFields, Field, FieldsOfKind } from "../stages/list-fields.ts";
import type { Caller } from "./caller.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { addPreviousOption, addReadingOptions, addRunOptions, parseOptions, type RunWords } from "./options.ts";

interface FieldsWords extends RunWords {
  readonly body?: string;
}

/** Writes no output of a run. */
export function fieldsCommand({ perform, print, processors }: Caller): Command {
  const command = japaneseCommand("fields")
    .description("文面のひな形で使える名前を、意味と今の値とともに、文書の種類ごとに表示します。")
    .usage("[オプション]")
    .option("--body <コード>", "値を表示する取りまとめ機関のコード。省略すると運営主体")
    .addHelpText("after", EXAMPLES)
    .action((words: FieldsWords) =>
      perform(words, async (shell) => {
        const given = { previous: null, body: null, ...words };
        const options = parseOptions(fieldsOptions, given);
        // Loaded here only: reading brings large libraries with it.
        const { listFields } = await import("../stages/list-fields.ts");
        const fields = await listFields(options, shell);
        if (words.json === true) print(`${visibleJson(fields)}\n`);
        else if (words.quiet !== true) print(formatFields(fields));
        return 0;
      }),
    );
  return addReadingOptions(addPreviousOption(addRunOptions(command)), processors);
}

function formatFields({ body, asOf, kinds }: AllFields): string {
  const head = `文面で使える名前（値は ${body.code} ${body.name}、基準日 ${asOf} のもの）`;
  return visibleLines([head, ...kinds.flatMap(formatKind)]);
}

/** How names of each group are written. */
const GROUPS: Readonly<Record<Exclude<Field["group"], "inside">, string>> = {
  texts: "文字: {{名前}}",
  counts: "件数: {{名前}}",
  flags: "有無: {{#if 名前}}",
  lists: "一覧: {{#each 名前}}（「.」の後は、中で使える名前と、1件目の値）",
  tables: "表: ::table{data=名前}",
  charts: "図: ::chart{data=名前}",
};

function formatKind({ document, templates, fields }: FieldsOfKind): readonly string[] {
  const width = Math.max(...fields.map(({ name }) => displayWidth(name)));
  const isMade = fields.some(({ value }) => value !== null);
  const lines = fields.map(({ group, name, meaning, value }, index) => {
    const begins = headingOf(group) !== headingOf(fields[index - 1]?.group);
    const today = isMade ? formatValue(group, value) : "";
    const line = `  ${padToWidth(name, width)}  ${meaning}${today}`;
    return begins ? [` ${headingOf(group)}`, line] : [line];
  });
  return ["", `■ ${document}（${templates}）${isMade ? "" : NOT_MADE}`, ...lines.flat()];
}

const NOT_MADE = "　今は作るものがないため、値はありません";

/** Names inside of a list stand below it. */
function headingOf(group: Field["group"] | undefined): string {
  return group === undefined ? "" : GROUPS[group === "inside" ? "lists" : group];
}

function formatValue(group: Field["group"], value: Field["value"]): string {
  if (group === "tables" || group === "charts") return "";
  if (value === null) return " ＝ （なし）";
  if (typeof value === "boolean") return ` ＝ ${value ? "はい" : "いいえ"}`;
  return value === "" ? " ＝ （空）" : ` ＝ ${String(value)}${group === "lists" ? "件" : ""}`;
}

const EXAMPLES = examples("fields", "fields --body 480002");
