/** The Markdown of `docs/` as pages that a browser opens from the disk: no script, links between pages kept. */
import { micromark } from "micromark";

const FENCE = /^\s*(```|~~~)/u;
const TABLE_ROW = /^\s*\|.*\|\s*$/u;
const TABLE_RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/u;

/** What only concerns those who start the program by npm stands between these, in `docs/`. */
const BY_NPM = /<!-- npm だけ -->[\s\S]*?<!-- ここまで npm だけ -->\n*/gu;

/**
 * A page as one HTML file, for those who start the program as `call` says and by its command files.
 *
 * @param {string} markdown headings, tables, lists, code and quotes as GitHub shows them; no HTML but for comments that tell what
 * is for npm only
 * @param {string} call
 */
export function renderPage(markdown, call) {
  const { text, tables } = takeTablesOut(withoutNpm(markdown, call).split(/\r?\n/u));
  const title = text.map((line) => /^# (.+)$/u.exec(line)?.[1]).find((found) => found !== undefined) ?? "手引き";
  /** @type {Map<string, number>} */
  const used = new Map();
  const body = micromark(text.join("\n"))
    .replace(/<p>@@table\d+@@<\/p>|@@table\d+@@/gu, (mark) => tables[Number(/\d+/u.exec(mark)?.[0])] ?? mark)
    .replace(
      /<h[1-6]>.*?<\/h[1-6]>/gu,
      (heading) => `${heading.slice(0, 3)} id="${idOf(heading, used)}"${heading.slice(3)}`,
    )
    .replace(/href="[^":#]+\.md["#]/gu, (address) => address.replace(/\.md(["#])$/u, ".html$1"));
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav><a href="index.html">手引きの目次</a></nav>
<main>
${body}
</main>
</body>
</html>
`;
}

/** In a sentence, the nightly run is the file to double-click. */
function withoutNpm(/** @type {string} */ markdown, /** @type {string} */ call) {
  return markdown
    .replace(BY_NPM, "")
    .replaceAll("`npm start`", "「取りまとめ」")
    .replace(/\bnpm start(?: --)?(?![\w-])/gu, call);
}

/** Tables are GitHub's, which the parser does not know: each leaves a mark in its place. */
function takeTablesOut(/** @type {readonly string[]} */ lines) {
  const text = [];
  /** @type {string[]} */
  const tables = [];
  let isCode = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode || !TABLE_ROW.test(line) || !TABLE_RULE.test(lines[at + 1] ?? "")) {
      text.push(line);
      continue;
    }
    const end = lines.findIndex((next, index) => index > at && !TABLE_ROW.test(next));
    const rows = lines.slice(at, end === -1 ? lines.length : end);
    text.push(`${/^\s*/u.exec(line)?.[0] ?? ""}@@table${String(tables.length)}@@`);
    tables.push(renderTable(rows));
    at += rows.length - 1;
  }
  return { text, tables };
}

function renderTable(/** @type {readonly string[]} */ [head = "", , ...rows]) {
  const row = (/** @type {string} */ line, /** @type {"th" | "td"} */ tag) =>
    `<tr>${cellsOf(line)
      .map((cell) => `<${tag}>${renderInline(cell)}</${tag}>`)
      .join("")}</tr>`;
  return `<table>\n<thead>${row(head, "th")}</thead>\n<tbody>\n${rows.map((line) => row(line, "td")).join("\n")}\n</tbody>\n</table>`;
}

/** A bar in a cell is written `\|`. */
function cellsOf(/** @type {string} */ line) {
  const inner = line.trim().replace(/^\|/u, "").replace(/\|$/u, "");
  return inner.split(/(?<!\\)\|/u).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** A cell is no list and no heading, whatever it begins with. */
function renderInline(/** @type {string} */ words) {
  return words === "" ? "" : micromark(`\u2060${words}`).replace(/^<p>\u2060|<\/p>$/gu, "");
}

/**
 * The address of a heading, as GitHub makes it: a second one of the same words has `-1`.
 *
 * @param {string} html
 * @param {Map<string, number>} used
 */
function idOf(html, used) {
  const words = html.replace(/<[^<>]*>/gu, "").replace(/&[a-z]+;/gu, "");
  const id = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
  const count = used.get(id) ?? 0;
  used.set(id, count + 1);
  return count === 0 ? id : `${id}-${String(count)}`;
}

function escape(/** @type {string} */ text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Beside the pages, as `style.css`. */
export const STYLE = `:root { color-scheme: light; }
body { margin: 0; color: #1a1a1c; background: #fff; font: 1rem/1.75 "BIZ UDPGothic", "Yu Gothic UI", Meiryo, sans-serif; }
nav { padding: 0.75rem 1.5rem; border-bottom: 1px solid #949494; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.4; }
h2 { margin-top: 2.5rem; padding-bottom: 0.25rem; border-bottom: 2px solid #0017c1; font-size: 1.375rem; }
h3 { margin-top: 2rem; font-size: 1.125rem; }
a { color: #0017c1; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #949494; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
th { background: #f2f2f2; }
code, pre { font-family: "BIZ UDGothic", Consolas, monospace; background: #f2f2f2; }
code { padding: 0.1em 0.3em; }
pre { overflow-x: auto; padding: 0.75rem 1rem; }
pre code { padding: 0; }
blockquote { margin: 1rem 0; padding: 0.25rem 1rem; border-left: 4px solid #949494; }
img { max-width: 100%; }
@media print { nav { display: none; } main { max-width: none; padding: 0; } }
`;
