import { expect, it } from "vitest";
import { listed, quoted, quotedName, quotedPath } from "../../../pipeline/lib/japanese/quoted.ts";

it.each([
  ["あ\n い\tう", "あ い う"],
  ["令和9年9月　整備\u3000\u3000予定", "令和9年9月　整備 予定"],
  ["𠮷".repeat(100), "𠮷".repeat(100)],
  ["𠮷".repeat(101), `${"𠮷".repeat(100)}…`],
  ["長".repeat(1_900_000), `${"長".repeat(100)}…`],
  [`短い${" ".repeat(1_900_000)}`, "短い …"],
  ["\u001B[2J\u202E", "\\u{1B}[2J\\u{202E}"],
  ["\u202E".repeat(50), `${"\\u{202E}".repeat(12)}\\u{2…`],
])("a text is quoted on one line, cut where it is long", (text, shown) => {
  expect(quoted(text)).toBe(shown);
});

it("a name is cut sooner", () => {
  expect(quotedName("長".repeat(61))).toBe(`${"長".repeat(60)}…`);
});

it.each([
  ["県/市.xlsx", "県/市.xlsx"],
  [`${"県/".repeat(200)}市.xlsx`, `…${`${"県/".repeat(200)}市.xlsx`.slice(-200)}`],
])("of a path the end is shown", (path, shown) => {
  expect(quotedPath(path)).toBe(shown);
});

it("a list tells how many more there are", () => {
  const cells = Array.from({ length: 29 }, (_, index) => `E${String(index + 1)}`);
  expect(listed(cells, { counter: "か所" })).toBe("E1、E2、E3、E4、E5、E6、E7、E8、E9、E10ほか19か所");
  expect(listed(cells.slice(0, 10))).toBe(cells.slice(0, 10).join("、"));
  expect(listed(cells, { between: "・", most: 2 })).toBe("E1・E2ほか27");
});
