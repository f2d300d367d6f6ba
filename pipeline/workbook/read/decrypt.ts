/** Opening workbooks that are protected by a password. The only file that knows officecrypto-tool. */

/** Excel's own: such a workbook opens without asking (it is protected against changes, not against reading). */
const EXCEL_DEFAULT = "VelvetSweatshop";

/**
 * Rounds of hashing that one file may cost, over all tries. Excel's own files ask for 100,000 a try (0.75 s), so that a
 * hundred passwords are tried; a file that asks for more to keep the reader busy gets fewer tries.
 */
const MOST_ROUNDS = 10_000_000;
const USUAL_ROUNDS = 100_000;

/** What became of the tries of one file. */
interface Decryption {
  /** The workbook in clear; null when none of the passwords that were tried fits. */
  readonly bytes: Uint8Array | null;
  /** How many of the given passwords were not tried, since the file may not cost more. */
  readonly untried: number;
}

/** Tries passwords on one file. What it finds, and how many it tries, depends on the file and the passwords alone. */
export type Decrypt = (bytes: Uint8Array, passwords: readonly string[]) => Promise<Decryption>;

/**
 * Remembers which passwords have opened a file and tries those first, the last one foremost: institutions that were told one
 * password use it in all their files. They are remembered in this process alone.
 *
 * @param onTry called before each try, which keeps the process busy for most of a second.
 */
export function createDecrypter(onTry: () => void = () => undefined): Decrypt {
  const worked = new Set<string>();
  return async (bytes, passwords) => {
    const wanted = new Set([EXCEL_DEFAULT, ...passwords]);
    // Which are tried must not depend on the files before; in which order makes no difference to the result.
    const allowed = [...wanted].slice(0, Math.floor(MOST_ROUNDS / roundsOf(bytes)));
    const [known, others] = [[...worked].reverse(), allowed.filter((password) => !worked.has(password))];
    for (const password of [...known.filter((one) => allowed.includes(one)), ...others]) {
      onTry();
      const decrypted = await tryPassword(bytes, password);
      if (decrypted === null) continue;
      worked.delete(password);
      worked.add(password);
      return { bytes: decrypted, untried: 0 };
    }
    const untried = [...wanted].slice(allowed.length).filter((password) => password !== EXCEL_DEFAULT);
    return { bytes: null, untried: untried.length };
  };
}

async function tryPassword(bytes: Uint8Array, password: string): Promise<Uint8Array | null> {
  // Hardly any run needs it.
  const { default: officeCrypto } = await import("officecrypto-tool");
  const input = asBuffer(bytes);
  try {
    const decrypted = await officeCrypto.decrypt(input, { password });
    // What was never encrypted comes back as it was.
    return decrypted.length > 0 && !decrypted.equals(input) ? decrypted : null;
  } catch {
    // A wrong password and a damaged or unknown encryption end alike: the next one may fit.
    return null;
  }
}

/** As the file states them, in clear; older kinds of encryption fix them at half of the usual. */
function roundsOf(bytes: Uint8Array): number {
  const text = asBuffer(bytes);
  const at = text.indexOf(SPIN_COUNT);
  const stated = at < 0 ? "" : text.toString("latin1", at + SPIN_COUNT.length, at + SPIN_COUNT.length + 12);
  return Math.max(USUAL_ROUNDS, Number(/^\d+/u.exec(stated)?.[0] ?? 0));
}

const SPIN_COUNT = 'spinCount="';

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
