import { describe, expect, it } from "vitest";
import { contradictsKind, contradictsVersion } from "../../pipeline/validate/stated-form.ts";
import type { CycleKind } from "../../pipeline/model/registry.ts";

describe("another 点検区分 than the cycle's", () => {
  it.each<[string, CycleKind, boolean]>([
    ["定期点検", "定期点検", false],
    ["定 期 点 検", "定期点検", false],
    ["随時点検", "定期点検", true],
    ["随時点検（変更時）", "定期点検", true],
    ["接続申請時", "定期点検", true],
    ["定期点検", "接続申請時", true],
    ["随時点検", "接続申請時", false],
    ["随時点検（接続申請時）", "接続申請時", false],
    ["随時点検（変更時）", "接続申請時", true],
    ["接続の申請時", "接続申請時", false],
    // Printed choices, and blanks.
    ["定期点検・随時点検", "変更時", false],
    ["定期点検、接続申請時、基本計画策定時、変更時のいずれか", "定期点検", false],
    ["□定期点検　□随時点検", "定期点検", false],
    ["☑定期点検　□随時点検", "定期点検", false],
    ["□定期点検　☑随時点検", "定期点検", true],
    ["■定期点検　□随時点検", "接続申請時", true],
    ["令和8年度", "定期点検", false],
  ])("%s in a cycle of %s: %s", (text, kind, contradicts) => {
    expect(contradictsKind(text, kind)).toBe(contradicts);
  });
});

describe("another version of the form", () => {
  it.each<[string, string, boolean]>([
    ["別紙2 第2.0版", "2.0", false],
    ["第２．０版", "2.0", false],
    ["第2版", "2.0", false],
    ["第2版", "2.1", false],
    ["2.0", "2.0", false],
    ["2", "2.0", false],
    ["Ver.2.0", "2.0", false],
    ["別紙２　第１．０版", "2.0", true],
    ["第1版", "2.0", true],
    ["第2.1版", "2.0", true],
    ["Ver.1.0", "2.0", true],
    ["施行準備版", "2.0", false],
    ["令和8年版", "2.0", false],
  ])("%s where the cycle has %s: %s", (text, version, contradicts) => {
    expect(contradictsVersion(text, version)).toBe(contradicts);
  });
});

it.each([
  ["第10.12版", "10.12", false],
  ["第10.1版", "10.12", true],
  ["第10.2版", "10.12", true],
  ["第1.12版", "10.12", true],
  ["第2.0版", "2", false],
  ["第2.1版", "2", true],
  ["第12版", "2", true],
  ["第3版", "改2", false],
])("%s is another version than %s: %s", (text, version, contradicts) => {
  expect(contradictsVersion(text, version)).toBe(contradicts);
});
