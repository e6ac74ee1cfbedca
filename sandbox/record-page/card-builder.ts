import { createHash } from "node:crypto";
import { access, mkdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { CardDefinition } from "./card-definitions.ts";

/** A card that is ready to run, or why it is not. `version` changes with the built code and with nothing else. */
export type CardBuild =
  | { readonly uid: string; readonly file: string; readonly version: string }
  | { readonly uid: string; readonly error: string };

interface ThreadAnswer {
  readonly id: number;
  readonly error?: string;
}

/** HubSpot's builder names its output after the entry file. */
const outputName = (card: CardDefinition): string => `${path.parse(card.entry).name}.js`;

/** The builder colours its messages for a terminal. */
const plain = (message: string): string => message.replace(/\u001b\[[0-9;]*m/g, "");

/** Builds cards into one folder for each state of their sources, so that the same sources are never built twice. */
export class CardBuilder {
  #thread: Worker | null = null;
  #requests = 0;
  readonly #waiting = new Map<number, { readonly resolve: (answer: ThreadAnswer) => void; readonly reject: (error: Error) => void }>();

  /** `root` is the repository; output goes to `outDir`. */
  constructor(private readonly root: string, private readonly outDir: string) {}

  /** Builds what is not there yet for sources with this hash. A card that does not build does not keep others from building. */
  async build(cards: readonly CardDefinition[], sourceHash: string): Promise<readonly CardBuild[]> {
    const folder = path.join(this.outDir, sourceHash);
    await mkdir(folder, { recursive: true });
    return await Promise.all(cards.map((card) => this.#buildOne(card, folder)));
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = null;
  }

  async #buildOne(card: CardDefinition, folder: string): Promise<CardBuild> {
    const file = path.join(folder, outputName(card));
    if (!(await exists(file))) {
      const error = await this.#buildNow(card, file);
      if (error !== undefined) return { uid: card.uid, error: plain(error) };
    }
    const version = createHash("sha256").update(await readFile(file)).digest("hex").slice(0, 16);
    return { uid: card.uid, file, version };
  }

  /** Builds beside the target and renames, so that a start that was interrupted leaves no half of a card. */
  async #buildNow(card: CardDefinition, file: string): Promise<string | undefined> {
    const draft = path.join(this.outDir, `draft-${String(process.pid)}-${String(++this.#requests)}`);
    try {
      const { error } = await this.#ask({ file: card.entry, root: path.dirname(card.entry), outputDir: draft });
      if (error === undefined) await rename(path.join(draft, outputName(card)), file);
      return error;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  #ask(request: { readonly file: string; readonly root: string; readonly outputDir: string }): Promise<ThreadAnswer> {
    const id = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#thread ??= this.#startThread();
      this.#thread.postMessage({ id, ...request });
    });
  }

  #startThread(): Worker {
    const thread = new Worker(path.join(this.root, "sandbox/record-page/card-build-thread.mjs"), { env: { ...process.env, NODE_ENV: "production" } });
    thread.on("message", (answer: ThreadAnswer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    thread.on("error", (error) => {
      this.#thread = null;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
    // A builder that waits for work does not keep the process alive.
    thread.unref();
    return thread;
  }
}

const exists = (file: string): Promise<boolean> => access(file).then(() => true, () => false);
