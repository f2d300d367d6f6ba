/** The running program: what it calls itself, where its files are, and which state of its sources it is. */
export interface Program {
  readonly name: string;
  readonly version: string;
  /** Address (`file:///…/`) of the bundle: the entries of worker processes are in it. */
  readonly folder: string;
  /** What people type to start it, before the name of a command: `npm start --`, or `torimatome` in a folder of `npm run bundle`. */
  readonly call: string;
  /** Folders that are meant where none is named. */
  readonly places: { readonly inputs: string; readonly outputs: string; readonly templates: string };
  /** Path of the pages for office staff: what the names of the wording mean is told there, and shown from there. */
  readonly pages: string;
  /** Digests of the sources, so that state made by other code is never trusted. */
  readonly digests: {
    /** Whatever can change what a reading is. */
    readonly reading: string;
    /** Whatever can change what a document looks like. */
    readonly rendering: string;
    readonly all: string;
  };
}

/** @param words a command and its options; "" is the nightly run. @returns what people type to have it done, for help and messages */
export function asTyped({ call }: Pick<Program, "call">, words = ""): string {
  // npm wants its dashes only where something follows.
  return words === "" ? call.replace(/ --$/u, "") : `${call} ${words}`;
}
