/** The name of a supervising body's folder. */
import type { SupervisingBody } from "../model/registry.ts";

/** `reports/<code>_<name>`, without the characters that Windows does not allow in names. */
export function reportFolder({ code, name }: SupervisingBody): string {
  const safe = `${code}_${name}`.replace(/[\\/:*?"<>|\u0000-\u001F]/gu, "_").replace(/[. ]+$/u, "");
  return `reports/${safe}`;
}
