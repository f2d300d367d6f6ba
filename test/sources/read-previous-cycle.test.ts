/** Tables of an earlier cycle, as runs of then have left them. */
import { describe, expect, it } from "vitest";
import { readPastCycle, readPastRun, type PastTables } from "../../pipeline/sources/index.ts";

const RUN = { asOf: "2026-03-31", cycle: { name: "令和7年度 定期点検", formVersion: "2.0" } };
const ANSWERS = [
  "institution_code,measure,answer,planned_on,remark,raw_mark,file,sheet,cell,institution_name,measure_title",
  '012017,1,planned,2026-09-30,"令和8年9月に、更改",△,a/b.xlsx,表,E12,青葉市,No.1　1.1 体制　(1) 体制の整備',
  "012017,2,implemented,,,〇,a/b.xlsx,表,E13,青葉市,No.2　1.1 体制",
  "KH0001,1,missing,,,,c.xlsx,,,組合,No.1　1.1 体制　(1) 体制の整備",
  "",
].join("\r\n");
const read = (tables: Partial<PastTables> = {}) =>
  readPastCycle(RUN, { answers: ANSWERS, submissions: null, measures: null, ...tables }, "前回");

describe("a past cycle", () => {
  it("has each answer with its file and cell, by the codes and numbers of then", () => {
    const { submissions } = read();
    expect([...submissions.keys()]).toEqual(["012017", "KH0001"]);
    expect(submissions.get("012017")).toMatchObject({ code: "012017", name: "青葉市", file: "a/b.xlsx" });
    expect(submissions.get("012017")?.answers[1]).toEqual({
      kind: "planned",
      plannedOn: "2026-09-30",
      remark: "令和8年9月に、更改",
      sheet: "表",
      cell: "E12",
    });
    expect(submissions.get("KH0001")?.answers[1]).toEqual({
      kind: "missing",
      plannedOn: null,
      remark: "",
      sheet: "",
      cell: "",
    });
    expect(submissions.get("KH0001")?.answers[2]).toBeUndefined();
  });

  it("names its measures by its own table, else by the answers, and says which words it has not", () => {
    expect(read().measures).toEqual([
      { number: 1, title: "1.1 体制　(1) 体制の整備", text: null },
      { number: 2, title: "1.1 体制", text: null },
    ]);
    const measures = "measure,measure_title,text\r\n1,No.1　1.1 体制,体制を整える\r\n";
    expect(read({ measures }).measures).toEqual([{ number: 1, title: "1.1 体制", text: "体制を整える" }]);
  });

  it("knows who was registered, sent or not, where that was kept", () => {
    expect(read().registered).toBeNull();
    expect(
      read({ submissions: "institution_code,status\r\n012017,accepted\r\nX,not_received\r\n" }).registered,
    ).toEqual(new Set(["012017", "X"]));
  });

  it("leaves out lines that are none of an answer, and lacks what older data lack", () => {
    const answers =
      "institution_code,measure,answer,remark\r\nA,1,planned,x\r\nA,二,planned,x\r\n,1,planned,x\r\nA,2,△,x\r\n";
    expect([...read({ answers }).submissions]).toEqual([
      [
        "A",
        {
          code: "A",
          name: "",
          file: "",
          answers: [undefined, { kind: "planned", plannedOn: null, remark: "x", sheet: "", cell: "" }],
        },
      ],
    ]);
  });

  it.each<[string, Partial<PastTables>]>([
    ["answers.csv", { answers: "機関,措置\r\n" }],
    ["answers.csv", { answers: "" }],
    ["submissions.csv", { submissions: "機関\r\n" }],
    ["measures.csv", { measures: "measure\r\n" }],
  ])("is refused when %s is another table", (name, tables) => {
    expect(() => read(tables)).toThrow(
      expect.objectContaining({ exitCode: 2, faults: [expect.objectContaining({ where: `前回/data/${name}` })] }),
    );
  });
});

it("run.json says which cycle it was; anything else is none", () => {
  expect(readPastRun(JSON.stringify({ ...RUN, sums: {} }))).toEqual(RUN);
  expect([readPastRun("{"), readPastRun("{}"), readPastRun('{"asOf":"昨日","cycle":{}}')]).toEqual([null, null, null]);
});
