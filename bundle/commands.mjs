/** The files that office staff double-click. All in ASCII, whatever their names: `cmd` reads them in the encoding that it is in. */

/** Japanese name → what of `office/index.mjs` it starts. */
const OFFICE_COMMANDS = {
  取りまとめ: "run",
  送付用の様式を作る: "form",
  "1件を確かめる": "check",
  見張る: "watch",
};
/** Task Scheduler is Windows's. */
const WINDOWS_COMMANDS = { 定時実行を登録: "schedule", 定時実行を解除: "unschedule" };

/** What is typed at a prompt before the name of a command: help, messages and guide say so. */
export function callOf(/** @type {string} */ platform) {
  return platform.startsWith("win") ? "torimatome" : "./torimatome.sh";
}

/**
 * @param {string} platform `win-x64` or `linux-x64`
 * @returns {readonly { readonly name: string, readonly text: string }[]}
 */
export function commandFiles(platform) {
  const isWindows = platform.startsWith("win");
  const tasks = Object.entries({ ...OFFICE_COMMANDS, ...(isWindows ? WINDOWS_COMMANDS : {}) });
  return isWindows
    ? [
        ...tasks.map(([name, task]) => ({ name: `${name}.cmd`, text: windowsText(task) })),
        { name: "torimatome.cmd", text: WINDOWS_PROGRAM },
      ]
    : [
        ...tasks.map(([name, task]) => ({ name: `${name}.sh`, text: linuxText(`office/index.mjs" ${task}`) })),
        { name: "torimatome.sh", text: linuxText('office/prompt.mjs"') },
      ];
}

/**
 * The line that `cmd` was started with is kept while `!` names variables, so that nothing in it is taken for a command, and read by
 * `office/given-paths.mjs`; from then on `!` is a letter, as paths may hold it. The working directory, which cannot be a share, is
 * never used. Started by a double click, `cmd` has to end at once: what stands behind an `&` in a dropped path would be run.
 */
function windowsText(/** @type {string} */ task) {
  return withWindowsEnds([
    "@echo off",
    "setlocal EnableExtensions EnableDelayedExpansion",
    'set "TORIMATOME_LINE=!cmdcmdline!"',
    'set "TORIMATOME_EXIT=exit /b"',
    'if not "!TORIMATOME_LINE:/c =!"=="!TORIMATOME_LINE!" set "TORIMATOME_EXIT=exit"',
    "setlocal DisableDelayedExpansion",
    "chcp 65001 >nul",
    'set "TORIMATOME_CMD=%~f0"',
    `"%~dp0program\\node.exe" "%~dp0program\\office\\index.mjs" ${task} %*`,
    'set "TORIMATOME_CODE=%ERRORLEVEL%"',
    "echo.",
    "pause",
    "%TORIMATOME_EXIT% %TORIMATOME_CODE%",
  ]);
}

/** For a prompt: every command and option of the program, which calls itself as `callOf` says. */
const WINDOWS_PROGRAM = withWindowsEnds([
  "@echo off",
  "setlocal DisableDelayedExpansion",
  "chcp 65001 >nul",
  '"%~dp0program\\node.exe" "%~dp0program\\office\\prompt.mjs" %*',
]);

function withWindowsEnds(/** @type {readonly string[]} */ lines) {
  return lines.map((line) => `${line}\r\n`).join("");
}

function linuxText(/** @type {string} */ words) {
  return `#!/bin/sh\nhere=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit\nexec "$here/program/node" "$here/program/${words} "$@"\n`;
}
