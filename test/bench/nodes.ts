/** Other versions of Node, as `.ci/run` has them: npm packages that hold the program. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

export interface NamedNode {
  /** As it calls itself: `v22.11.0`. */
  readonly name: string;
  /** Of the program. */
  readonly path: string;
}

/**
 * The Node that runs this for its own major version, each other one installed below `folder`.
 *
 * @param majors e.g. `["20", "22", "24"]`
 * @throws Error when npm does not run this, or cannot install one.
 */
export function findNodes(majors: readonly string[], folder: string): readonly NamedNode[] {
  return majors.map((major) => {
    const own = process.versions.node.split(".")[0];
    const path = major === own ? process.execPath : installNode(major, join(folder, `node-${major}`));
    return { name: execFileSync(path, ["--version"], { encoding: "utf8" }).trim(), path };
  });
}

function installNode(major: string, folder: string): string {
  const windows = process.platform === "win32";
  const name = `node-${windows ? "win" : process.platform}-${process.arch}`;
  // npm names itself to what it runs; its own command is a script of the shell on Windows.
  const npm = process.env["npm_execpath"];
  if (npm === undefined) throw new Error("Other Nodes are installed by npm: npm run bench -- --nodes …");
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [npm, "install", "--no-save", "--prefix", folder, `${name}@${major}`], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return join(folder, "node_modules", name, "bin", windows ? "node.exe" : "node");
}
