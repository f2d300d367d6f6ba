/** Opening workbooks that are protected by a password. The only file that knows officecrypto-tool. */

/** Excel's own: such a workbook opens without asking (it is protected against changes, not against reading). */
const EXCEL_DEFAULT = "VelvetSweatshop";

/** The workbook's bytes in clear; null when none of the passwords fits. Passwords are tried in order. */
export async function decryptWorkbook(bytes: Uint8Array, passwords: readonly string[]): Promise<Uint8Array | null> {
  // Hardly any run needs it.
  const { default: officeCrypto } = await import("officecrypto-tool");
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const password of [EXCEL_DEFAULT, ...passwords]) {
    try {
      const decrypted = await officeCrypto.decrypt(input, { password });
      // What was never encrypted comes back as it was.
      if (decrypted.length > 0 && !decrypted.equals(input)) return decrypted;
    } catch {
      // A wrong password and a damaged or unknown encryption end alike: the next one may fit.
    }
  }
  return null;
}
