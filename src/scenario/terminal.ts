import { readFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import type { Reading } from "./problem.ts";

/** What a command writes and the status it ends with. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** 1: the command did its work and found something wrong; 2: it could not do it; 130: it was stopped by a person. */
  readonly exitCode: 0 | 1 | 2 | 130;
}

/** A command that could not do what it was asked: nothing but the problems, a line each, on standard error, and status 2. */
export const refusal = (problems: readonly string[]): Outcome => ({ stdout: "", stderr: problems.map((problem) => `${problem}\n`).join(""), exitCode: 2 });

/** Writes an outcome; its status becomes the process's unless that has failed already. */
export const finish = async ({ stdout, stderr, exitCode }: Outcome): Promise<void> => {
  await write(process.stdout, stdout);
  await write(process.stderr, stderr);
  if (exitCode !== 0) process.exitCode = exitCode;
};

/** A file's bytes, `-` being standard input, which can be read once: who names it twice gets the same twice. `script` is the npm script that runs. */
export const bytesOf = async (file: string, script: string): Promise<Reading<Buffer>> => {
  try {
    return { ok: true, value: file === "-" ? await (standardInput ??= buffer(process.stdin)) : await readFile(path.resolve(startFolder(script), file)) };
  } catch (error) {
    return { ok: false, problems: [`${file}: expected a file that can be read, got ${errorCode(error)}`] };
  }
};

/** A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours. */
export const letReadersLeave = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (errorCode(error) !== "EPIPE") throw error;
      process.exit();
    });
  }
};

let standardInput: Promise<Buffer> | undefined;

/** npm starts commands in the project's folder; a path is meant from where the person stands. */
const startFolder = (script: string): string => (process.env["npm_lifecycle_event"] === script ? process.env["INIT_CWD"] ?? process.cwd() : process.cwd());

/** Resolves once the text has left the process, so that a long answer into a pipe is not cut off by the exit. */
const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  text === "" ? Promise.resolve() : new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())));

const errorCode = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : String(error));
