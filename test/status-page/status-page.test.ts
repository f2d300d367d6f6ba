/** The page as text: what it says, and what can never be in it. */
import { describe, expect, it } from "vitest";
import type { DecisionOutcome } from "../../pipeline/model/decision.ts";
import type { InstitutionData, PageData } from "../../pipeline/status-page/page-data.ts";
import { visibleText } from "../../pipeline/lib/visible-text.ts";
import { fileAddress, formatAddress, parseAddress } from "../../pipeline/status-page/address.ts";
import { catalog } from "../build/catalog.ts";
import { institution } from "../build/registry.ts";
import { answers, finding, result } from "../build/results.ts";
import { dataIn, pageAbout, pageInput, pageText, population } from "../build/status-page.ts";

const NUMBERS = catalog.measures.map(({ number }) => number);
const AOBA = institution("482013", "青葉市");

/** What the page tells of the one institution in it. */
function told(input: Parameters<typeof pageText>[0]): {
  readonly one: InstitutionData;
  readonly text: (number: number) => string;
} {
  const { institutions, texts } = dataIn(pageText(input)) as PageData;
  const [one] = institutions;
  if (one === undefined) throw new Error("There is nobody.");
  return { one, text: (number) => texts[number] ?? "" };
}

describe("what the page says without its script", () => {
  const page = pageText(population(12));

  it("is where the cycle stands, against the deadline and from run to run", () => {
    expect(page).toContain("（31日過ぎています）");
    expect(page).toMatch(/aria-label="機関の状態。受理 \d+、要修正 \d+、未提出 2、読取不能 0。"/u);
    expect(page).toMatch(/取りまとめ3回の推移の折れ線グラフ。受理は0から\d+、/u);
    expect(page).toContain("提出期限</text>");
    expect(page).toMatch(/<td data-sort="2027-02-20">令和9年2月20日<\/td><td class="number">3<\/td>/u);
  });

  it("is what to do next, whom to ask first, by which reason, and the paper for it", () => {
    expect(page).toMatch(/先に連絡する機関に連絡する（\d+機関）/u);
    expect(page).toContain("「督促状」を送る（2機関）");
    const path = "letters/480002_架空第1県/482003_架空第3町/督促状.docx".split("/").map(encodeURIComponent).join("/");
    expect(page.split(`href="${path}"`)).toHaveLength(3);
    expect(page).toContain("提出期限を過ぎて未提出");
  });

  it("is every institution, body and measure, each with an address of its own", () => {
    for (const address of ["機関=482003", "取りまとめ機関=MN0001", "措置=92", "表示=対応"])
      expect(page).toContain(`id="${address}"`);
  });

  it("asks for nothing from anywhere, and a policy says so", () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\b(?:src|srcset)=|<(?:link|iframe|object|img|base)\b|https?:/u);
  });

  it("is the same text for the same results", () => {
    expect(pageText(population(12))).toBe(page);
  });
});

it("counts the days to the deadline, and whom to ask first", () => {
  const input = population(12);
  const asked = input.rollups[0]?.followUps.length ?? 0;
  expect(asked).toBeGreaterThan(0);
  expect(pageText(input)).toContain(`先に連絡する機関に連絡する（${String(asked)}機関）`);
  expect(pageText({ ...input, asOf: "2027-02-18" })).toContain("あと10日");
  expect(pageText({ ...input, asOf: "2027-02-28" })).toContain("基準日が期限の日です");
});

it("speaks of an order where there are several to be asked", () => {
  const input = population(12);
  const told = (count: number): string => {
    const rollups = input.rollups.map((each) => ({ ...each, followUps: each.followUps.slice(0, count) }));
    return /<p>(手紙を待たずに[^<]*)<\/p>/u.exec(pageText({ ...input, rollups }))?.[1] ?? "";
  };
  expect([0, 1, 2].map(told)).toEqual([
    "手紙を待たずに、電話などで連絡したい機関はありません。",
    "手紙を待たずに、電話などで連絡したい1機関です。",
    "手紙を待たずに、電話などで連絡したい2機関です。急ぐ理由のある順に並べています。",
  ]);
});

it("counts those whose results it has: a part, none, all, one", () => {
  const told = (accepted: number, not_received: number): string => {
    const status = { institutions: accepted + not_received, accepted, needs_correction: 0, not_received, rejected: 0 };
    return /（[^（）]*）。([^<。]*。)/u.exec(pageText({ ...population(3), status }))?.[1] ?? "";
  };
  expect([told(2, 1), told(0, 3), told(3, 0), told(1, 0)]).toEqual([
    "3機関のうち2機関の点検結果を集計しています。",
    "対象は3機関で、集計できる点検結果はまだありません。",
    "対象の3機関すべての点検結果を集計しています。",
    "対象の1機関の点検結果を集計しています。",
  ]);
});

it("names what waits to be read as the office's own step", () => {
  const waiting = result(AOBA, null, { status: "rejected", findings: [finding("submission-waiting", { file: "a.pdf" })] }); // prettier-ignore
  const page = pageText(pageInput([waiting]));
  expect(page).toContain("受領・読取待ちの提出を読み取る方法を確かめ、集計に加える（1機関）");
  expect(page).not.toContain("先に連絡する機関に連絡する（");
});

it("says of the bodies below that they do not add up, where an institution stands in two lines", () => {
  const said = "足しても、対象の機関数にはなりません。";
  const user = institution("482013", "青葉市", { aggregator: "AG0001" });
  expect(pageText(pageInput([result(user, null)]))).toContain(said);
  expect(pageText(pageInput([result(AOBA, null)]))).not.toContain(said);
});

it("lists of each institution the △ that the papers count: of measures that are reported", () => {
  const of = (isReported: boolean) => catalog.measures.filter(({ priority }) => priority === isReported);
  const planned = [...of(true).slice(0, 2), ...of(false).slice(0, 3)].map(({ number }) => [number, { kind: "planned" }] as const); // prettier-ignore
  const page = pageText(pageInput([result(AOBA, answers(NUMBERS, Object.fromEntries(planned)))]));
  const [row = ""] = /<tr id="機関=482013">.*/u.exec(page) ?? [];
  const headings = [...(/>機関の一覧<\/caption>\n<thead>(.*)/u.exec(page)?.[1] ?? "").matchAll(/<th[^>]*>([^<]*)/gu)].map(([, text]) => text); // prettier-ignore
  const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gu)].map(([, text]) => text);
  expect(cells[headings.indexOf("報告する措置の△")]).toBe("2");
});

it("draws a curve from the second run on", () => {
  const { runs } = pageInput([result(AOBA, null)]);
  const curves = [0, 1, 2].map((count) =>
    pageText(pageInput([result(AOBA, null)], { runs: runs.slice(0, count) })).includes('class="curve"'),
  );
  expect(curves).toEqual([false, false, true]);
});

it("names the as-of date of runs once, where several have the same", () => {
  const { runs } = pageInput([result(AOBA, null)]);
  const one = runs[0];
  if (one === undefined) throw new Error("There was no run.");
  const same = [0, 1, 2, 3].map((accepted) => ({ ...one, counts: { ...one.counts, accepted } }));
  const days = (all: typeof runs): readonly string[] =>
    Array.from(pageText(pageInput([result(AOBA, null)], { runs: all })).matchAll(/>(R\d[\d.]*)<\/text>/gu), ([, day]) => day ?? ""); // prettier-ignore
  expect(days(same)).toEqual(["R9.2.1"]);
  expect(days([...same, { ...one, asOf: "2027-02-20" }, one])).toEqual(["R9.2.1", "R9.2.20", "R9.2.1"]);
});

describe("the page of an institution", () => {
  const file = "482013.xlsx";
  const given = answers(NUMBERS, { 5: { kind: "planned", on: "2027-09-30", remark: "来年度", rawMark: "△" }, 7: { kind: "invalid", rawMark: "有" } }); // prettier-ignore

  it("has each finding with its cell and the row as it was sent, the most severe first", () => {
    const findings = [
      finding("planned-date-past", { file, measure: 5, sheet: "表", cell: "F9" }),
      finding("answer-unrecognized", { file, measure: 7, sheet: "表", cell: "E11", message: "「有」は読めません。", timesAsked: 2 }),
    ]; // prettier-ignore
    const { one, text } = told(pageInput([result(AOBA, given, { findings })]));
    const rows = one.findings.map((each) => each.map((part, at) => (at === 2 || at === 10 ? part : text(part))));
    expect(rows[0]).toEqual(["要修正", "点検結果を判読できない", 7, file, "表", "E11", "「有」は読めません。", expect.any(String), "有", "", 2]); // prettier-ignore
    expect(rows[1]?.slice(8)).toEqual(["△", "来年度", 0]);
  });

  it("says how many findings it leaves out, and marks texts that it cuts", () => {
    const findings = Array.from({ length: 170 }, () => finding("answer-unrecognized", { file, measure: 7 }));
    const long = answers(NUMBERS, { 7: { kind: "invalid", rawMark: "長".repeat(900) } });
    const { one, text } = told(pageInput([result(AOBA, long, { findings })]));
    expect([one.findings.length, one.moreFindings]).toEqual([150, 20]);
    expect(text(one.findings[0]?.[8] ?? -1)).toMatch(/^長{159}…$/u);
  });

  it("has its submissions in their order: what was overwritten, what counts, what could not be used", () => {
    const counted = { file, sha256: "a", inspectedOn: "2027-01-10", answers: "", findings: [{ code: "answer-missing", measure: 1, about: "cell", severity: "error", places: 3 }] } as const; // prettier-ignore
    const record = { sha256: "", bytes: 1, institutionCode: "482013", code: "" } as const;
    const resubmission = { earlier: [file, "old.xlsx"], file, findings: [], answers: [{ measure: 1, before: "missing", now: "implemented" }], places: { before: 3, fixed: 3, open: 0, new: 0 } } as const; // prettier-ignore
    const { one, text } = told(
      pageInput([result(AOBA, given, { resubmission })], {
        history: new Map([["482013", [counted, { ...counted, sha256: "b", findings: [] }]]]),
        files: [
          { ...record, path: file, status: "accepted", message: "" },
          { ...record, path: "old.xlsx", status: "superseded", message: "新しいものを採用しました。" },
          { ...record, path: "scan.pdf", status: "rejected", message: "読めません。" },
        ],
      }),
    );
    expect(one.submissions.map(({ file: path, state, inspectedOn, errors, note }) => [path, state, inspectedOn, errors, text(note)])).toEqual([
      [file, "上書き又は削除済み", "2027-01-10", 3, ""],
      ["old.xlsx", "差替え済み", "", null, "新しいものを採用しました。"],
      [file, "採用", "", 0, ""],
      ["scan.pdf", "不採用", "", null, "読めません。"],
    ]); // prettier-ignore
    expect(one.changes?.answers).toEqual([[1, "m", "i"]]);
  });

  it("has its answers a letter each, the days of those that are planned, decisions, and a deadline of its own", () => {
    const decision = { kind: "期限を延長", row: 4, cell: "G4", on: "2027-02-25", file: "", sheet: "", institutionCode: "482013", measure: null, findingCode: null, value: "2027-04-30", reason: "災害", by: "山田", until: null } as const; // prettier-ignore
    const outcome: DecisionOutcome = { decision, state: "applied", institution: AOBA, effect: "期限を延ばしました。" };
    const { one } = told(pageInput([result(AOBA, given)], { decisions: [outcome] }));
    expect(one.answers).toBe(`iiiipix${"i".repeat(85)}`);
    expect([one.planned, one.deadline]).toEqual([["2027-09-30"], "2027-04-30"]);
    expect(one.decisions).toMatchObject([{ row: 4, by: "山田", state: "採り入れた", effect: "期限を延ばしました。" }]);
  });
});

describe("hostile words", () => {
  const WORDS = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\u2028\u2029\u202E",
    `"'><img src=x onerror=alert(1)>`,
    "javascript:alert(1)",
    "]]>&lt;${alert(1)}`",
    "\uD800",
  ];

  /** Tags, and how often each comes: what a text adds is none. */
  const tags = (page: string): readonly string[] => Array.from(page.matchAll(/<!?\/?[\w-]+/gu), ([tag]) => tag);

  it.each(WORDS)("%j is text wherever it stands: names, remarks, files, papers", (words) => {
    const page = pageText(pageAbout(words));
    expect(tags(page)).toEqual(tags(pageText(pageAbout("ふつうの言葉"))));
    for (const [, href] of page.matchAll(/href="([^"]*)"/gu)) expect(href).toMatch(/^(?:#|letters\/)[^<>\s:]*$/u);
    expect(page).not.toMatch(/[\u2028\u2029\u202E]/u);
    const { institutions } = dataIn(page) as PageData;
    expect(institutions[0]?.name).toBe(visibleText(words));
  });
});

describe("addresses", () => {
  it("come back as they were, whatever stands in them", () => {
    const address = [["表示", "機関"], ["検索", "a&b=c #?%「」"], ["状態", ""]] as const; // prettier-ignore
    expect(parseAddress(formatAddress(address))).toEqual(address);
    expect(parseAddress("#機関=482013")).toEqual([["機関", "482013"]]);
    expect([parseAddress(""), parseAddress("#本文"), parseAddress("#a=%E3%")]).toEqual([[], [], [["a", "%E3%"]]]);
  });

  it("of files are relative, and no letter of a name is more than a letter", () => {
    expect(fileAddress("letters/1_#a?b% c:d/「x」.docx")).toBe(
      "letters/1_%23a%3Fb%25%20c%3Ad/%E3%80%8Cx%E3%80%8D.docx",
    );
  });
});

it("a country takes less than ten megabytes", () => {
  const text = pageText(population(1788));
  expect(Buffer.byteLength(text)).toBeLessThan(6_000_000);
});
