/** Loaded into every process of a run: worker processes note here that they are there, and which they are. */
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const { PROCESS_LIST: list } = process.env;
if (isMainThread && process.send && list) appendFileSync(list, `${process.pid} ${process.execArgv.join(" ")}\n`);
