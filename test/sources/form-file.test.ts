import { describe, expect, it } from "vitest";
import { formFiles, formOfVersion } from "../../pipeline/sources/index.ts";

const names = ["annex2-v2.10.xlsx", "annex2-v2.9.xlsx", "annex2-v10.0.xlsx", "annex2-v3.xlsx", "styles.docx"];

describe("the forms of a folder", () => {
  it("stand in the order of their versions", () => {
    expect(formFiles(names).map(({ version }) => version)).toEqual(["2.9", "2.10", "3.0", "10.0"]);
  });

  it.each(["~$annex2-v2.0.xlsx", "annex2-v2.0 (1).xlsx", "annex2-v2.0.xls", "annex2-v.xlsx", "annex2-v2.0-旧.xlsx"])(
    "%s is none",
    (name) => {
      expect(formFiles([name])).toEqual([]);
    },
  );

  it.each([
    ["2.9", "annex2-v2.9.xlsx"],
    ["3.0", "annex2-v3.xlsx"],
    ["10.0", "annex2-v10.0.xlsx"],
    ["2.0", undefined],
    ["1.0", undefined],
  ])("version %s is %s", (version, file) => {
    expect(formOfVersion(formFiles(names), version)?.file).toBe(file);
  });
});
