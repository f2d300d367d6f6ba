/** Parts of the program that it does not run itself: what goes into the pages that it writes. */
import { readFile } from "node:fs/promises";
import type { Program } from "../model/program.ts";

/** @param name of a file beside the bundle. @throws the system's error: a program without its parts is no program. */
export async function loadProgramPart({ folder }: Program, name: string): Promise<string> {
  return readFile(new URL(name, folder), "utf8");
}
