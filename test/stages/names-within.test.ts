/** Every body's reports have a folder of their own, on Linux, Windows and macOS. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { namesWithin, paperName, shortCycle } from "../../pipeline/stages/names-within.ts";

type Named = { readonly code: string; readonly name: string };

const foldersOf = (...bodies: readonly (readonly [code: string, name: string])[]): readonly (string | undefined)[] => {
  const folders = namesWithin(
    "reports",
    bodies.map(([code, name]) => ({ code, name })),
  );
  return bodies.map(([code]) => folders.get(code)?.slice("reports/".length));
};

it.each([
  ["480002", "架空第1県", "480002_架空第1県"],
  ["990001", "一般財団法人　架空（支部）・協議会", "990001_一般財団法人　架空（支部）・協議会"],
  ["A/1", 'b:c*?"<>|\\', "A_1_b_c_______"],
  ["A1", "県. ", "A1_県"],
  ["..", "..", "_._"],
  [".隠し", "県", "_隠し_県"],
  ["NUL.1", "甲", "NUL_.1_甲"],
  ["con .x", "甲", "con_ .x_甲"],
  ["CONSUL.1", "甲", "CONSUL.1_甲"],
  ["C1", "\u202E県\u001B[2J\u2066\n", "C1__県_[2J__"],
  ["C2", "か\u3099く", "C2_がく"],
  ["C3", "葛\u{E0100}城県", "C3_葛\u{E0100}城県"],
  ["L1", "長".repeat(200), `L1_${"長".repeat(56)}…`],
  ["L2", "𠮷".repeat(60), `L2_${"𠮷".repeat(43)}…`],
  ["L3", `${"a".repeat(50)}${" .".repeat(40)}`, `L3_${"a".repeat(50)}`],
])("%j %j has the folder %j", (code, name, folder) => {
  expect(foldersOf([code, name])).toEqual([folder]);
});

it("bodies whose names become one are told apart, and an ordinary one keeps its name", () => {
  expect(foldersOf(["C:1", "甲"], ["C/1", "甲"], ["C_1", "甲"])).toEqual(["C_1_甲_3", "C_1_甲_2", "C_1_甲"]);
  expect(foldersOf(["D", "E_F"], ["D_E", "F"])).toEqual(["D_E_F", "D_E_F_2"]);
  expect(foldersOf(["a1", "甲"], ["A1", "甲"], ["A1_甲", "2"])).toEqual(["a1_甲_3", "A1_甲", "A1_甲_2"]);
  expect(foldersOf(["X", "県\u200B"], ["x", "県"])).toEqual(["X_県\u200B", "x_県_2"]);
});

it("long names that begin alike are told apart within the limit", () => {
  const long = "長".repeat(100);
  const folders = foldersOf(["L", `${long}甲`], ["l", `${long}乙`]);
  expect(folders).toEqual([`L_${"長".repeat(57)}…`, `l_${"長".repeat(55)}…_2`]);
});

const word = fc.string({
  unit: fc.constantFrom(
    "a",
    "A",
    "_",
    "/",
    ":",
    ".",
    " ",
    "が",
    "か\u3099",
    "\u202E",
    "\u200B",
    "2",
    "長".repeat(30),
    "𠮷",
    "con",
  ),
  minLength: 1,
  maxLength: 6,
});
const bodies: fc.Arbitrary<readonly Named[]> = fc.uniqueArray(fc.record({ code: word, name: word }), {
  selector: ({ code }) => code,
  maxLength: 12,
});

it("whatever the names, no two folders are the same, and each is a name that every system takes", () => {
  fc.assert(
    fc.property(bodies, (given) => {
      const folders = [...namesWithin("reports", given).values()].map((folder) => folder.slice("reports/".length));
      const onOtherSystems = folders.map((folder) => folder.normalize("NFD").replaceAll("\u200B", "").toLowerCase());
      expect(new Set(onOtherSystems).size).toBe(given.length);
      for (const folder of folders) {
        expect(folder).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]|[. ]$|^[. ]|^con *(?:\.|$)/iu);
        expect(Buffer.byteLength(folder)).toBeLessThanOrEqual(180);
        expect(Array.from(folder).length).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns: 500 },
  );
});

it("the order of the registry's rows does not matter", () => {
  fc.assert(
    fc.property(bodies, (given) => {
      expect(new Map([...namesWithin("reports", given)].sort())).toEqual(
        new Map([...namesWithin("reports", [...given].reverse())].sort()),
      );
    }),
  );
});

it.each([
  ["取りまとめ報告書", "架空第1県", "令和8年度 定期点検", "取りまとめ報告書_架空第1県_令和8年度 定期点検"],
  ["5_様02-06 報告書", 'a/b:"c"', "令和8年度／定期?", "5_様02-06 報告書_a_b__c__令和8年度／定期_"],
  ["別冊1", "長".repeat(40), "令和8年度 定期点検", `別冊1_${"長".repeat(40)}_令和8年度 定期点検`],
  ["別冊1", "長".repeat(50), "令和8年度 定期点検", `別冊1_${"長".repeat(44)}…_令和8年度 定期点検`],
  ["別冊1", "長".repeat(50), "点".repeat(60), `別冊1_${"長".repeat(34)}…_${"点".repeat(19)}…`],
])("paper %j of %j in the cycle %j is called %j", (title, name, cycle, called) => {
  expect(paperName(title, name, cycle)).toBe(called);
  expect(Array.from(called).length).toBeLessThanOrEqual(60);
});

it("of names with an ending, what stands before it is cut and numbered", () => {
  const [long, ending] = ["長".repeat(100), `_様02-06_${shortCycle("令和8年度 定期点検")}`];
  const names = namesWithin(
    "reports/OP",
    [
      { code: "L", name: `${long}甲` },
      { code: "l", name: `${long}乙` },
    ],
    ending,
  );
  expect([...names.values()]).toEqual([
    `reports/OP/L_${"長".repeat(39)}…${ending}`,
    `reports/OP/l_${"長".repeat(37)}…_2${ending}`,
  ]);
});
