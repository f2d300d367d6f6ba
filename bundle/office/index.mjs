/**
 * What the command files of a bundle start: each finds the data, calls the program with the paths, and says what to do next. The words
 * stand here and not in the command files, which `cmd` reads in whatever encoding it is in.
 */
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { dataFolderAt, EXAMPLE, knownDataFolder, NOTE, typedPath, writeNote } from "./data-folder.mjs";
import { givenPaths } from "./given-paths.mjs";
import { registerTask, removeTask, TASK, taskDescription, timeOfDay } from "./task-scheduler.mjs";

const OFFICE = fileURLToPath(import.meta.url);
const PROGRAM = join(dirname(OFFICE), "..", "app", "start.mjs");
const HOME = join(dirname(OFFICE), "..", "..");
const LOG = "定時実行の記録.txt";
/** As the program ends where it was called in a way that it does not understand. */
const USAGE = 2;

const WORDS = {
  askFolder: `データのフォルダー（名簿「registry.xlsx」と提出ファイルのあるもの、又はそれらを入れた「inputs」フォルダーのあるもの）を、この画面にドラッグして Enter キーを押してください。
見本で試すときは、そのまま Enter キーを押してください。
> `,
  askFiles: `確かめるブックを、この画面にドラッグして Enter キーを押してください。
（次からは、ブックを「1件を確かめる」のアイコンの上に落とすだけで確かめられます。いくつでも一度に落とせます。）
> `,
  askTime: "毎日、何時に実行しますか。「22:00」の形で入力してください（そのまま Enter キーを押すと 22:00）。\n> ",
  noFolder: "データのフォルダーが指定されていません。",
  nextTime: `次からも同じフォルダーを使うには、そのフォルダーを「取りまとめ」のアイコンの上に落とすか、「${NOTE}」の1行目に場所を書いて、このプログラムのフォルダーに置いてください。`,
};

/** @param {readonly string[]} lines */
function say(...lines) {
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** @returns what was typed; "" where there is nobody to ask */
async function ask(/** @type {string} */ question) {
  if (!process.stdin.isTTY) return "";
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
}

/**
 * The folder that was given, else the one that is known, else the one that somebody names now.
 *
 * @param {readonly string[]} given
 */
async function findData([given]) {
  if (given !== undefined) return dataFolderAt(given, HOME) ?? refuse(given);
  const { noted, found } = knownDataFolder(HOME);
  if (found !== null) return found;
  if (noted !== null) return refuse(noted, `「${NOTE}」に書かれた場所を確かめてください。`);
  if (!process.stdin.isTTY) return refuse(null, WORDS.nextTime);
  const typed = typedPath(await ask(WORDS.askFolder));
  if (typed === "") return dataFolderAt(join(HOME, EXAMPLE), HOME) ?? refuse(EXAMPLE);
  const data = dataFolderAt(typed, HOME);
  if (data === null) return refuse(typed);
  say(writeNote(HOME, data.folder) ? `この場所を「${NOTE}」に書きました。次からは聞きません。` : WORDS.nextTime, "");
  return data;
}

/** @returns {null} */
function refuse(
  /** @type {string | null} */ path,
  fix = "「inputs」フォルダーの入っているフォルダーを指定してください。",
) {
  say(
    "",
    `エラー: ${path === null ? WORDS.noFolder : `「${path}」に、「inputs」フォルダーも名簿（registry.xlsx）もありません。`}`,
    `  → ${fix}`,
  );
  return null;
}

/**
 * @param {readonly string[]} words of the command line
 * @param {import("node:child_process").StdioOptions} stdio
 * @returns {Promise<number>} the exit status
 */
function callProgram(words, stdio = "inherit") {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [PROGRAM, ...words], { stdio })
      .on("error", reject)
      .on("close", (code) => {
        resolve(code ?? 1);
      });
  });
}

/** The usual options, for the commands that read and write. */
function placesOf(/** @type {import("./data-folder.mjs").DataFolder} */ { inputs, outputs, templates }) {
  return ["--inputs", inputs, "--outputs", outputs, "--templates", templates];
}

/**
 * By whatever program the computer opens such files with, where somebody sits at a screen. The path travels in the environment: no shell
 * takes it apart.
 */
function open(/** @type {string} */ path) {
  if (!process.stdout.isTTY) return;
  const [command, args] =
    process.platform === "win32"
      ? ["cmd.exe", ["/d", "/s", "/c", '"start "" "%TORIMATOME_PAGE%""']]
      : ["xdg-open", [path]];
  spawn(command, args, {
    env: { ...process.env, TORIMATOME_PAGE: path },
    detached: true,
    stdio: "ignore",
    windowsVerbatimArguments: true,
  })
    .on("error", () => undefined)
    .unref();
}

function sayWhatIsNext(/** @type {number} */ code, /** @type {string} */ page) {
  if (code === 1) say("上の内容をすべて写し、開発元に知らせてください。");
  else if (code === USAGE) say("上の「→」のとおりに直してから、もう一度実行してください。");
  else if (existsSync(page)) {
    say("次にすること: 状況の画面をブラウザーで開きます。「次にすること」の上から順に対応してください。", `  ${page}`);
    open(page);
  }
}

/** @typedef {(given: readonly string[]) => Promise<number>} Task */

/** @satisfies {Record<string, Task>} */
const TASKS = {
  run: async (/** @type {readonly string[]} */ given) => {
    const data = await findData(given);
    if (data === null) return USAGE;
    say(`データのフォルダー: ${data.folder}`, "");
    const code = await callProgram(placesOf(data));
    sayWhatIsNext(code, join(data.outputs, "状況.html"));
    return code;
  },

  form: async (/** @type {readonly string[]} */ given) => {
    const data = await findData(given);
    if (data === null) return USAGE;
    say(`データのフォルダー: ${data.folder}`, "");
    const code = await callProgram(["form", "--with-checker", ...placesOf(data)]);
    if (code === 0 || code === 3) {
      say("次にすること: 各機関の「…_様式一式.zip」を、その機関に送ってください。", `  ${join(data.outputs, "forms")}`);
      open(join(data.outputs, "forms"));
    } else sayWhatIsNext(code, "");
    return code;
  },

  check: async (/** @type {readonly string[]} */ given) => {
    const typed = given.length > 0 ? given : [typedPath(await ask(WORDS.askFiles))].filter((path) => path !== "");
    if (typed.length === 0) {
      say(
        "エラー: 確かめるブックが指定されていません。",
        "  → ブックを「1件を確かめる」のアイコンの上に落としてください。",
      );
      return USAGE;
    }
    const { found } = knownDataFolder(HOME);
    const registry = found === null ? null : join(found.inputs, "registry.xlsx");
    const words = registry !== null && existsSync(registry) ? ["--registry", registry] : ["--no-registry"];
    return callProgram(["check", ...words, "--templates", found?.templates ?? join(HOME, "templates"), "--", ...typed]);
  },

  watch: async (/** @type {readonly string[]} */ given) => {
    const data = await findData(given);
    if (data === null) return USAGE;
    say(`データのフォルダー: ${data.folder}`, "");
    // Ctrl+C is for the program, which ends its run; this waits for it.
    process.on("SIGINT", () => undefined);
    return callProgram(["watch", ...placesOf(data)]);
  },

  /** What Task Scheduler starts: nobody sees the screen, so that what is said there goes into a file beside the data. */
  nightly: async (/** @type {readonly string[]} */ given) => {
    const data = await findData(given);
    if (data === null) return USAGE;
    mkdirSync(data.results, { recursive: true });
    const log = openSync(join(data.results, LOG), "w");
    try {
      writeSync(log, "\uFEFF");
      return await callProgram(placesOf(data), ["ignore", log, log]);
    } finally {
      closeSync(log);
    }
  },

  schedule: async (/** @type {readonly string[]} */ given) => {
    const data = await findData(given);
    if (data === null) return USAGE;
    const typed = await ask(WORDS.askTime);
    const time = timeOfDay(typed.trim() === "" ? "22:00" : typed);
    if (time === null) {
      say("エラー: 時刻として読み取れません。", "  → 「22:00」の形で入力してください。");
      return USAGE;
    }
    const args = [OFFICE, "nightly", data.folder];
    mkdirSync(data.results, { recursive: true });
    registerTask(taskDescription({ time, program: process.execPath, args, folder: data.results }), data.results);
    say(
      `毎日 ${time} に取りまとめるように登録しました（タスク スケジューラの「${TASK}」）。`,
      "パソコンの電源が入っていて、あなたがサインインしている間だけ実行します（画面はロックしていてもかまいません）。",
      `画面の内容は「${join(data.results, LOG)}」に残ります。取り消すには「定時実行を解除」をダブルクリックしてください。`,
    );
    return 0;
  },

  unschedule: () => {
    removeTask();
    say(`定時実行を取り消しました（タスク スケジューラの「${TASK}」を削除しました）。`);
    return Promise.resolve(0);
  },
};

const [name = "", ...args] = process.argv.slice(2);
const { TORIMATOME_LINE: line = "", TORIMATOME_CMD: commandFile = "" } = process.env;
const task = /** @type {Readonly<Record<string, Task>>} */ (TASKS)[name];
if (task === undefined) throw new Error(`There is no task called ${name}.`);
try {
  process.exitCode = await task(givenPaths({ line, commandFile, args }));
} catch (error) {
  say(
    "",
    "エラー: 終わりまで実行できませんでした。上に Windows の説明があれば、そのとおりに直してください。",
    `  ${String(error)}`,
  );
  process.exitCode = USAGE;
}
