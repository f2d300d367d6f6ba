/** Words on the command line → one command; errors → words and an exit status. */
import { availableParallelism } from "node:os";
import { CommanderError, type Command } from "commander";
import { PipelineError } from "../model/pipeline-error.ts";
import { asTyped, type Program } from "../model/program.ts";
import { createProgress, createShell } from "../shell/index.ts";
import type { Caller } from "./caller.ts";
import { checkCommand } from "./check.ts";
import { checkerCommand } from "./checker.ts";
import { failureRecord, formatFailure } from "./closing-words.ts";
import { decideCommand } from "./decide.ts";
import { demoCommand } from "./demo.ts";
import { diffCommand } from "./diff.ts";
import { explainCommand } from "./explain.ts";
import { fieldsCommand } from "./fields.ts";
import { formCommand } from "./form.ts";
import { refuseForgottenDashes, type OwnOption } from "./forgotten-dashes.ts";
import { newCommand } from "./new.ts";
import { nightlyCommand } from "./nightly.ts";
import { previewCommand } from "./preview.ts";
import { watchCommand } from "./watch.ts";

/** Does what the words on the command line say and returns the exit status. Called by launcher/start.mjs. */
export async function main(program: Program): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedReader);
  // Collectors get every line as JSON, an error that stops the command among them.
  const end = { exitCode: 0, isCollected: false };
  const caller: Caller = {
    perform: async ({ quiet, log }, work) => {
      end.isCollected = log === "json";
      const progress = createProgress(process.stderr, quiet === true, log);
      end.exitCode = await work(createShell({ program, progress }));
    },
    print: (text) => process.stdout.write(text),
    onStop: (stop) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
    },
    processors: availableParallelism(),
  };
  try {
    const root = nightlyCommand(program, caller);
    for (const command of [
      watchCommand,
      checkCommand,
      checkerCommand,
      newCommand,
      formCommand,
      decideCommand,
      fieldsCommand,
      previewCommand,
      explainCommand,
      diffCommand,
      demoCommand,
    ])
      root.addCommand(command(caller));
    for (const command of [root, ...root.commands]) fitTo(program, command);
    refuseForgottenDashes(process.env, process.argv.slice(2), ownOptions(root));
    await root.parseAsync();
    return end.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (end.isCollected) createProgress(process.stderr, false, "json").tell("run-failed", failureRecord(error));
    else process.stderr.write(formatFailure(error));
    return error instanceof PipelineError ? error.exitCode : 1;
  }
}

/** `fields | head` has read enough: what is left to say reaches nobody, what is left to do is done. */
function ignoreClosedReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** What depends on how the program is started: where help is to be had, and which folders are meant where none is named. */
function fitTo(program: Program, command: Command): void {
  command.showHelpAfterError(`使い方は ${asTyped(program, "--help")} で確かめられます。`);
  for (const [name, folder] of Object.entries(program.places)) {
    const option = command.options.find((each) => each.attributeName() === name);
    if (option === undefined) continue;
    option.default(folder);
    command.setOptionValueWithSource(name, folder, "default");
  }
}

function ownOptions(root: Command): readonly OwnOption[] {
  const options = [root, ...root.commands].flatMap(({ options }) => options);
  const byName = new Map(
    options.map(({ long, short, required }) => [long ?? "", { long: long ?? "", short, takesValue: required }]),
  );
  return [...byName.values()];
}
