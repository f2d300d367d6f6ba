/** A verdict as elements of the page. Whatever a workbook holds becomes text and nothing else: `textContent` is the only way in. */
import { FINDING_HEADINGS, type ShownFinding, type ShownVerdict } from "./shown-verdict.ts";

/** What can be done with the list of findings. */
export interface ListActions {
  readonly print: () => void;
  /** Resolves to what is to be said of it. */
  readonly copy: (verdict: ShownVerdict) => Promise<string>;
}

/** A section of its own, whose heading can take the focus. */
export function drawVerdict(verdict: ShownVerdict, actions: ListActions): HTMLElement {
  const section = element("section", `verdict ${verdict.state}`);
  const heading = element("h3", "headline", verdict.headline);
  heading.tabIndex = -1;
  const file = element("p", "file", verdict.file);
  const next = element("p", "next", verdict.next);
  section.append(file, heading, next);
  if (verdict.facts.length > 0) section.append(factList(verdict));
  if (verdict.rows.length > 0) section.append(findingTable(verdict));
  section.append(actionBar(verdict, actions));
  return section;
}

function factList({ facts }: ShownVerdict): HTMLElement {
  const list = element("dl", "facts");
  for (const { label, value } of facts) {
    const pair = element("div");
    pair.append(element("dt", "", label), element("dd", "", value));
    list.append(pair);
  }
  return list;
}

/** Columns in the order of their headings. */
const COLUMNS: readonly (keyof ShownFinding)[] = ["severity", "measure", "place", "there", "found", "asked"];

function findingTable({ rows, file }: ShownVerdict): HTMLElement {
  // Wider than a narrow window: it is moved inside its frame, by keys too.
  const frame = element("div", "frame");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", `${file}の、見つかったことの一覧`);
  const table = element("table");
  table.append(element("caption", "", `見つかったことの一覧（${String(rows.length)}件）`));
  const head = element("thead");
  const headings = element("tr");
  for (const column of COLUMNS) {
    const cell = element("th", column, FINDING_HEADINGS[column]);
    cell.setAttribute("scope", "col");
    headings.append(cell);
  }
  head.append(headings);
  const body = element("tbody");
  for (const row of rows) {
    const line = element("tr");
    for (const column of COLUMNS) line.append(element("td", column, row[column]));
    body.append(line);
  }
  table.append(head, body);
  frame.append(table);
  return frame;
}

function actionBar(verdict: ShownVerdict, { print, copy }: ListActions): HTMLElement {
  const bar = element("div", "actions");
  const said = element("span", "said");
  said.setAttribute("role", "status");
  bar.append(
    button("印刷する", print),
    button("一覧をコピーする（Excelに貼り付けられます）", () => {
      void copy(verdict).then((words) => {
        said.textContent = words;
      });
    }),
    said,
  );
  return bar;
}

function button(label: string, act: () => void): HTMLElement {
  const made = element("button", "", label);
  made.setAttribute("type", "button");
  made.addEventListener("click", act);
  return made;
}

function element(name: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  if (text !== "") made.textContent = text;
  return made;
}
