/** A finding as everybody makes it: whose it is, where, and how severe. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { clerkFix, makeFinding } from "../../pipeline/model/finding.ts";

const FOUND = { institutionCode: "482013", file: "a.xlsx", message: "文" };

it("names whose it is and where", () => {
  const place = { sheet: "表", cell: "E8" };
  expect(makeFinding("answer-missing", { ...FOUND, measure: 8, place })).toEqual({
    ...FOUND,
    measure: 8,
    code: "answer-missing",
    severity: "error",
    sheet: "表",
    cell: "E8",
  });
});

it("is about the whole file where no place is given", () => {
  const whole = { ...FOUND, measure: null, code: "form-altered", severity: "warning", sheet: "", cell: "" };
  expect(makeFinding("form-altered", FOUND)).toEqual(whole);
  expect(makeFinding("form-altered", { ...FOUND, measure: null, place: null })).toEqual(whole);
});

it.each([
  ["inspection-date-outside-cycle", undefined, "warning"],
  ["inspection-date-outside-cycle", false, "warning"],
  ["inspection-date-outside-cycle", true, "error"],
  ["submission-late", true, "warning"],
] as const)("%s with worse %s is as severe as the catalogue says: %s", (code, worse, severity) => {
  expect(makeFinding(code, { ...FOUND, ...(worse !== undefined && { worse }) }).severity).toBe(severity);
});

it("tells those who run the program what they can do besides", () => {
  expect(clerkFix("file-encrypted")).toBe(
    "パスワードを外して保存し直すよう依頼してください。パスワードが分かるときは、名簿の「パスワード」シートに記入すると読み取れます。",
  );
  expect(clerkFix("form-blank")).toBe("記入した様式を送り直すよう依頼してください。");
});

it("is put together nowhere else, and nobody else asks how severe a code is", () => {
  const pipeline = new URL("../../pipeline/", import.meta.url);
  const makers = readdirSync(pipeline, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .filter((path) =>
      /FINDING_KINDS\[[^\]]*\]\.severity|severity \} = FINDING|severity: "(?:error|warning|info)"/u.test(
        readFileSync(new URL(path, pipeline), "utf8"),
      ),
    );
  expect(makers.map((path) => path.replaceAll("\\", "/"))).toEqual(["model/finding.ts"]);
});

it.each(["institution-unknown", "institution-ambiguous", "institution-mismatch"] as const)(
  "%s: the office records whose a file is or has it sent again, and writes nothing into it",
  (code) => {
    expect(clerkFix(code)).toMatch(
      /^どの機関の提出かを提出元に確かめ、判断「機関を指定」に記録するか、.*再提出するよう依頼してください。判断は decisions\.xlsx に記入してください。/u,
    );
  },
);
