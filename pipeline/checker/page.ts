/** The page: takes files that are chosen or dropped, has them judged one after the other, and shows what came of it. */
import { askedOfSender } from "../model/asked-of-sender.ts";
import { copyText, verdictText } from "./copy-list.ts";
import { drawVerdict, type ListActions } from "./draw-verdict.ts";
import { PAGE_PARTS } from "./document.ts";
import { openReadingDesk, type Judged } from "./reading-desk.ts";
import { showRefusal, type ShownVerdict } from "./shown-verdict.ts";

const actions: ListActions = {
  print: () => {
    window.print();
  },
  copy: (verdict) => copyText(verdictText(verdict)),
};

const [chooser, drop, state, results] = [
  part(PAGE_PARTS.chooser, HTMLInputElement),
  part(PAGE_PARTS.drop, HTMLElement),
  part(PAGE_PARTS.state, HTMLElement),
  part(PAGE_PARTS.results, HTMLElement),
];
const seconds = Number(part(PAGE_PARTS.scope, HTMLElement).dataset["seconds"]);
const judge = openReadingDesk(dataText(PAGE_PARTS.reader), part(PAGE_PARTS.scope, HTMLElement).textContent, seconds);

/** Files wait for those before them; a choice that was made later takes the list over. */
function createQueue(): (files: readonly File[]) => void {
  let latest: readonly File[] = [];
  let last: Promise<void> = Promise.resolve();
  return (files) => {
    if (files.length === 0) return;
    latest = files;
    last = last.then(() => judgeAll(files, () => files === latest));
  };
}

async function judgeAll(files: readonly File[], isWanted: () => boolean): Promise<void> {
  results.replaceChildren();
  for (const [index, file] of files.entries()) {
    if (!isWanted()) return;
    state.textContent = `読み取っています（${String(index + 1)}／${String(files.length)}）…`;
    const section = drawVerdict(verdictOf(await judge(file)), actions);
    results.append(section);
    if (index === 0) section.querySelector<HTMLElement>(".headline")?.focus();
  }
  state.textContent = files.length === 1 ? "確かめ終わりました。" : `${String(files.length)}件を確かめ終わりました。`;
}

function verdictOf(judged: Judged): ShownVerdict {
  if ("shown" in judged) return judged.shown;
  const { refused, path } = judged;
  if (typeof refused !== "string") return showRefusal(path, refused.message, askedOfSender(refused));
  return refused === "stopped"
    ? showRefusal(
        path,
        `${String(seconds)}秒たっても読み終わらないか、メモリーが足りないため、読み取りをやめました。`,
        "様式のシートだけを残し、不要なシート・行・画像を除いて保存し直してください。それでも読み取れないときは、取りまとめ機関へお知らせください。",
      )
    : showRefusal(
        path,
        "ファイルを開けません。",
        "フォルダーではないことを確かめ、Excelなどで開いているときは閉じてから、もう一度選んでください。",
      );
}

/** @throws Error where the page has lost a part: it was not written by the command. */
function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}

/** Data that is one JSON string. */
function dataText(id: string): string {
  const value: unknown = JSON.parse(part(id, HTMLElement).textContent);
  return typeof value === "string" ? value : "";
}

const take = createQueue();
chooser.addEventListener("change", () => {
  take([...(chooser.files ?? [])]);
  // The same file, mended and saved, may be chosen again.
  chooser.value = "";
});
// Beside the frame too: a browser would leave the page for a file that is dropped.
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
document.addEventListener("dragleave", () => {
  drop.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  take([...(event.dataTransfer?.files ?? [])]);
});
chooser.disabled = false;
