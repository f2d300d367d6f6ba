/** What the page and its worker say to each other. */
import type { Inspection } from "../model/inspection.ts";
import type { ShownVerdict } from "./shown-verdict.ts";

/** A file to be judged. */
export interface AskedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** To the worker: first what it judges by, as the text of the page's data; then one file after the other. */
export type ToReader = { readonly scope: string } | { readonly file: AskedFile };

/** From the worker, once for each file. */
export interface FromReader {
  /** All that a run would hold of it. */
  readonly inspection: Inspection;
  readonly shown: ShownVerdict;
}
