/** The sender's checker as a file: what it carries, what it does not, and that it judges as the run does. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { checkerScope, scopeOfChecker } from "../../pipeline/model/checker-scope.ts";
import type { Registry } from "../../pipeline/model/registry.ts";
import { NO_DECISIONS } from "../../pipeline/settle/index.ts";
import { createInspector } from "../../pipeline/stages/inspect.ts";
import { createJudge } from "../../pipeline/stages/judge-file.ts";
import { makeChecker } from "../../pipeline/stages/make-checker.ts";
import { makeForms } from "../../pipeline/stages/make-forms.ts";
import { createFileReader } from "../../pipeline/stages/read-file.ts";
import { loadRegistry } from "../../pipeline/stages/source-books.ts";
import { catalog } from "../build/catalog.ts";
import { desk, type Desk } from "../build/folder.ts";

let at: Desk;
let registry: Registry;
beforeAll(async () => {
  at = desk();
  ({ registry } = await loadRegistry(
    (folder, name) => at.shell.loadRequired(folder, name),
    at.options.inputs,
    "registry.xlsx",
  ));
});
afterAll(() => {
  at.clear();
});

const make = async (
  out: string,
  institution: string | null = null,
): Promise<{ readonly name: string; readonly text: string }> => {
  const { inputs, templates } = at.options;
  const name = await makeChecker({ out: join(at.folder, out), inputs, templates, institution }, at.shell);
  return { name, text: readFileSync(join(at.folder, out, name), "utf8") };
};

describe("npm start -- checker", () => {
  it("carries the form and the cycle, and of the registry nothing", async () => {
    const { name, text } = await make("a");
    expect(name).toBe("点検表チェック.html");
    expect(text).toContain("令和8年度 定期点検");
    expect(namesIn(text)).toEqual([]);
    expect((await make("b")).text).toBe(text);
  });

  it("carries of one institution its code and name, and nobody else's", async () => {
    const { name, text } = await make("a", "482013");
    expect(name).toBe("482013_青葉市_点検表チェック.html");
    expect(text).toContain("機関: 482013 青葉市");
    expect(namesIn(text)).toEqual(["482013", "青葉市"]);
  });

  it("lets nothing out: a policy that names its one program and its one look by their digests, and no address", async () => {
    const { text } = await make("c");
    const digest = (content = ""): string => createHash("sha256").update(content).digest("base64");
    const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(text) ?? [];
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${digest(/<script>([^]*?)<\/script>/u.exec(text)?.[1])}'`,
      `style-src 'sha256-${digest(/<style>([^]*?)<\/style>/u.exec(text)?.[1])}'`,
      "worker-src blob:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(text.match(/<script/gu)).toHaveLength(3);
    expect(text).not.toMatch(/<(?:link|img|iframe|a|form|object|embed)[\s>]/u);
  });

  it("writes over nothing, and knows who takes part", async () => {
    await expect(make("c")).rejects.toMatchObject({ exitCode: 2 });
    await expect(make("d", "999999")).rejects.toMatchObject({ exitCode: 2, faults: [{ where: "--institution" }] });
  });
});

it("judges each workbook of the example as a run with the whole registry does", async () => {
  const { cycle, institutions } = registry;
  const { inspected } = scopeOf(cycle, catalog.measures);
  const asRun = createInspector({ cycle, registry, inspected, asOf: cycle.referenceDate, decisions: NO_DECISIONS });
  const read = createFileReader({ catalog, inspected, referenceDate: cycle.referenceDate });
  const books = readdirSync(at.options.inputs, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.xls\w?$/u.test(path) && path !== "registry.xlsx",
  );
  let judged = 0;
  for (const path of books) {
    const bytes = new Uint8Array(readFileSync(join(at.options.inputs, path)));
    const inspection = asRun(path, await read(path, bytes, []));
    const own = institutions.find(({ code }) => code === inspection.institutionCode);
    if (own === undefined) continue;
    const scope = scopeOfChecker(catalog, cycle, own);
    expect(checkerScope.parse(scope)).toEqual(scope);
    expect(await createJudge(scope)(path, bytes)).toEqual(inspection);
    judged++;
  }
  expect(judged).toBeGreaterThan(8);
});

it("form --with-checker puts form, checker and a word on both together for each institution, and these for each body", async () => {
  const { inputs, outputs, templates } = at.options;
  const asked = { inputs, outputs, templates, only: null, body: "480002", previous: null, withChecker: true };
  const made = await makeForms(asked, at.shell);
  expect(made).toMatchObject({ archives: ["forms/480002_架空第1県.zip"], unwritten: [] });
  const load = (path: string): Buffer => readFileSync(join(outputs, "forms", path));
  const kit = unzipSync(load("480002_架空第1県/482013_青葉市_様式一式.zip"));
  expect(Object.keys(kit)).toEqual(["482013_青葉市_自己点検表.xlsx", "点検表チェック.html", "お読みください.txt"]);
  const [form, page, cover] = Object.values(kit).map((bytes) => Buffer.from(bytes));
  expect(form).toEqual(load("480002_架空第1県/482013_青葉市_自己点検表.xlsx"));
  expect(page?.toString()).toBe((await make("e", "482013")).text);
  expect(cover?.toString()).toMatch(
    /^\uFEFF青葉市　御中\r\n[^]*「点検表チェック\.html」をダブルクリックします。[^]*提出期限: 令和9年/u,
  );
  const all = unzipSync(load("480002_架空第1県.zip"));
  expect(Object.keys(all)).toHaveLength(made.forms);
  expect(Object.keys(all)).toContain("482013_青葉市_様式一式.zip");
  expect(await makeForms(asked, at.shell)).toMatchObject({ written: 0, edited: [] });
});

/** Codes and names of the registry that a text holds, but for those that stand in the form's own words. */
function namesIn(text: string): readonly string[] {
  const form = JSON.stringify(catalog);
  return [...registry.institutions, ...registry.bodies]
    .flatMap(({ code, name }) => [code, name])
    .filter((word, index, words) => words.indexOf(word) === index && text.includes(word) && !form.includes(word));
}
