/** Workbooks as they are after LibreOffice has opened and saved them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const SOFFICE = process.env["SOFFICE"] ?? "soffice";
/** Tests that need it are skipped without it; where it must be there, as on Linux where CI is set, they fail. */
export const withoutOffice =
  (process.env["CI"] === undefined || process.platform !== "linux") &&
  spawnSync(SOFFICE, ["--version"], { stdio: "ignore" }).error !== undefined;

export const FORMATS = ["xlsx", "xls", "ods"] as const;
export type Format = (typeof FORMATS)[number];

/** Made with the first start, which takes longest. */
let profile: string | null = null;

/** Removes what LibreOffice keeps for itself. */
export function closeOffice(): void {
  if (profile !== null) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  profile = null;
}

export interface Saving {
  readonly bytes: Uint8Array;
  /** How the book is stored now. */
  readonly from?: Format;
  readonly to: Format;
}

/** In the order given; one start of LibreOffice for each format, as its start takes longer than a book. */
export function savedByOffice(savings: readonly Saving[]): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), "annex2-office-"));
  try {
    const pathOf = ({ from = "xlsx" }: Saving, index: number): string => join(folder, `${String(index)}.${from}`);
    savings.forEach((saving, index) => {
      writeFileSync(pathOf(saving, index), saving.bytes);
    });
    for (const to of FORMATS) {
      const files = savings.flatMap((saving, index) => (saving.to === to ? [pathOf(saving, index)] : []));
      if (files.length > 0) convert(folder, to, files);
    }
    return savings.map(({ to }, index) => new Uint8Array(readFileSync(join(folder, to, `${String(index)}.${to}`))));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function convert(folder: string, to: Format, files: readonly string[]): void {
  mkdirSync(join(folder, to), { recursive: true });
  profile ??= mkdtempSync(join(tmpdir(), "annex2-office-profile-"));
  const user = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  spawnSync(SOFFICE, [user, "--headless", "--convert-to", to, "--outdir", join(folder, to), ...files]);
}
