/** outputs/状況.html: where the cycle stands, for the browser. One page, whole in itself, readable without its script; the same bytes for the same results. */
import { markup, Markup, NOTHING, scriptJson } from "./markup.ts";
import { linkTo } from "./links.ts";
import type { Inline, PageParts, StatusPageInput } from "./page-input.ts";
import { bodyPages } from "./sections/bodies.ts";
import { followUpList } from "./sections/follow-ups.ts";
import { institutionList } from "./sections/institutions.ts";
import { measureList } from "./sections/measures.ts";
import { overview } from "./sections/overview.ts";
import { toPageData } from "./to-page-data.ts";

export type { Inline, PageParts, Paper, PapersByCode, StatusPageInput } from "./page-input.ts";

/** Runs before anything is shown: with a script, one view is shown at a time. */
export const EARLY_SCRIPT = 'document.documentElement.className="js"';

const VIEWS = [
  ["状況", "いまの状況"],
  ["対応", "先に連絡する機関"],
  ["機関", "機関"],
  ["取りまとめ機関", "取りまとめ機関"],
  ["措置", "措置"],
] as const;

/** The page in parts, in the order in which they are written. @throws when a script or style would end before its end. */
export function* statusPage(input: StatusPageInput, parts: PageParts): Generator<string, void> {
  const { name } = input.registry.cycle;
  const data = toPageData(input);
  yield head(name, parts).text;
  yield markup`<body><a class="skip" href="#本文">本文へ</a>
<header><h1>${name}　取りまとめの状況</h1>
<nav aria-label="表示の切替え"><ul>${VIEWS.map(([view, text]) => markup`<li>${linkTo([["表示", view]], text)}</li>`)}</ul></nav></header>
<main id="本文" tabindex="-1">
`.text;
  for (const section of [overview, followUpList, institutionList, bodyPages, measureList])
    yield `${section(input, data).text}\n`;
  yield markup`<section class="view" id="詳細" aria-label="詳細"></section></main>
<footer><p>取りまとめを実行するたびに作り直されます。この画面で直したり書き込んだりはできません。インターネットには接続しません。</p></footer>
<p id="知らせ" class="unseen" role="status"></p>
<script type="application/json" id="data">`.text;
  yield scriptJson(data);
  yield `</script>\n${script(parts.script).text}</body></html>\n`;
}

function head(cycle: string, { style, early, script: { digest } }: PageParts): Markup {
  const policy = [
    "default-src 'none'",
    `script-src '${early.digest}' '${digest}'`,
    `style-src '${style.digest}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return markup`<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="format-detection" content="telephone=no">
<title>${cycle}　取りまとめの状況</title>
${script(early)}<style>${raw(style)}</style></head>
`;
}

function script(inline: Inline): Markup {
  return markup`<script>${raw(inline)}</script>`;
}

/** Our own text, as it is: its digest is of these bytes. */
function raw({ text }: Inline): Markup {
  if (/<\/(?:script|style)|<!--/iu.test(text)) throw new Error("A part of the page would end before its end.");
  return text === "" ? NOTHING : new Markup(text);
}
