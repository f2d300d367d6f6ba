/** What goes back to institutions: marked workbooks, requests, reminders, mails; all letters of a body in one file, and whom they go to. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SHEET } from "./read.mjs";
import { addTable, writeBook } from "./tables.mjs";
import { paragraph, table, writeWord } from "./word.mjs";
import { dateWords, replyBy } from "./words.mjs";

/** What an institution is asked to see to. */
const ASKED = {
  シート: () => SHEET,
  セル: ({ cell }) => cell,
  措置: ({ measure }) => measure.number,
  確認した内容: ({ message }) => message,
  お願いする内容: ({ ask }) => ask,
};

/** The workbook as it was sent, with colour and a note on each cell in question and a list of them. @returns its bytes */
export async function markBook(book, errors) {
  for (const { cell, message, ask } of errors) {
    const marked = book.getWorksheet(SHEET).getCell(cell);
    // Cells of one style share it, so it is copied.
    marked.style = { ...marked.style, fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFD59B" } } };
    marked.note = `${message}\n${ask}`;
  }
  addTable(book, "確認依頼一覧", ASKED, errors);
  return book.xlsx.writeBuffer();
}

/** All letters of one body to the institutions that it collects from. */
export async function writeLetters(out, body, cycle) {
  const asked = body.collected.filter(({ status }) => status === "要修正");
  const missing = body.collected.filter(({ status }) => status === "未提出");
  if (asked.length + missing.length === 0) return;
  const folder = join(out, "letters", `${body["機関コード"]}_${body["機関名"]}`);
  for (const institution of [...asked, ...missing]) {
    const own = join(folder, nameOf(institution));
    await mkdir(own, { recursive: true });
    await writeWord(join(own, `${kindOf(institution)}.docx`), [letterTo(institution, body, cycle)]);
    await writeFile(join(own, "メール文面.txt"), mailTo(institution, body, cycle));
    if (institution.marked) await writeFile(join(own, bookOf(institution)), institution.marked);
  }
  const writeAll = async (kind, institutions) => {
    const letters = institutions.map((institution) => letterTo(institution, body, cycle));
    if (letters.length > 0) await writeWord(join(folder, `${kind}（全機関）.docx`), letters);
  };
  await writeAll("見直し・確認依頼書", asked);
  await writeAll("督促状", missing);
  const columns = {
    フォルダー: nameOf,
    担当部署: (each) => each["担当部署"],
    連絡先: (each) => each["連絡先"],
    文書の種類: kindOf,
    回答期限: () => replyBy(cycle),
    確認依頼のブック: (each) => (each.marked ? bookOf(each) : ""),
  };
  await writeBook(join(folder, "宛名一覧.xlsx"), [["宛名一覧", columns, [...asked, ...missing]]]);
}

const nameOf = (institution) => `${institution["機関コード"]}_${institution["機関名"]}`;
const kindOf = ({ marked }) => (marked ? "見直し・確認依頼書" : "督促状");
const bookOf = (institution) => `${nameOf(institution)}（確認依頼）.xlsx`;

function letterTo(institution, body, cycle) {
  const from = `${body["機関名"]}　${body["担当部署"]}`;
  const to = `${institution["機関名"]}　${institution["担当部署"]}　御中`;
  const text = institution.marked ? requestText(institution, cycle, from) : reminderText(cycle, from);
  return [
    ...[dateWords(cycle["基準日"]), to, body["機関名"], ...text].map(paragraph),
    ...(institution.marked ? [table(ASKED, institution.errors)] : []),
    paragraph("以上"),
  ];
}

function requestText({ path, inspectedOn, errors }, cycle, from) {
  return [
    `${cycle["点検名"]}に係る自己点検結果の見直し・確認について（依頼）`,
    `貴機関から提出された点検表に、見直し又は確認をお願いしたい箇所が${errors.length}か所ありました。`,
    `つきましては、${replyBy(cycle)}までに、訂正した点検表を御提出くださいますようお願いします。`,
    "記",
    "１　確認した点検表",
    `${path}（点検日　${dateWords(inspectedOn)}）`,
    "２　回答の期限",
    replyBy(cycle),
    "３　回答の方法",
    "添付のブックに、該当する箇所の印を付けています。訂正した点検表を御提出ください。",
    "４　問合せ先",
    from,
    "５　見直し又は確認をお願いする箇所",
  ];
}

function reminderText(cycle, from) {
  return [
    `${cycle["点検名"]}に係る自己点検結果の提出について（督促）`,
    `提出期限（${dateWords(cycle["提出期限"])}）を過ぎた本日現在、貴機関からの提出を確認できていません。`,
    "つきましては、下記により、至急御提出くださいますようお願いします。",
    "記",
    "１　提出していただくもの",
    "安全管理措置自己点検表のExcelブック",
    "２　提出の期限",
    replyBy(cycle),
    "３　提出先及び問合せ先",
    from,
  ];
}

function mailTo({ marked, errors, ...institution }, body, cycle) {
  const about = marked ? "見直し・確認について（依頼）" : "提出について（督促）";
  return [
    `件名：【${body["機関名"]}】${cycle["点検名"]}の自己点検結果の${about}`,
    `${institution["機関名"]}　${institution["担当部署"]}　御中`,
    `添付の文書を御確認の上、${replyBy(cycle)}までに御提出くださいますようお願いします。`,
    ...errors.map(({ cell, measure, message }) => `・${cell}　措置${measure.number}　${message}`),
    `${body["機関名"]}　${body["担当部署"]}`,
  ].join("\r\n");
}
