/** Dates and counts stay on one line wherever they stand, in the papers that a table's column or a page's width would part. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraph, type Block } from "../../pipeline/documents/word/block.ts";
import { countLines } from "../../pipeline/documents/word/pages/line-count.ts";
import { keepFiguresWhole } from "../../pipeline/documents/word/pages/keep-figures-whole.ts";
import { fitTable, ordinaryTable, row, textColumn } from "../../pipeline/documents/word/table-shape.ts";
import { wholeFigures } from "../../pipeline/documents/word/whole-figures.ts";
import { PAGES } from "../../pipeline/documents/kinds/paper.ts";
import { styles } from "./drawn-report.ts";

const STYLE = { em: 10, hangs: false };

it.each([
  ["点検日（令和9年4月30日）が後です。", "点検日\n（令和9年4月30日）が後です。"],
  ["実施予定は令和10年度第2四半期とする", "実施予定は\n令和10年度第2四半期とする"],
  ["予定を見直して、９年９月末とする", "予定を見直して、\n９年９月末とする"],
  ["これから予算を要求し、R10.12に行う", "これから予算を要求し、\nR10.12に行う"],
  ["最後に届いた日は2027/11/15の午後", "最後に届いた日は\n2027/11/15の午後"],
  ["未実施事項は合わせて1,234件である", "未実施事項は合わせて\n1,234件である"],
  ["第2若葉市の修正待ち（3・12）とする", "第2若葉市の修正待ち\n（3・12）とする"],
  ["朝霧町、第2若葉市〔482013〕、", "朝霧町、第2若葉市\n〔482013〕、"],
  ["措置の番号は13、20、36～38とする", "措置の番号は13、20、\n36～38とする"],
  ["令和10年度第4四半期（1～3月）に", "令和10年度第4四半期\n（1～3月）に"],
  ["集約機関が実施するのはNo.43とする", "集約機関が実施するのは\nNo.43とする"],
  ["3年に1回、必ず見直しを行うこととする", "3年に1回、必ず見直しを行うこととする"],
  ["令和9年4月30日までに行う", "令和9年4月30日までに行う"],
  ["一行目\n点検日は令和9年4月30日", "一行目\n点検日は\n令和9年4月30日"],
])("%j", (text, kept) => {
  expect(keepFiguresWhole(text, 120, STYLE)).toBe(kept);
});

it("leaves a date that no line has room for", () => {
  expect(keepFiguresWhole("期限は令和9年4月30日", 60, STYLE)).toBe("期限は令和9年4月30日");
});

it("never parts a date that fits, and loses nothing", () => {
  const piece = fc.constantFrom(
    "予算を要求し、",
    "令和9年4月30日",
    "（R9.9.15）",
    "実施",
    "No.5",
    "令和10年度第2四半期",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 160, max: 400 }), (pieces, width) => {
      const kept = keepFiguresWhole(pieces.join(""), width, STYLE);
      expect(kept.replaceAll("\n", "")).toBe(pieces.join(""));
      for (const line of kept.split("\n"))
        for (const { 0: date, index } of line.matchAll(/令和9年4月30日|R9\.9\.15|令和10年度第2四半期/gu)) {
          const before = line.slice(0, index);
          if (before.replace(/^（/u, "") !== "")
            expect(countLines(before + date, width, STYLE)).toBe(countLines(before, width, STYLE));
        }
    }),
  );
});

describe("of a section", () => {
  const drawn = (block: Block): Block | undefined =>
    wholeFigures({ page: PAGES.portrait, blocks: [block] }, styles).blocks[0];

  it("are kept in cells by the width of their column, in sentences by that of the page", () => {
    const sentence = `${"あ".repeat(38)}令和9年4月30日`;
    const text = "あいうえお令和9年4月30日";
    const table = fitTable(ordinaryTable(textColumn("甲", 1), textColumn("乙", 4)), 9470, [row(text, text)]);
    expect(drawn(table)).toMatchObject({
      rows: [{ cells: [{ text: "あいうえお\n令和9年4月30日" }, { text }] }],
    });
    expect(
      drawn({
        ...paragraph("Normal", ""),
        runs: [{ text: sentence.slice(0, 40) }, { text: sentence.slice(40), strong: true }],
      }),
    ).toMatchObject({
      runs: [{ text: `${"あ".repeat(38)}\n令和` }, { text: "9年4月30日", strong: true }],
    });
  });

  it("make room for the mark of an item, which is no part of its text", () => {
    const plain = paragraph("ListText", `${"あ".repeat(35)}令和9年4月30日`);
    expect(drawn(plain)).toBe(plain);
    const broken = [{ text: `${"あ".repeat(35)}\n令和9年4月30日` }];
    expect(drawn({ ...plain, item: { number: null, opens: true } })).toMatchObject({ runs: broken });
    expect(drawn({ ...plain, item: { number: 5, opens: true } })).toMatchObject({ runs: broken });
  });

  it("stay as they are in headings, which the contents repeat", () => {
    const heading = {
      ...paragraph("Heading1", `${"あ".repeat(30)}令和9年4月30日`),
      heading: { ordinal: 1, level: 1 },
    } as const;
    expect(drawn(heading)).toBe(heading);
  });
});

describe("on a cover", () => {
  const linesOf = (style: "CoverAddressee" | "CoverSender" | "CoverText", text: string): readonly string[] => {
    const [block] = wholeFigures({ page: PAGES.portrait, blocks: [paragraph(style, text)] }, styles).blocks;
    return block?.kind === "paragraph"
      ? block.runs
          .map((run) => run.text)
          .join("")
          .split("\n")
      : [];
  };
  const BODY = "架空情報提供ネットワークシステム共同運営機構（架空第1中央広域連合内）";

  it.each([
    [`${BODY} 理事長　様`, [`${BODY} `, "理事長　様"]],
    [`${BODY} 情報政策課長　架空 太郎　様`, [`${BODY} `, "情報政策課長　架空 太郎　様"]],
    ["架空ネットワーク運営機構 理事長　様", ["架空ネットワーク運営機構 理事長　様"]],
    [`${BODY}${BODY}　様`, [`${BODY}${BODY}　様`]],
  ])("%j breaks between body, title and name", (text, lines) => {
    expect(linesOf("CoverAddressee", text)).toEqual(lines);
    expect(linesOf("CoverText", text)).toEqual([text]);
  });

  it("who signs it does so, too", () => {
    expect(linesOf("CoverSender", `${BODY}事務局長　架空 太郎　　　印　`)).toEqual([
      `${BODY}事務局長　`,
      "架空 太郎　　　印　",
    ]);
  });
});
