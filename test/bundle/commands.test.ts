import { describe, expect, it } from "vitest";
import { commandFiles } from "../../bundle/commands.mjs";

const windows = commandFiles("win-x64");

it("Windows has a file for everything that staff do, Linux but for its own scheduler", () => {
  expect(windows.map(({ name }) => name)).toEqual([
    "取りまとめ.cmd",
    "送付用の様式を作る.cmd",
    "1件を確かめる.cmd",
    "見張る.cmd",
    "定時実行を登録.cmd",
    "定時実行を解除.cmd",
    "torimatome.cmd",
  ]);
  expect(commandFiles("linux-x64").map(({ name }) => name)).toEqual([
    "取りまとめ.sh",
    "送付用の様式を作る.sh",
    "1件を確かめる.sh",
    "見張る.sh",
    "torimatome.sh",
  ]);
});

describe.each(windows)("$name", ({ text }) => {
  it("is ASCII with Windows's ends of lines: cmd reads it in any encoding", () => {
    expect(text).toMatch(/^[\r\n -~]*$/u);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
  });

  it("takes paths only where `!` is a letter, and in quotes", () => {
    const [before = "", after = ""] = text.split("setlocal DisableDelayedExpansion");
    expect(before).not.toMatch(/%/u);
    expect(after).not.toMatch(/!/u);
    expect(after.replace(/"[^"\r\n]*"/gu, "")).not.toMatch(/%~/u);
  });
});

it.each(windows.filter(({ name }) => name !== "torimatome.cmd"))("$name stays open, in UTF-8", ({ text }) => {
  expect(text).toMatch(/chcp 65001[\s\S]*node\.exe[\s\S]*\npause\r\n/u);
});
