/** `preview`: what one body's documents would look like with the wording as it is now, and what is other in them. */
import { Argument, type Command } from "commander";
import { formatCount } from "../lib/format-count.ts";
import type { LineChange } from "../lib/line-changes.ts";
import { visibleJson, visibleLines } from "../lib/visible-text.ts";
import { previewOptions } from "../model/run-options.ts";
import type { Preview } from "../stages/preview-documents.ts";
import type { Caller } from "./caller.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { addPreviousOption, addReadingOptions, addRunOptions, parseOptions, type RunWords } from "./options.ts";

interface PreviewWords extends RunWords {
  readonly kind: string;
  readonly out?: string;
}

/** Writes the preview only; the outputs of runs stay as they are. */
export function previewCommand({ perform, print, processors }: Caller): Command {
  const command = japaneseCommand("preview")
    .description("1つの取りまとめ機関の文書を、今の文面で作って見せます。outputs/reports/ の文書は変えません。")
    .usage("<取りまとめ機関コード> [オプション]")
    .addArgument(new Argument("<取りまとめ機関コード>", "名簿の「取りまとめ機関」シートの機関コード"))
    .option("--kind <種類>", "文書の種類。テンプレートのフォルダーの中の、文面のフォルダーの名前", "report")
    .option("--out <ファイル>", "書き出す新しいファイル（.docx）。省略すると outputs/プレビュー/ の中")
    .addHelpText("after", EXAMPLES)
    .action((body: string, words: PreviewWords) =>
      perform(words, async (shell) => {
        const given = { previous: null, out: null, ...words, body };
        const options = parseOptions(previewOptions, given);
        // Loaded here only: reading and drawing bring large libraries with them.
        const { previewBody } = await import("../stages/preview-documents.ts");
        const previews = await previewBody(options, shell);
        if (words.json === true) print(`${visibleJson(previews)}\n`);
        else if (words.quiet !== true) print(previews.map(formatPreview).join("\n"));
        return 0;
      }),
    );
  return addReadingOptions(addPreviousOption(addRunOptions(command)), processors);
}

/** More would push the first off the screen. */
const SHOWN = 60;

function formatPreview({ file, comparedWith, changes }: Preview): string {
  const shown = changes.slice(0, SHOWN);
  const rest = changes.slice(SHOWN).filter(({ sign }) => sign !== " ").length;
  return visibleLines([
    headOf(comparedWith, changes),
    ...shown.map(({ sign, line }) => `${SIGNS[sign]}${line}`),
    ...(rest > 0 ? [`  ほかに${formatCount(rest)}行あります。プレビューを開いて確かめてください。`] : []),
    `プレビュー: ${file}`,
  ]);
}

function headOf(comparedWith: string | null, changes: readonly LineChange[]): string {
  if (comparedWith === null) return "比べる文書がまだありません。";
  if (changes.length === 0) return `文は「${comparedWith}」と同じです。`;
  const count = (wanted: LineChange["sign"]): string =>
    formatCount(changes.filter(({ sign }) => sign === wanted).length);
  return `「${comparedWith}」から変わるところ（－ なくなる${count("-")}行、＋ 加わる${count("+")}行）:`;
}

const SIGNS: Readonly<Record<LineChange["sign"], string>> = { " ": "    ", "-": "  － ", "+": "  ＋ " };

const EXAMPLES = examples(
  "preview 480002",
  "preview 480002 --kind annex-deficiencies",
  "preview 480002 --out 見本.docx",
);
