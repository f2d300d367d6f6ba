/** What was dropped on a command file, or typed behind it. */

/**
 * Explorer puts quotes only around paths with spaces, so that `cmd` takes `A&B.xlsx` apart before any command file sees it: then the
 * whole line that `cmd` was started with tells. At a prompt that line says nothing, and the arguments are whole.
 *
 * @param {object} start
 * @param {string} start.line what `cmd` was started with (`%cmdcmdline%`), "" where there is none
 * @param {string} start.commandFile its full path
 * @param {readonly string[]} start.args as they have come through `cmd`
 * @returns {readonly string[]}
 */
export function givenPaths({ line, commandFile, args }) {
  const at = commandFile === "" ? -1 : line.toLowerCase().indexOf(commandFile.toLowerCase());
  if (at === -1) return args.filter((arg) => arg !== "");
  // cmd /c ""D:\a\b.cmd" C:\x&y.xlsx "C:\x y.xlsx""
  const rest = line
    .slice(at + commandFile.length)
    .replace(/^"/u, "")
    .trimEnd()
    .replace(/"$/u, "");
  return Array.from(rest.matchAll(/"([^"]*)"|([^\s"]+)/gu), ([, quoted, plain]) => quoted ?? plain ?? "").filter(
    (path) => path !== "",
  );
}
