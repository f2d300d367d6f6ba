import { describe, expect, it } from "vitest";
import { identifyByFileName, identifyInstitution } from "../../pipeline/settle/index.ts";
import { institution, registry } from "../build/registry.ts";
import { field, submission } from "../build/results.ts";

const known = registry([
  institution("482013", "青葉市"),
  institution("492019", "青葉市", { supervisor: "490008" }),
  institution("482030", "月見市"),
  institution("493015", "桜ヶ丘町", { supervisor: "490008" }),
  institution("012017", "北野市"),
]);

/** The code found, or the finding that says why there is none; `!` marks a mismatch. */
function identify(file: string, code: string | null, name: string | null): string {
  const found = identifyInstitution(
    submission(file, { code: code === null ? null : field(code), name: name === null ? null : field(name) }),
    known,
  );
  return found.institution === null ? found.code : found.institution.code + (found.mismatch === null ? "" : "!");
}

describe("the code in the sheet, else the name, else the code at the start of the file name", () => {
  it.each<[string, string, string | null, string | null, string]>([
    ["code", "x.xlsx", "482030", null, "482030"],
    ["code in full width", "x.xlsx", "４８２０３０", null, "482030"],
    ["code that lost its zero", "x.xlsx", "12017", null, "012017"],
    ["name", "x.xlsx", null, "月見市", "482030"],
    ["name in another spelling", "x.xlsx", null, "桜ケ丘 町", "493015"],
    ["file name", "482030_月見市.xlsx", null, null, "482030"],
    ["file name, zero lost", "12017.xlsx", null, null, "012017"],
    ["file name, full width", "４８２０３０　点検.xlsx", null, null, "482030"],
    ["code and name agree", "482030.xlsx", "482030", "月見市", "482030"],
    ["code tells homonyms apart", "x.xlsx", "492019", "青葉市", "492019"],
    ["file name tells homonyms apart", "492019.xlsx", null, "青葉市", "492019"],
    ["nothing at all", "点検.xlsx", null, null, "institution-unknown"],
    ["unknown code", "点検.xlsx", "999999", null, "institution-unknown"],
    ["unknown name", "点検.xlsx", null, "夕凪市", "institution-unknown"],
    ["code inside the file name", "自己点検表_482030.xlsx", null, null, "482030"],
    ["a folder names nobody", "482030_月見市/点検表.xlsx", null, null, "institution-unknown"],
    ["name in the file name", "自己点検表（月見市）.xlsx", null, null, "482030"],
    ["name in the file name, homonyms told apart by the folder", "架空第2県/青葉市.xlsx", null, null, "492019"],
    ["name in the file name, homonyms", "青葉市.xlsx", null, null, "institution-ambiguous"],
    ["a code in a longer number", "20482030.xlsx", null, null, "institution-unknown"],
    ["what the sheet says, whatever the file name", "月見市.xlsx", null, "夕凪市", "institution-unknown"],
    ["code and name in one cell", "x.xlsx", "482030（月見市）", null, "482030"],
    ["name with its office and section", "x.xlsx", null, "月見市役所　総務課", "482030"],
    ["name with a section in brackets", "x.xlsx", null, "月見市（総務課）", "482030"],
    ["name without 市, with a finding", "x.xlsx", null, "月見", "482030!"],
    ["a longer name that begins alike", "x.xlsx", null, "月見市場町役場", "institution-unknown"],
  ])("%s: %s, %s, %s → %s", (_, file, code, name, expected) => {
    expect(identify(file, code, name)).toBe(expected);
  });
});

describe("two that disagree are a mismatch", () => {
  it.each<[string, string, string | null, string | null, string]>([
    ["code and name", "x.xlsx", "482030", "桜ヶ丘町", "institution-mismatch"],
    ["code and unknown name", "x.xlsx", "482030", "夕凪市", "482030!"],
    ["unknown code and name", "x.xlsx", "999999", "月見市", "482030!"],
    ["code and file name", "012017_a.xlsx", "482030", null, "institution-mismatch"],
    ["name and file name", "012017_a.xlsx", null, "月見市", "institution-mismatch"],
    ["but not other digits before the file name", "20270210_a.xlsx", "482030", null, "482030"],
  ])("%s", (_, file, code, name, expected) => {
    expect(identify(file, code, name)).toBe(expected);
  });
});

describe("homonyms", () => {
  it.each([
    ["架空第1県/青葉市.xlsx", "482013"],
    ["提出/架空第２県 分/青葉市.xlsx", "492019"],
    ["490008/青葉市.xlsx", "492019"],
    ["青葉市.xlsx", "institution-ambiguous"],
    ["架空第1県/架空第2県/青葉市.xlsx", "institution-ambiguous"],
    ["その他/青葉市.xlsx", "institution-ambiguous"],
  ])("%s → %s", (file, expected) => {
    expect(identify(file, null, "青葉市")).toBe(expected);
  });
});

it("a file that cannot be read is known by the code that begins its name", () => {
  const paths = ["a/482030_x.pdf", "x/点検.pdf", "999999.pdf"];
  expect(paths.map((path) => identifyByFileName(path, known)?.code)).toEqual(["482030", undefined, undefined]);
});

describe("for whom the form was made", () => {
  const tagged = (file: string, code: string | null, name: string | null, made: string): string => {
    const fields = { code: code === null ? null : field(code), name: name === null ? null : field(name) };
    const tag = { institution: made, cycle: "令和8年度 定期点検", form: "2.0" };
    const found = identifyInstitution(submission(file, { ...fields, tag }), known);
    return found.institution === null ? found.code : found.institution.code + (found.mismatch === null ? "" : "!");
  };
  it.each<[string, string, string | null, string | null, string, string]>([
    ["counts where nobody wrote anything", "点検.xlsx", null, null, "482030", "482030"],
    ["tells homonyms apart", "点検.xlsx", null, "青葉市", "492019", "492019"],
    ["never counts against what is written", "点検.xlsx", "482013", "青葉市", "482030", "482013"],
    ["never counts against the file name", "482013.xlsx", null, null, "482030", "482013"],
    ["never stands in for an unknown name", "点検.xlsx", null, "夕凪市", "482030", "institution-unknown"],
    ["says nothing where it is nobody's", "点検.xlsx", null, null, "999999", "institution-unknown"],
  ])("%s", (_, file, code, name, made, expected) => {
    expect(tagged(file, code, name, made)).toBe(expected);
  });
});

it("a refusal says what was found; what to do about it is the code's to say", () => {
  const place = { sheet: "表", cell: "B9" };
  const refused = [
    submission("点検.xlsx", { name: field("青葉市・月見市") }),
    submission("点検.xlsx", { name: field("月見市"), otherForms: [{ code: null, name: field("青葉市") }] }),
    submission("青葉市.xlsx", { name: field("青葉市") }),
    submission("点検.xlsx", { unreadLabels: [{ label: "組織", value: { text: "月見市", place } }] }),
  ].map((one) => identifyInstitution(one, known));
  const said = refused.map((one) => (one.institution === null ? [one.code, one.message] : []));
  expect(said.map(([code]) => code)).toEqual([
    ...Array.from({ length: 3 }, () => "institution-ambiguous"),
    "institution-unknown",
  ]);
  for (const [, message] of said) expect(message).toMatch(/^(?!.*ください).*。$/u);
});
