/** What the launcher has made beside the program's own code. */
import { readFile } from "node:fs/promises";
import type { Program } from "../model/program.ts";

/** @param name of a file in the bundle's folder @throws where the bundle is not whole, which is a bug or a damaged installation */
export function loadProgramFile({ folder }: Program, name: string): Promise<string> {
  return readFile(new URL(name, folder), "utf8");
}
