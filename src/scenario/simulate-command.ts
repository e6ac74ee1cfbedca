/** The command behind `npm run simulate`: reads scenario files, prints what the engine makes of them. Described in docs/scenario.md. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import type { Output } from "./output.ts";
import type { Reading } from "./problem.ts";
import { answer, outcomeOfMany, outcomeOfOne } from "./simulate.ts";

const USAGE = `usage: npm run --silent simulate -- FILE…
  FILE is a scenario in JSON, - is standard input. One FILE prints one document, several print a line each.
  The format: docs/scenario.md
`;

/** npm starts commands in the project's folder; a path is meant from where the person stands. */
const startFolder = process.env["npm_lifecycle_event"] === "simulate" ? process.env["INIT_CWD"] ?? process.cwd() : process.cwd();

/** Resolves once the text has left the process, so that a long answer into a pipe is not cut off by the exit. */
const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  text === "" ? Promise.resolve() : new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())));

let standardInput: Promise<Buffer> | undefined;

/** Standard input can be read once; who names it twice gets the same scenario twice. */
const bytesOf = (file: string): Promise<Buffer> =>
  file === "-" ? (standardInput ??= buffer(process.stdin)) : readFile(path.resolve(startFolder, file));

const answerFile = async (file: string): Promise<Reading<Output>> => {
  let bytes: Buffer;
  try {
    bytes = await bytesOf(file);
  } catch (error) {
    return { ok: false, problems: [`${file}: expected a file that can be read, got ${errorCode(error)}`] };
  }
  return answer(bytes);
};

const errorCode = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : String(error));

const run = async (files: readonly string[]): Promise<0 | 2> => {
  if (files.length === 0 || files.includes("--help")) {
    await write(files.length === 0 ? process.stderr : process.stdout, USAGE);
    return files.length === 0 ? 2 : 0;
  }
  let exitCode: 0 | 2 = 0;
  for (const file of files) {
    const result = await answerFile(file);
    const outcome = files.length === 1 ? outcomeOfOne(result) : outcomeOfMany(result);
    await write(process.stdout, outcome.stdout);
    await write(process.stderr, outcome.stderr);
    if (outcome.exitCode !== 0) exitCode = outcome.exitCode;
  }
  return exitCode;
};

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (errorCode(error) !== "EPIPE") throw error;
    process.exit();
  });
}

process.exitCode = await run(process.argv.slice(2));
