/** The page as one file: markup, look, programs and data in it, and nothing that it would load. */
import { escapeXml } from "../lib/escape-xml.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import type { CheckerScope } from "../model/checker-scope.ts";
import { STYLE } from "./style.ts";

/** By which the page finds its own parts. */
export const PAGE_PARTS = {
  chooser: "chooser",
  drop: "drop",
  state: "state",
  results: "results",
  reader: "reader",
  scope: "scope",
} as const;

/** The programs, as the bundler makes them: one that the page runs, one that it hands to its worker. */
interface CheckerPrograms {
  readonly page: string;
  readonly reader: string;
}

/** What the page is made of. */
export interface CheckerParts {
  readonly programs: CheckerPrograms;
  readonly scope: CheckerScope;
  /** After which the page gives a file up. */
  readonly seconds: number;
  /** SHA-256 of a text's UTF-8, in base64. */
  readonly digest: (text: string) => string;
}

/** The page's text in two parts. What comes last is nearly all of it, and the same for all institutions of a cycle. */
export interface CheckerPage {
  readonly head: string;
  readonly tail: string;
}

/** @throws Error where the bundler has made a program that cannot stand in a page */
export function checkerPage({ programs, scope, seconds, digest }: CheckerParts): CheckerPage {
  const { page, reader } = programs;
  // Inside a script element these letters would end it, or change where it ends.
  if (/<\/script|<!--/iu.test(page)) throw new Error("The page's program holds what a script element cannot.");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digest(page)}'`,
    `style-src 'sha256-${digest(STYLE)}'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(`点検表チェック（${scope.cycle.name}）`)}</title>
<style>${STYLE}</style>
</head>
<body>
${heading(scope)}
${main()}
${FOOTER}
<script type="application/json" id="${PAGE_PARTS.scope}" data-seconds="${String(seconds)}">${dataOf(scope)}</script>
`;
  const tail = `<script type="application/json" id="${PAGE_PARTS.reader}">${dataOf(reader)}</script>
<script>${page}</script>
</body>
</html>
`;
  return { head, tail };
}

/** JSON in which no letter can end the element that holds it. */
function dataOf(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function heading({ cycle, institution }: CheckerScope): string {
  const about = [
    ...(institution === null ? [] : [`機関: ${institution.code} ${institution.name}`]),
    `点検区分: ${cycle.kind}`,
    `提出期限: ${formatWareki(cycle.deadline)}`,
    `様式: 第${cycle.formVersion}版`,
  ];
  return `<header><div>
<h1>点検表チェック</h1>
<p>${escapeXml(`「${cycle.name}」の自己点検表を送付する前に、記入漏れや書き間違いがないかを確かめるページです。`)}</p>
<ul class="about">${about.map((text) => `<li>${escapeXml(text)}</li>`).join("")}</ul>
</div></header>`;
}

function main(): string {
  return `<main>
<noscript><p>このページは、ブラウザーのJavaScriptが使えるときに動きます。使えるようにできないときは、このページを使わずに、いつもの方法で送付してください。</p></noscript>
<section id="choose" aria-labelledby="choose-title">
<h2 id="choose-title">1　点検表を選ぶ</h2>
<div id="${PAGE_PARTS.drop}">
<p id="choose-how">記入した点検表を、この枠の中に置くか、次のボタンで選んでください。</p>
<input type="file" id="${PAGE_PARTS.chooser}" multiple disabled accept=".xlsx,.xlsm,.xls,.ods,.csv,.xlsb" aria-describedby="choose-how choose-note">
<label for="${PAGE_PARTS.chooser}">点検表のファイルを選ぶ</label>
<p id="choose-note">Excelブック（.xlsx、.xlsm、.xls）、OpenDocument（.ods）、CSV（.csv）を読み取れます。選んだファイルは、このパソコンの中だけで読み取ります。どこにも送信せず、ファイルを書き換えることもありません。</p>
</div>
</section>
<section aria-labelledby="results-title">
<h2 id="results-title">2　結果を見る</h2>
<p id="${PAGE_PARTS.state}" role="status">点検表を選ぶと、ここに結果を示します。</p>
<div id="${PAGE_PARTS.results}"></div>
</section>
</main>`;
}

const FOOTER = `<footer><div>
<p>受け取った側が取りまとめで行う確認と、同じ読み取り方と同じ決まりで確かめています。「送付できます」は、記入の形が整っていることを示すもので、回答の内容が適切であることを示すものではありません。</p>
<p>このページから送付することはできません。確かめ終わったら、依頼のあった方法で送付してください。</p>
</div></footer>`;
