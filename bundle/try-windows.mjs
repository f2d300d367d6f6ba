/**
 * `npm run try:windows [-- --institutions 200]`: the Windows bundle as far as wine 8 goes (Debian: `apt-get install wine64`). Its files
 * (that the zip gives them back, test/bundle knows) lie in a folder with a hostile name; what node.exe makes in a long path has to be,
 * byte for byte, what this computer makes of the same files meanwhile. What is known of wine: a pipe loses what is written into it last, so that everything goes into files; it runs
 * Node 22, while 24 and 26 crash; it knows no `%cmdcmdline%`; its Task Scheduler takes a task, and nobody waits here until it is due.
 */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { bundleFiles } from "./bundle-files.mjs";
import { fetchNode } from "./fetch-node.mjs";
import { NOTE } from "./office/data-folder.mjs";

const WINE = process.env["WINE"] ?? "/usr/lib/wine/wine64";
const { institutions } = parseArgs({ options: { institutions: { type: "string", default: "0" } } }).values;
/** Left out of what is compared: each run's own times and paths, and what the next run need not do again. */
const OF_THE_RUN = /^(?:run\.json|runs\.jsonl|\.state\/.*)$/u;
const EXCLUSIVE = 0x1000_0000;

const base = mkdtempSync(join(tmpdir(), "torimatome-wine-"));
const home = join(base, "架空 & 県！");
const office = join(home, "program", "office", "index.mjs");
const env = {
  ...process.env,
  WINEPREFIX: join(base, "wine"),
  WINEDEBUG: "-all",
  // Nothing here asks for .NET, HTML or menus, which wine would set up first.
  WINEDLLOVERRIDES: "mscoree=;mshtml=;winemenubuilder.exe=",
  NODE_SKIP_PLATFORM_CHECK: "1",
  LC_ALL: "C.UTF-8",
};
const node = join(home, "program", "node.exe");

/** As Windows programs see a path of this computer. */
function seen(/** @type {string} */ path) {
  return `Z:${path.replaceAll("/", "\\")}`;
}

/**
 * @param {readonly string[]} words a Windows program and its arguments
 * @returns {Promise<{ readonly status: number | null, readonly said: string }>}
 */
async function inWine(...words) {
  const log = join(base, "said.txt");
  // A file is handed on, which wine takes as it is.
  const out = openSync(log, "w");
  try {
    const [status] = await once(spawn(WINE, words, { env, timeout: 300_000, stdio: ["ignore", out, out] }), "close");
    return { status, said: readFileSync(log, "utf8") };
  } finally {
    closeSync(out);
  }
}

/** What the office's command makes of a data folder: by the bundle's Node there, by this computer's here, at the same time. */
async function runBoth(/** @type {string} */ there, /** @type {string} */ here) {
  const own = once(spawn(process.execPath, [office, "run", here], { env, stdio: "ignore" }), "close");
  const run = await runThere(there);
  const [expected] = await own;
  return { ...run, expected };
}
function runThere(/** @type {string} */ data) {
  return inWine(node, seen(office), "run", seen(data));
}

/** @returns {ReadonlyMap<string, Buffer>} */
function outputsOf(/** @type {string} */ data) {
  const folder = join(data, "outputs");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
  return new Map(
    paths.filter((path) => !OF_THE_RUN.test(path)).map((path) => [path, readFileSync(join(folder, path))]),
  );
}

/** @param {string} held a report that could not be written there, if any */
function assertSame(/** @type {string} */ there, /** @type {string} */ here, held = "") {
  const [found, expected] = [outputsOf(there), outputsOf(here)];
  assert.deepEqual([...found.keys()], [...expected.keys()]);
  const other = [...found].filter(([path, bytes]) => expected.get(path)?.equals(bytes) !== true).map(([path]) => path);
  assert.deepEqual(
    other,
    [held].filter((path) => path !== ""),
  );
  return `${String(found.size - other.length)} files, the same bytes`;
}

/** @param {() => string | Promise<string>} work */
async function step(/** @type {string} */ name, work) {
  const start = performance.now();
  const outcome = await work();
  console.log(`${name}: ${outcome} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

/** A command file of the folder, with words that stand in quotes. */
function inCommandPrompt(/** @type {string} */ name, /** @type {readonly string[]} */ ...words) {
  const quoted = [seen(join(home, name)), ...words].map((word) => `"${word}"`).join(" ");
  const script =
    'const r=require("child_process").spawnSync("cmd.exe",[process.argv[1]],{windowsVerbatimArguments:true,stdio:"inherit"});process.exit(r.status)';
  return inWine(node, "-e", script, `/d /s /c "${quoted}"`);
}

/** A program that holds a file as Excel does: nobody else may open it. */
async function holding(/** @type {string} */ path, /** @type {() => Promise<string>} */ work) {
  const ready = join(base, "held");
  const script = `const fs=require("fs");fs.openSync(${JSON.stringify(seen(path))},fs.constants.O_RDWR|${String(EXCLUSIVE)});fs.writeFileSync(${JSON.stringify(seen(ready))},"");setTimeout(()=>{},120000)`;
  const holder = spawn(WINE, [node, "-e", script], { env, stdio: "ignore" });
  try {
    await until(() => existsSync(ready));
    return await work();
  } finally {
    holder.kill("SIGKILL");
  }
}

async function until(/** @type {() => boolean} */ isSo) {
  for (let waited = 0; !isSo(); waited += 50) {
    assert.ok(waited < 60_000, "Nothing has happened for a minute.");
    await delay(50);
  }
}

async function tryAll() {
  const here = join(base, "here");
  // With the names below it, longer than the 260 letters that Windows takes without being asked to.
  const there = join(
    base,
    "とても長い名前のフォルダー".repeat(3),
    "令和8年度 自己点検 取りまとめ".repeat(5),
    "情報システム課".repeat(8),
  );
  await step("the folder", async () => {
    const files = await bundleFiles("win-x64", fetchNode("win-x64"));
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), bytes);
    }
    return `${String(files.length)} files`;
  });
  for (const data of [here, there]) cpSync(join(home, "見本"), data, { recursive: true });
  writeFileSync(join(home, NOTE), seen(there));
  const whole = listed(home);
  await step("node.exe starts", async () => (await inWine(node, "--version")).said.trim());
  await step(`the example, in a path of ${String(there.length)} letters`, async () => {
    const { status, said, expected } = await runBoth(there, here);
    assert.deepEqual([status, expected], [0, 0], said);
    assert.match(said, /取りまとめが終わりました。[\s\S]*次にすること: 状況の画面をブラウザーで開きます/u);
    return assertSame(there, here);
  });
  for (const data of [here, there]) rmSync(join(data, "inputs", "架空第1県"), { recursive: true });
  await step("a run that is killed", async () => {
    const lock = join(there, "outputs", ".state", "lock");
    const run = spawn(WINE, [node, seen(join(home, "program", "office", "prompt.mjs")), "--fresh"], {
      env,
      stdio: "ignore",
    });
    await until(() => existsSync(lock));
    await delay(1_500);
    run.kill("SIGKILL");
    assert.ok(existsSync(lock), "It was over before it was killed.");
    return "in the middle";
  });
  await step("the run after it, while another program holds a report", () => {
    const report = [...outputsOf(there).keys()].find((path) => /^reports\/48.*取りまとめ報告書/u.test(path)) ?? "";
    return holding(join(there, "outputs", report), async () => {
      const { status, said, expected } = await runBoth(there, here);
      assert.deepEqual([status, expected], [3, 0], said);
      assert.match(said, /書き込めなかったファイルがあります（1件）/u);
      return assertSame(there, here, report);
    });
  });
  await step("command files", async () => {
    const name = readdirSync(join(there, "inputs")).find((file) => file.startsWith("AG0001")) ?? "";
    const book = join(there, "見本 & 写し！.xlsx");
    cpSync(join(there, "inputs", name), book);
    const checked = await inCommandPrompt("1件を確かめる.cmd", seen(book));
    assert.match(checked.said, /見本 & 写し！\.xlsx/u);
    const explained = await inCommandPrompt("torimatome.cmd", "explain", "AG0001", "implementedCount");
    assert.match(explained.said, /確かめ: data のファイルから数え直しました/u);
    return `exit status ${String(checked.status)} and ${String(explained.status)}`;
  });
  await step("a task that is registered and removed", async () => {
    const { status, said } = await inWine(node, seen(office), "schedule", seen(there));
    assert.equal(status, 0, said);
    assert.match(said, /毎日 22:00 に取りまとめるように登録しました/u);
    assert.equal((await inWine(node, seen(office), "unschedule")).status, 0);
    return "taken";
  });
  if (institutions !== "0")
    await step(`the demo of ${institutions}`, async () => {
      const [demoHere, demoThere] = [join(base, "demo-here"), join(base, "demo-there")];
      const start = join(home, "program", "app", "start.mjs");
      spawnSync(process.execPath, [start, "demo", "--institutions", institutions, "--out", join(demoHere, "inputs")], {
        env,
      });
      cpSync(demoHere, demoThere, { recursive: true });
      const { status, said, expected } = await runBoth(demoThere, demoHere);
      assert.equal(status, expected, said);
      return assertSame(demoThere, demoHere);
    });
  assert.deepEqual(listed(home), whole, "Something was written into the program's folder.");
  console.log("Nothing was written into the program's folder.");
}

function listed(/** @type {string} */ folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
}

if (!existsSync(WINE)) {
  console.error(
    `${WINE} is not there: apt-get install --no-install-recommends wine64, or name another with WINE=path.`,
  );
  process.exit(2);
}
try {
  await tryAll();
} finally {
  spawnSync(join(dirname(WINE), "wineserver"), ["-k"], { env });
  rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
