/** What institutions send in two rounds, as files below inputs/, and what must be known of each of them afterwards. */
import { strToU8, zipSync } from "fflate";
import { savedByOffice, type Format, type Saving } from "./office-suite.ts";
import { DIRECT, withMistakes, writtenAnswers, type Player, type Truth } from "./players.ts";
import type { Stage } from "./stage.ts";
import { cellsOf, CODE_CELL, NAME_CELL, rowsOfMeasures, withoutTag, withTexts } from "./written-by-hand.ts";

/** What the program must say of an institution. */
export interface Known {
  readonly player: Player;
  readonly status: "accepted" | "needs_correction" | "not_received" | "rejected";
  /** The file that counts, as files.csv has it; empty for none. */
  readonly file: string;
  /** Empty where none counts. */
  readonly answers: ReadonlyMap<number, Truth>;
  /** Beside those of the answers, as `severity code`. */
  readonly findings: readonly string[];
  /** The book that counts, as it came. */
  readonly book: Uint8Array | null;
  /** What will be known once somebody says whose the file of nobody is. */
  readonly unclaimed?: Known;
}

const FIRST_DAY = "令和9年2月10日";
const SECOND_DAY = "令和9年2月20日";

const bodyFolder = (code: string, nameOf: ReadonlyMap<string, string>): string => `${code}_${nameOf.get(code) ?? ""}`; // prettier-ignore

function formPath({ institution: { code, name, supervisor } }: Player, bodies: ReadonlyMap<string, string>): string {
  return `outputs/forms/${bodyFolder(supervisor, bodies)}/${code}_${name}_自己点検表.xlsx`;
}

/** Where an institution's answers lie below inputs/, in the first round and later. */
function sentPath({ institution, sends, index }: Player, bodies: ReadonlyMap<string, string>, ending: string): string {
  if (sends === "without names" || sends === "of nobody") return `回答${String(index)}${ending}`;
  return `${bodies.get(institution.supervisor) ?? ""}/${institution.code}_${institution.name}${ending}`;
}

interface Sending {
  readonly player: Player;
  readonly answers: ReadonlyMap<number, Truth>;
  readonly path: string;
  readonly saving: Saving;
  readonly day: string;
}

function known({ player, answers, path, day }: Sending, book: Uint8Array): Known {
  const findings = day === "" ? ["warning inspection-date-missing"] : [];
  const all = [...findings, ...[...answers.values()].flatMap((truth) => truth.findings)];
  const status = all.some((finding) => finding.startsWith("error")) ? "needs_correction" : "accepted";
  return { player, status, file: path, answers, findings, book };
}

const nothing = (player: Player, status: "not_received" | "rejected"): Known => {
  return { player, status, file: "", answers: new Map(), findings: [], book: null };
};

/** Fills a form in, or corrects a book that was filled in before. */
async function filled(
  form: Uint8Array,
  { player, answers, day }: Pick<Sending, "player" | "answers" | "day">,
): Promise<Uint8Array> {
  const cells = cellsOf(writtenAnswers(player, answers), await rowsOfMeasures(form), day);
  if (player.sends === "without names") return withTexts(form, { ...cells, [CODE_CELL]: "", [NAME_CELL]: "" });
  if (player.sends === "of nobody") return withoutTag(withTexts(form, { ...cells, [CODE_CELL]: "", [NAME_CELL]: "" }));
  return withTexts(form, cells);
}

export async function firstRound(
  stage: Stage,
  players: readonly Player[],
  bodies: ReadonlyMap<string, string>,
): Promise<readonly Known[]> {
  const sendings: Sending[] = [];
  const others: Known[] = [];
  for (const player of players) {
    const { sends, index, format } = player;
    if (sends === "pdf") stage.put(`inputs/${sentPath(player, bodies, ".pdf")}`, strToU8("%PDF-1.7\n%scan\n"));
    const form = stage.bytes(formPath(player, bodies));
    if (sends === "blank form") stage.put(`inputs/${sentPath(player, bodies, ".xlsx")}`, form);
    if (sends === "nothing") others.push(nothing(player, "not_received"));
    else if (sends === "pdf" || sends === "blank form") others.push(nothing(player, "rejected"));
    else {
      const day = index % 10 === 7 ? "" : FIRST_DAY;
      const answers = withMistakes(player.truth, player.mistakes);
      const bytes = await filled(form, { player, answers, day });
      sendings.push({
        player,
        answers,
        day,
        path: sentPath(player, bodies, `.${format}`),
        saving: { bytes, to: format },
      });
    }
  }
  return [...others, ...deliver(stage, sendings)].sort((a, b) => a.player.index - b.player.index);
}

/** LibreOffice saves them all; archives hold those that come in one. */
function deliver(stage: Stage, sendings: readonly Sending[]): readonly Known[] {
  const saved = savedByOffice(sendings.map(({ saving }) => saving));
  const archive: Record<string, Uint8Array> = {};
  const delivered = sendings.map((sending, index) => {
    const book = saved[index] ?? new Uint8Array();
    const { player, path } = sending;
    if (player.sends === "in an archive") archive[path] = book;
    else stage.put(`inputs/${path}`, book);
    if (player.sends === "twice") stage.put(`inputs/メール添付/${path}`, book);
    return known(player.sends === "in an archive" ? { ...sending, path: `まとめて送付.zip!/${path}` } : sending, book);
  });
  if (Object.keys(archive).length > 0) stage.put("inputs/まとめて送付.zip", zipSync(archive));
  return delivered.map((each) =>
    each.player.sends === "of nobody" ? { ...nothing(each.player, "not_received"), unclaimed: each } : each,
  );
}

/** Whoever was asked to mend something does, and all of whom nothing was known send what they have. */
export async function secondRound(
  stage: Stage,
  before: readonly Known[],
  bodies: ReadonlyMap<string, string>,
): Promise<readonly Known[]> {
  const sendings: Sending[] = [];
  for (const each of before) {
    const { player, status } = each;
    if (status === "accepted" || player.sends === "of nobody") continue;
    const again = status === "needs_correction" ? await mended(stage, each, bodies) : null;
    const ending = `.${player.format}`;
    sendings.push(
      again ?? {
        player,
        answers: player.truth,
        path: sentPath(player, bodies, ending),
        day: SECOND_DAY,
        saving: {
          bytes: await filled(stage.bytes(formPath(player, bodies)), {
            player,
            answers: player.truth,
            day: SECOND_DAY,
          }),
          to: player.format,
        },
      },
    );
  }
  const after = deliver(
    stage,
    sendings.map((sending) => ({ ...sending, player: { ...sending.player, sends: "form" } })),
  );
  return before.map((each) => after.find(({ player }) => player.index === each.player.index) ?? each);
}

async function mended(
  stage: Stage,
  { player, answers: before }: Known,
  bodies: ReadonlyMap<string, string>,
): Promise<Sending> {
  const mistakes = [...before].filter(([, { findings }]) => findings.some((finding) => finding.startsWith("error")));
  const left =
    player.mends === "only half" ? new Map(mistakes.slice(Math.ceil(mistakes.length / 2))) : new Map<number, Truth>();
  const answers = withMistakes(player.truth, left);
  const marked = player.mends === "our marked book" ? markedBook(stage, player, bodies) : null;
  const day = player.mends === "a new file" ? SECOND_DAY : FIRST_DAY;
  const named = { ...player, sends: "form" as const };
  const to: Format = marked === null ? player.format : "xlsx";
  const ending: Readonly<Record<Player["mends"], string>> = {
    "our marked book": `（確認依頼）.${to}`,
    "a new file": `（修正）.${player.format}`,
    "only half": `_再提出.${player.format}`,
    "in place": `.${player.format}`,
  };
  const from = marked ?? stage.bytes(formPath(player, bodies));
  const bytes = await filled(from, {
    player: named,
    answers: marked === null ? answers : writtenOver(player, answers),
    day,
  });
  const path = player.mends === "in place" ? sentPath(player, bodies, ending["in place"]) : sentPath(named, bodies, ending[player.mends]); // prettier-ignore
  return { player: named, answers, path, day, saving: { bytes, to } };
}

/** Into a book in which ◆ was answered, － is written again. */
function writtenOver(player: Player, answers: ReadonlyMap<number, Truth>): ReadonlyMap<number, Truth> {
  const mended = DIRECT.filter((number) => player.mistakes.has(number));
  return new Map(
    [...answers].map(([number, truth]) => [number, mended.includes(number) ? { ...truth, mark: "－ " } : truth]),
  );
}

/** null where only the list of what to mend went out. */
function markedBook(stage: Stage, player: Player, bodies: ReadonlyMap<string, string>): Uint8Array | null {
  if (player.format !== "xlsx") return null;
  const { code, name, supervisor } = player.institution;
  const folder = `outputs/letters/${bodyFolder(supervisor, bodies)}/${code}_${name}`;
  const file = stage.names(folder).find((each) => each.endsWith("（確認依頼）.xlsx"));
  return file === undefined ? null : stage.bytes(`${folder}/${file}`);
}

/** 日付, 理由 and 担当者 are always filled in. */
type Decided = Partial<
  Readonly<Record<"対象ファイル" | "シート" | "機関コード" | "措置番号" | "指摘コード" | "判断" | "値", string>>
>;

/** What a clerk makes of a proposed row, having called the institution; null for what stays open. */
export function decidedRow(proposed: Readonly<Record<string, string>>, all: readonly Known[]): Decided | null {
  const cells: Decided = Object.fromEntries(
    ["対象ファイル", "シート", "機関コード", "措置番号", "指摘コード", "判断", "値"].flatMap((column) =>
      proposed[column] === undefined || proposed[column] === "" ? [] : [[column, proposed[column]]],
    ),
  );
  if (cells.判断 === "回答を読み替え") return { ...cells, 値: "〇" };
  if (cells.判断 === "実施予定時期を読み替え") return { ...cells, 値: "令和9年9月" };
  const owner = all.find(({ unclaimed }) => unclaimed?.file === cells.対象ファイル);
  return owner === undefined ? null : { ...cells, 判断: "機関を指定", 機関コード: owner.player.institution.code };
}

/** What must be known after the rows are decided. */
export function afterDecisions(before: readonly Known[], rows: readonly Decided[]): readonly Known[] {
  return before.map((each) => {
    const claimed = rows.some(
      ({ 判断, 対象ファイル }) => 判断 === "機関を指定" && 対象ファイル === each.unclaimed?.file,
    );
    if (claimed && each.unclaimed !== undefined) return each.unclaimed;
    const of = rows.filter(({ 対象ファイル, 措置番号 }) => 対象ファイル === each.file && 措置番号 !== undefined);
    const changed = of.map(({ 判断, 措置番号 }): readonly [number, Truth] => {
      const truth = each.answers.get(Number(措置番号));
      if (truth === undefined) throw new Error("A decision about no answer.");
      return [
        Number(措置番号),
        判断 === "回答を読み替え"
          ? { ...truth, answer: "implemented", findings: [] }
          : { ...truth, on: "2027-09-30", findings: [] },
      ];
    });
    const answers = new Map([...each.answers, ...changed]);
    const open = [...answers.values()].some(({ findings }) => findings.some((finding) => finding.startsWith("error")));
    return changed.length === 0 ? each : { ...each, answers, status: open ? "needs_correction" : "accepted" };
  });
}
