import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../bundle/guide.mjs";

const pages = readdirSync("docs").filter((name) => name.endsWith(".md"));
/** In English: how the folder is made, how tests are tested. */
const FOR_MAINTAINERS = new Set(["make-the-folder.html", "mutation-testing.html", "catalog-provenance.html"]);
const rendered = new Map(
  pages.map((name) => [
    name.replace(/\.md$/u, ".html"),
    renderPage(readFileSync(`docs/${name}`, "utf8"), "torimatome"),
  ]),
);

describe("every page of docs/", () => {
  it.each([...rendered])("%s: every link leads to a page, a heading or a file that is there", (self, html) => {
    const lost = Array.from(html.matchAll(/(?:href|src)="([^"]*)"/gu), ([, address = ""]) => address)
      .filter((address) => address !== "style.css" && !/^[a-z]+:/u.test(address))
      .filter((address) => {
        const [page = "", heading] = decodeURIComponent(address).split("#");
        const target = rendered.get(page === "" ? self : page);
        if (target === undefined) return page.endsWith(".md") || !existsSync(`docs/${page}`);
        return heading !== undefined && !target.includes(` id="${heading}"`);
      });
    expect(lost).toEqual([]);
  });

  it.each([...rendered])("%s: speaks of no npm to offices that have none", (self, html) => {
    if (FOR_MAINTAINERS.has(self)) return;
    expect(html).not.toMatch(/\bnpm\b|node_modules|<!--|&lt;!--/u);
  });

  it.each([...rendered])("%s: every table is one", (_, html) => {
    const text = html.replace(/<pre>[\s\S]*?<\/pre>/gu, "");
    expect(text).not.toMatch(/@@table|^\s*\|/mu);
    expect(text.split("<table>")).toHaveLength(text.split("</table>").length);
  });
});

it("shows tables, also in lists, as GitHub does", () => {
  const html = renderPage(
    "# 題\n\n1. 次の表\n\n   | A \\| B | `x` |\n   |---|---|\n   | - 1 | <b> |\n\n```\n| a |\n|---|\n```\n",
    "torimatome",
  );
  expect(html).toContain("<tr><th>A | B</th><th><code>x</code></th></tr>");
  expect(html).toContain("<tr><td>- 1</td><td>&lt;b&gt;</td></tr>");
  expect(html).toContain("<pre><code>| a |\n|---|\n</code></pre>");
  expect(html).toContain("<title>題</title>");
});

it("tells headings of the same words apart", () => {
  expect(renderPage("## 4. 直す（例）\n\n## 4. 直す（例）\n", "torimatome")).toMatch(
    /id="4-直す例"[\s\S]*id="4-直す例-1"/u,
  );
});
