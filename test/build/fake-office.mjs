#!/usr/bin/env node
// Stands in for LibreOffice: what it is to do stands in the files that it converts, or in FAKE_FAILS (the SHA-256 of one that it fails at).
// Its PDF files hold the digest of what they were made from, which is kept in the folder FAKE_KEEPS.
import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { env, argv, exit, stdout } from "node:process";

const words = argv.slice(2);
if (words.includes("--version")) {
  stdout.write(`${env.FAKE_VERSION ?? "LibreOffice 99.1.2.3 40(Build:2)"}\n`);
  exit(0);
}
const folder = words[words.indexOf("--outdir") + 1];
const files = words.filter((word) => word.endsWith(".docx"));
const log = (text) => env.FAKE_LOG === undefined || appendFileSync(env.FAKE_LOG, `${text}\n`);
log(
  `start ${words.find((word) => word.startsWith("-env:UserInstallation=file:///")) === undefined ? "no profile" : "own profile"}`,
);
for (const file of files) {
  const bytes = readFileSync(file);
  const digest = createHash("sha256").update(bytes).digest("hex");
  const text = bytes.toString("latin1");
  log(digest);
  if (env.FAKE_KEEPS !== undefined) copyFileSync(file, join(env.FAKE_KEEPS, `${digest}.docx`));
  const made = join(folder, basename(file).replace(/docx$/u, "pdf"));
  if (text === "half") writeFileSync(made, "%PDF-1.7\n");
  if (text === "half" || text === "hangs") {
    setInterval(() => undefined, 1000);
    break;
  }
  if (text === "stops" || digest === env.FAKE_FAILS) exit(1);
  writeFileSync(made, `%PDF-1.7\n${digest}\n%%EOF\n`);
}
