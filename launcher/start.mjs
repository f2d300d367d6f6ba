/** `npm start`: runs the program as its sources are now. */
import { prepareProgram } from "./prepare-program.mjs";

const program = await prepareProgram().catch((/** @type {unknown} */ error) => {
  process.stderr.write(
    `\nエラー: プログラムを準備できません。\n  → 「node_modules」フォルダーがあり、そこに書き込めることを確かめてください。\n${String(error)}\n`,
  );
  process.exit(2);
});
/** @type {typeof import("../pipeline/cli/index.ts")} */
const { main } = await import(new URL("cli.js", program.folder).href);
process.exitCode = await main(program);
