/** Forms in the outputs folder: which ones, what stands in them, and that nothing that a person edited is lost. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FormOptions } from "../../pipeline/model/run-options.ts";
import { makeForms, type MadeForms } from "../../pipeline/stages/make-forms.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { desk, type Desk } from "../build/folder.ts";

const AOBA = "forms/480002_架空第1県/482013_青葉市_自己点検表.xlsx";
let at: Desk;
beforeEach(() => {
  at = desk();
});
afterEach(() => {
  at.clear();
});

const make = (more: Partial<FormOptions> = {}): Promise<MadeForms> => {
  const { inputs, outputs, templates } = at.options;
  return makeForms(
    { inputs, outputs, templates, only: null, body: null, previous: null, withChecker: false, ...more },
    at.shell,
  );
};
const path = (name: string): string => join(at.folder, "outputs", name);
const files = (): readonly string[] =>
  readdirSync(path("forms"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:xlsx|zip)$/u.test(name))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
const put = (name: string, content: Uint8Array | string): void => {
  mkdirSync(dirname(path(name)), { recursive: true });
  writeFileSync(path(name), content);
};
/** What an earlier cycle left. */
const leave = (folder: string, name: string, asOf: string, remark: string): void => {
  put(`${folder}/run.json`, JSON.stringify({ asOf, cycle: { name, formVersion: "2.0" }, reports: [], data: [] }));
  put(`${folder}/data/answers.csv`, `\uFEFFinstitution_code,measure,answer,remark\r\n482013,1,planned,${remark}\r\n`);
};
async function besides(name = AOBA): Promise<readonly string[]> {
  const { sheets } = await readWorkbook(readFileSync(path(name)));
  return (sheets[0]?.cells ?? []).filter(({ row, column }) => row === 12 && column > 7).map(({ text }) => text);
}

describe("npm start -- form", () => {
  it("makes one for each institution, and an archive for each body that has them all", async () => {
    const made = await make();
    expect(made).toMatchObject({ forms: 12, written: 17, edited: [], unwritten: [], previous: null });
    expect(files().filter((name) => name.endsWith(".xlsx"))).toHaveLength(12);
    const packed = unzipSync(readFileSync(path("forms/480002_架空第1県.zip")));
    expect(Object.keys(packed).sort()).toEqual(readdirSync(path("forms/480002_架空第1県")).sort());
    expect(packed["482013_青葉市_自己点検表.xlsx"]).toEqual(new Uint8Array(readFileSync(path(AOBA))));
  });

  it("does nothing a second time", async () => {
    await make();
    expect(await make()).toMatchObject({ forms: 12, written: 0, edited: [] });
  });

  it("makes those that are asked for, and no archive that would be taken for all", async () => {
    expect(await make({ only: ["482013", "482030"] })).toMatchObject({ forms: 2, archives: [] });
    expect(files()).toEqual([
      "480002_架空第1県/482013_青葉市_自己点検表.xlsx",
      "480002_架空第1県/482030_月見市_自己点検表.xlsx",
    ]);
    expect(await make({ body: "480002" })).toMatchObject({ archives: ["forms/480002_架空第1県.zip"] });
  });

  it("refuses codes that are nobody's, and writes nothing", async () => {
    const refused = make({ only: ["482013", "999999"], body: "XX" });
    await expect(refused).rejects.toMatchObject({ exitCode: 2, faults: [{ where: "--body" }, { where: "--only" }] });
    expect(existsSync(path("forms"))).toBe(false);
  });

  it("leaves a form that a person edited, puts that one into the archive, and says so", async () => {
    await make();
    writeFileSync(path(AOBA), "手直し");
    expect(await make()).toMatchObject({ edited: [AOBA], written: 1 });
    expect(readFileSync(path(AOBA), "utf8")).toBe("手直し");
    const packed = unzipSync(readFileSync(path("forms/480002_架空第1県.zip")));
    expect(Buffer.from(packed["482013_青葉市_自己点検表.xlsx"] ?? []).toString()).toBe("手直し");
  });

  it("takes a file of which it does not know that it wrote it for a person's", async () => {
    put(AOBA, "前からあるファイル");
    expect(await make()).toMatchObject({ edited: [AOBA] });
  });
});

describe("what was answered last time", () => {
  it("stands beside, from the last cycle of the archive that had this form", async () => {
    leave("archive/令和6年度", "令和6年度 定期点検", "2025-03-31", "令和7年9月");
    leave("archive/令和7年度", "令和7年度 定期点検", "2026-03-31", "令和8年9月");
    leave("archive/今回", "令和8年度 定期点検", "2027-03-01", "令和9年9月");
    expect((await make({ only: ["482013"] })).previous).toBe("令和7年度 定期点検");
    expect(await besides()).toEqual(["△", "令和8年9月"]);
  });

  it("stands beside, from the outputs of a cycle that is over only now, and those go to the archive first", async () => {
    leave(".", "令和7年度 定期点検", "2026-03-31", "令和8年9月");
    put("forms/480002_架空第1県/前回の様式.xlsx", "前回");
    expect(await make({ only: ["482013"] })).toMatchObject({ previous: "令和7年度 定期点検", edited: [] });
    expect(await besides()).toEqual(["△", "令和8年9月"]);
    expect(files()).toEqual(["480002_架空第1県/482013_青葉市_自己点検表.xlsx"]);
    expect(existsSync(path("archive/令和7年度 定期点検/forms/480002_架空第1県/前回の様式.xlsx"))).toBe(true);
  });

  it("stands beside, from the folder that is named", async () => {
    leave("前回", "令和7年度 定期点検", "2026-03-31", "令和8年9月");
    await make({ only: ["482013", "482030"], previous: path("前回") });
    expect(await besides()).toEqual(["△", "令和8年9月"]);
    expect(await besides("forms/480002_架空第1県/482030_月見市_自己点検表.xlsx")).toEqual([]);
  });

  it("is refused where the folder holds this cycle, or none", async () => {
    await expect(make({ previous: path("何もない") })).rejects.toMatchObject({ exitCode: 2 });
    leave("今回", "令和8年度 定期点検", "2027-03-01", "");
    await expect(make({ previous: path("今回") })).rejects.toMatchObject({ exitCode: 2 });
    put("今回/run.json", "{");
    await expect(make({ previous: path("今回") })).rejects.toMatchObject({ exitCode: 2 });
  });
});
