/** `fields`: the names that a wording may use. */
import type { Command } from "commander";
import { displayWidth, padToWidth } from "../lib/japanese/display-width.ts";
import { visibleJson, visibleLines } from "../lib/visible-text.ts";
import { fieldsOptions } from "../model/run-options.ts";
import type { AllFields, Field, FieldsOfKind } from "../stages/list-fields.ts";
import type { Caller } from "./caller.ts";
import { japaneseCommand } from "./japanese-command.ts";
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
        const given = { previous: null, body: null, ...words, fresh: words.fresh === true };
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
const GROUPS: Readonly<Record<Field["group"], string>> = {
  texts: "文字: {{名前}}",
  counts: "件数: {{名前}}",
  flags: "有無: {{#if 名前}}",
  lists: "一覧: {{#each 名前}}（「.」の後は、中で使える名前と、1件目の値）",
  inside: "",
  tables: "表: ::table{data=名前}",
  charts: "図: ::chart{data=名前}",
};

function formatKind({ document, templates, fields }: FieldsOfKind): readonly string[] {
  const width = Math.max(...fields.map(({ name }) => displayWidth(name)));
  const lines = fields.map(({ group, name, meaning, value }, index) => {
    const begins = GROUPS[group] !== "" && fields[index - 1]?.group !== group && fields[index - 1]?.group !== "inside";
    const line = `  ${padToWidth(name, width)}  ${meaning}${formatValue(group, value)}`;
    return begins ? [` ${GROUPS[group]}`, line] : [line];
  });
  return ["", `■ ${document}（${templates}）`, ...lines.flat()];
}

function formatValue(group: Field["group"], value: Field["value"]): string {
  if (group === "tables" || group === "charts") return "";
  if (value === null) return " ＝ （今はありません）";
  if (typeof value === "boolean") return ` ＝ ${value ? "はい" : "いいえ"}`;
  return value === "" ? " ＝ （空）" : ` ＝ ${String(value)}${group === "lists" ? "件" : ""}`;
}

const EXAMPLES = `
例:
  npm start -- fields
  npm start -- fields --body 480002
`;
