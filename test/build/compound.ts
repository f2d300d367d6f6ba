/** Compound files (the container of .xls, .doc and encrypted workbooks) with one stream. */
import { CFB } from "@e965/xlsx";

/** SheetJS's container library, which its own types leave open. */
const containers = CFB as {
  readonly utils: {
    readonly cfb_new: () => object;
    readonly cfb_add: (file: object, path: string, content: Uint8Array) => void;
  };
  readonly write: (file: object, options: { readonly type: "buffer" }) => Uint8Array;
};

export function compound(stream: string): Uint8Array {
  const file = containers.utils.cfb_new();
  containers.utils.cfb_add(file, `/${stream}`, new Uint8Array(64));
  return containers.write(file, { type: "buffer" });
}
