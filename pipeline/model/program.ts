/** The running program: what it calls itself, where its files are, and which state of its sources it is. */
export interface Program {
  readonly name: string;
  readonly version: string;
  /** Address (`file:///…/`) of the bundle: the entries of worker processes are in it. */
  readonly folder: string;
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
