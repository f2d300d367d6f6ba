/** All that goes to one institution, as one file for its mail: the form, the checker made for it, and a word on both. */
import { crc32 } from "node:zlib";
import { deflatePart, deflateTail, deflateWithTail, type PackedTail } from "../lib/deflate-part.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import { zipParts, type PackedPart } from "../lib/zip-writer.ts";
import type { Catalog } from "../model/measure.ts";
import type { Cycle, Institution } from "../model/registry.ts";
import type { Shell } from "../shell/index.ts";
import { CHECKER_NAME, checkerDrawer } from "./make-checker.ts";

/** End of its name, behind the institution's code and name. */
export const KIT_ENDING = "_様式一式.zip";
const COVER_NAME = "お読みください.txt";

/** The archive for an institution, of its form as that is sent. */
export type KitMaker = (
  institution: Institution,
  form: { readonly name: string; readonly bytes: Uint8Array },
) => Uint8Array;

/** Prepares what all institutions of a cycle share. */
export async function kitMaker(cycle: Cycle, catalog: Catalog, shell: Shell): Promise<KitMaker> {
  const draw = await checkerDrawer(cycle, catalog, shell);
  let packedTail: PackedTail | null = null;
  return (institution, { name, bytes }) => {
    const { head, tail } = draw(institution);
    // The same for all of them, and nearly all of the page.
    packedTail ??= deflateTail(tail);
    const checker = deflateWithTail(CHECKER_NAME, head, packedTail);
    return zipParts([storedPart(name, bytes), checker, deflatePart(COVER_NAME, coverText(cycle, institution, name))]);
  };
}

/** A file that is packed already: packing it again would take time, and nothing off. */
export function storedPart(name: string, bytes: Uint8Array): PackedPart {
  const header = { flags: 0x800, method: 0, time: 0, date: 0x21 };
  return { name: Buffer.from(name), packed: [bytes], size: bytes.length, crc: crc32(bytes), header };
}

/** For Windows' own editor: with the mark of UTF-8 and its line ends. */
function coverText(cycle: Cycle, { name }: Institution, form: string): string {
  const lines = [
    `${name}　御中`,
    "",
    `「${cycle.name}」の自己点検表の様式一式です。`,
    "",
    `・${form}`,
    "　　記入していただく様式です。",
    `・${CHECKER_NAME}`,
    "　　記入した点検表を送付する前に、記入漏れや書き間違いがないかを確かめるページです。",
    "",
    "送付までの手順",
    "1　このZIPファイルを展開します。",
    "2　様式に記入し、保存します。",
    `3　「${CHECKER_NAME}」をダブルクリックします。ブラウザー（Microsoft Edge、Google Chromeなど）で開きます。`,
    "4　記入した様式を、ページの枠の中に置くか、ボタンで選びます。",
    "5　「送付できます」と出たら、依頼のあった方法で送付してください。",
    "　　直すところがあるときは、一覧のとおりに直して保存し、もう一度確かめてください。",
    "",
    `提出期限: ${formatWareki(cycle.deadline)}`,
    "",
    `「${CHECKER_NAME}」は、選んだファイルをこのパソコンの中だけで読み取ります。`,
    "どこにも送信せず、ファイルを書き換えることもありません。",
    "開けないときや、ブラウザーの設定で動かないときは、使わずに送付していただいて構いません。",
  ];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}
