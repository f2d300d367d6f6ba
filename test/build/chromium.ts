/** Debian's Chromium, or the one that CHROMIUM names. Where there is none, tests of pages are skipped, and fail where CI is set. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const place = process.env["CHROMIUM"] ?? PLACES.find((path) => existsSync(path));

/** For `describe.skipIf`. */
export const withoutChromium = place === undefined && (process.env["CI"] === undefined || process.platform !== "linux");
/** For the name of what is skipped. */
export const chromiumWords = withoutChromium ? "(no Chromium: apt-get install chromium, or CHROMIUM=path)" : "";

/** As root, as in CI, Chromium has no sandbox of its own. */
export function openChromium(): Promise<Browser> {
  if (place === undefined) throw new Error("There is no Chromium.");
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: place, args: isRoot ? ["--no-sandbox"] : [] });
}
