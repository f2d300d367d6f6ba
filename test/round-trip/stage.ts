/** The office and its institutions, on disk: the registry, what is sent in in each round, and the program as people start it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inventCountry } from "../../pipeline/demo/country.ts";
import { office, start } from "../build/command.ts";
import { xlsx } from "../build/xlsx.ts";
import { tableOf, type Row } from "./counted-again.ts";

export const AS_OF = "2027-03-31";
export const countryOf = (size: number): ReturnType<typeof inventCountry> => inventCountry(size, "2.0");

/** As an office fills it in, with all that is optional. */
export function registryBook({ cycle, bodies, institutions }: ReturnType<typeof inventCountry>): Promise<Uint8Array> {
  const cycleRows = Object.entries({ 点検名: cycle.name, 点検区分: cycle.kind, 基準日: cycle.referenceDate, 提出期限: cycle.deadline, 様式版: cycle.formVersion, 運営主体: cycle.operator, 発出日: cycle.issuedOn ?? "" }); // prettier-ignore
  const bodyHeadings = ["機関コード", "機関名", "区分", "上位機関コード", "担当部署", "連絡先", "宛名", "代表者職名", "代表者氏名", "文書番号"]; // prettier-ignore
  const headings = ["機関コード", "機関名", "よみ", "機関種別", "取りまとめ機関コード", "集約機関コード", "担当部署", "連絡先", "メール"]; // prettier-ignore
  return xlsx({
    点検: { rows: cycleRows },
    取りまとめ機関: {
      rows: [
        bodyHeadings,
        ...bodies.map((b) => [
          b.code,
          b.name,
          b.kind,
          b.parent,
          b.department,
          b.contact ?? "",
          b.addressee,
          "知事",
          "架空　太郎",
          "第12号",
        ]),
      ],
    },
    接続機関: {
      rows: [
        headings,
        ...institutions.map((i) => [i.code, i.name, i.reading, i.kind, i.supervisor, i.aggregator, i.department, i.contact, `tenken@${i.code.toLowerCase()}.example.jp`]), // prettier-ignore
      ],
    },
  });
}

export interface Stage {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly put: (name: string, content: Uint8Array) => void;
  readonly bytes: (name: string) => Uint8Array;
  readonly exists: (name: string) => boolean;
  /** Names in a folder, in order; none where there is no folder. */
  readonly names: (folder: string) => readonly string[];
  /** Exit status. */
  readonly perform: (
    ...words: readonly string[]
  ) => Promise<{ readonly status: number | null; readonly stdout: string }>;
  /** What `decide` proposes. */
  readonly proposed: () => Promise<readonly Row[]>;
  readonly clear: () => void;
}

export function openStage(registry: Uint8Array): Stage {
  const { folder, clear } = office();
  const path = (name: string): string => join(folder, name);
  const put = (name: string, content: Uint8Array): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const perform: Stage["perform"] = async (...words) => start(folder, words).ended;
  rmSync(path("inputs"), { recursive: true });
  put("inputs/registry.xlsx", registry);
  return {
    folder,
    path,
    put,
    perform,
    clear,
    bytes: (name) => new Uint8Array(readFileSync(path(name))),
    exists: (name) => existsSync(path(name)),
    names: (name) => (existsSync(path(name)) ? readdirSync(path(name)).sort() : []),
    proposed: async () => {
      rmSync(path("候補.csv"), { force: true });
      await perform("decide", "--out", "候補.csv", "--quiet");
      return tableOf(readFileSync(path("候補.csv"), "utf8").replace(/^\uFEFF/u, ""));
    },
  };
}
