/** A Word file without what one document says: docx makes it once for all of a shape, in each process. */
import { Packer } from "docx";
import type { Chart, DocumentTexts } from "./block.ts";
import type { DocumentStyles } from "./styles/document-styles.ts";
import { deflatePart, deflatePieces, type WriteAll } from "../../lib/deflate-part.ts";
import { zipParts, type PackedPart } from "../../lib/zip-writer.ts";
import { fillChart, fillSheet } from "./chart-numbers.ts";
import { fillSlots, fillTexts } from "./frame-places.ts";
import type { FrameShape } from "./frame-shape.ts";
import { stableParts, unzip, type Part } from "./stable-parts.ts";
import { wordDocument } from "./word-document.ts";

/** What one document puts into its frame. */
interface Filling {
  readonly texts: DocumentTexts;
  /** Write the XML for the slots of the body, in their order. */
  readonly body: readonly WriteAll[];
  /** In their order. */
  readonly charts: readonly Chart[];
}

/** Bytes of the Word file. */
export type Frame = (filling: Filling) => Uint8Array;

const known = new WeakMap<DocumentStyles, Map<string, Promise<Frame>>>();

/** The frame for documents of a shape; nearly all of a kind have the same. */
export function frameFor(shape: FrameShape, styles: DocumentStyles): Promise<Frame> {
  const frames = known.get(styles) ?? new Map<string, Promise<Frame>>();
  known.set(styles, frames);
  const key = JSON.stringify(shape);
  const frame = frames.get(key) ?? makeFrame(shape, styles);
  frames.set(key, frame);
  return frame;
}

async function makeFrame(shape: FrameShape, styles: DocumentStyles): Promise<Frame> {
  const docx = await Packer.pack(wordDocument(shape, styles), "uint8array");
  // As the office has it: docx would only take it apart and write it anew.
  const parts = stableParts(docx).map(([name, content]) => fillPart([name, name === STYLES ? styles.xml : content]));
  return (filling) => zipParts(parts.map((fill) => fill(filling)));
}

const STYLES = "word/styles.xml";

type FillPart = (filling: Filling) => PackedPart;

/** Most parts are the same in every document, and are packed only once. */
function fillPart([name, content]: Part): FillPart {
  const [, kind, ordinal] = /^word\/(charts\/chart|embeddings\/[A-Za-z_]*)(\d+)\.(?:xml|xlsx)$/u.exec(name) ?? [];
  if (kind === "charts/chart" && typeof content === "string")
    return ({ charts }) => deflatePart(name, fillChart(content, chartAt(charts, ordinal)));
  if (kind !== undefined && typeof content !== "string") return fillWorkbook(name, content, ordinal);
  if (typeof content !== "string") return unchanged(name, content);
  if (name === "word/document.xml") return ({ body }) => deflatePieces(name, fillSlots(content, body));
  if (/^(?:word\/header\d+|docProps\/core)\.xml$/u.test(name))
    return ({ texts }) => deflatePart(name, fillTexts(content, texts));
  return unchanged(name, content);
}

/** The data of a chart, an archive in the archive. */
function fillWorkbook(name: string, workbook: Uint8Array, ordinal: string | undefined): FillPart {
  const parts = unzip(workbook).map(([inner, bytes]): ((chart: Chart) => PackedPart) => {
    if (!inner.startsWith("xl/worksheets/")) {
      const packed = deflatePart(inner, bytes);
      return () => packed;
    }
    const sheet = new TextDecoder().decode(bytes);
    return (chart) => deflatePart(inner, fillSheet(sheet, chart));
  });
  return ({ charts }) => deflatePart(name, zipParts(parts.map((fill) => fill(chartAt(charts, ordinal)))));
}

function unchanged(name: string, content: string | Uint8Array): FillPart {
  const packed = deflatePart(name, content);
  return () => packed;
}

/** docx numbers charts, and their workbooks, from 1. */
function chartAt(charts: readonly Chart[], ordinal: string | undefined): Chart {
  const chart = charts[Number(ordinal) - 1];
  if (chart === undefined) throw new Error(`There is no chart ${String(ordinal)} to fill in.`);
  return chart;
}
