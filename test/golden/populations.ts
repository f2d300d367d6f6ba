/** What the goldens are made from: the example that ships, and two invented countries. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makePopulation, type PopulationOptions } from "../../pipeline/demo/index.ts";
import { catalog, FORM_FILE } from "../build/catalog.ts";

export interface Population {
  /** Also the name of its folder of goldens. */
  readonly name: string;
  /** Documents of all bodies would be too many to keep: see describeOutputs. */
  readonly sparing: boolean;
  readonly writeInputs: (folder: string) => void;
}

const SEED = 1;

export const POPULATIONS: readonly Population[] = [
  {
    name: "example",
    sparing: false,
    writeInputs: (folder) => {
      cpSync("inputs", folder, { recursive: true });
    },
  },
  {
    name: "ad-hoc-12",
    sparing: false,
    writeInputs: (folder) => {
      inventedInputs({ institutions: 12, cycle: "接続申請時" })(folder);
      // A file that a person must look at, and with it exit status 3.
      writeFileSync(join(folder, "届いた点検表.xlsx"), "点検表は添付のとおりです。");
    },
  },
  { name: "periodic-300", sparing: true, writeInputs: inventedInputs({ institutions: 300 }) },
];

function inventedInputs(options: Pick<PopulationOptions, "institutions" | "cycle">): Population["writeInputs"] {
  return (folder) => {
    for (const { path, bytes } of makePopulation({ ...options, seed: SEED, form: readFileSync(FORM_FILE), catalog })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
  };
}
