import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleJson, visibleLine, visibleLines, visibleText } from "../../pipeline/lib/visible-text.ts";

const COMMANDS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]|\p{Bidi_Control}/u;
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "\u001B",
      "\u009B",
      "\u007F",
      "\u202E",
      "\u2066",
      "\u200F",
      "\u061C",
      "\u2029",
      "\n",
      "\r",
      "\t",
      "あ",
      '"',
      "\\",
    ),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});

it.each([
  ["\u001B]0;題\u0007", "\\u{1B}]0;題\\u{7}"],
  ["報告\u202Efdp.exe", "報告\\u{202E}fdp.exe"],
  ["一行目\nエラー: 偽の行", "一行目\\u{A}エラー: 偽の行"],
  ["甲\u2028乙\u0085丙", "甲\\u{2028}乙\\u{85}丙"],
  ["ふつうの文（全角　空白）", "ふつうの文（全角　空白）"],
])("%j on one line", (text, shown) => {
  expect(visibleLine(text)).toBe(shown);
});

it("keeps line ends and tabs of a text, and shows a carriage return alone", () => {
  expect(visibleText("一\n二\r\n三\t四\r五")).toBe("一\n二\r\n三\t四\\u{D}五");
});

it("prints as many lines as there are", () => {
  fc.assert(
    fc.property(fc.array(hostile), (lines) => {
      const printed = visibleLines(lines);
      expect(printed.split("\n")).toHaveLength(lines.length + 1);
      expect(printed).not.toMatch(COMMANDS);
    }),
  );
});

it("leaves no command in a text, and none in JSON, which still says the same", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(visibleText(text.replaceAll("\r\n", "\n"))).not.toMatch(COMMANDS);
      expect(visibleJson({ text })).not.toMatch(COMMANDS);
      expect(JSON.parse(visibleJson({ text }, 1))).toEqual({ text });
    }),
  );
});
