import { expect, it } from "vitest";
import { foldInstitutionName, withoutLegalForm } from "../../../pipeline/lib/japanese/institution-name.ts";

it.each([
  ["㈱架空センター", "株式会社架空センター"],
  ["（株）架空センター", "株式会社 架空センター"],
  ["架空センター(株)", "架空センター株式会社"],
  ["(一財)架空協会", "一般財団法人架空協会"],
  ["（ 公社 ）架空協会", "公益社団法人架空協会"],
  ["架空健保組合", "架空健康保険組合"],
  ["NPO法人架空", "特定非営利活動法人架空"],
])("%s and %s are one name", (a, b) => {
  expect(foldInstitutionName(a)).toBe(foldInstitutionName(b));
});

it.each([
  ["㈱架空センター", "架空センター㈱"],
  ["(一財)架空協会", "(公財)架空協会"],
  ["㈱架空センター", "架空センター"],
])("%s and %s are two", (a, b) => {
  expect(foldInstitutionName(a)).not.toBe(foldInstitutionName(b));
});

it("a name may be asked without its legal form", () => {
  expect(["株式会社架空", "架空株式会社", "架空", "株式会社"].map(withoutLegalForm)).toEqual([
    "架空",
    "架空",
    null,
    null,
  ]);
});
