import path from "node:path";
import { watch, type FSWatcher } from "chokidar";
import { CardBuilder, type CardBuild } from "./card-builder.ts";
import { readCardDefinitions, type CardDefinition } from "./card-definitions.ts";
import { contentHash } from "./content-hash.ts";
import type { CardState, CardView } from "./record-view.ts";

/** Where cards come from and go to. */
export interface CardSources {
  /** The repository. */
  readonly root: string;
  /** The folder that holds the HubSpot project's `app`. */
  readonly srcDir: string;
  /** Where built cards are kept from one start to the next. */
  readonly outDir: string;
}

/** Editors save in several steps; this much quiet means they are done. */
const QUIET_MS = 80;

/** The cards of the project as they run now: built when they are first needed, and again when their sources change. */
export class CardShelf {
  #definitions: readonly CardDefinition[] = [];
  #builds = new Map<string, CardBuild>();
  #listeners = new Set<() => void>();
  #watcher: FSWatcher | null = null;
  #timer: NodeJS.Timeout | undefined;
  #building: Promise<void> = Promise.resolve();
  readonly #builder: CardBuilder;

  private constructor(private readonly sources: CardSources) {
    this.#builder = new CardBuilder(sources.root, sources.outDir);
  }

  /** Reads the cards and starts building; `watching` keeps at it. Does not wait for the builds: a page can be shown before. */
  static async open(sources: CardSources, watching: boolean): Promise<CardShelf> {
    const shelf = new CardShelf(sources);
    shelf.#definitions = await readCardDefinitions(sources.srcDir);
    shelf.#rebuild();
    if (watching) shelf.#watch();
    return shelf;
  }

  /** Settles when the builds that are under way are done. */
  async settled(): Promise<void> {
    await this.#building;
  }

  views(): readonly CardView[] {
    return this.#definitions.map(({ uid, name, location, objectTypes }) => ({ uid, name, location, objectTypes, build: this.#stateOf(uid) }));
  }

  /** The built file of a card in one version; null when the card has moved on. */
  fileOf(uid: string, version: string): string | null {
    const build = this.#builds.get(uid);
    return build !== undefined && "file" in build && build.version === version ? build.file : null;
  }

  /** Calls back after every round of builds. Returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#listeners.clear();
    await this.#watcher?.close();
    await this.#builder.close();
  }

  #stateOf(uid: string): CardState {
    const build = this.#builds.get(uid);
    if (build === undefined) return { state: "building" };
    return "error" in build ? { state: "failed", error: build.error } : { state: "ready", script: `/record-page/cards/${uid}/${build.version}.js` };
  }

  #watch(): void {
    this.#watcher = watch(this.#places(), { ignoreInitial: true, ignored: (place) => /(^|[\\/])node_modules([\\/]|$)/.test(path.relative(this.sources.root, place)) });
    this.#watcher.on("all", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#rebuild();
      }, QUIET_MS);
    });
  }

  #places(): string[] {
    const parts = ["cards", "settings", "packages"].map((folder) => path.join(this.sources.srcDir, "app", folder));
    return [...parts, path.join(this.sources.root, "extensions/contracts/src")];
  }

  /** One round after the other: a change during a round gets a round of its own. */
  #rebuild(): void {
    this.#building = this.#building.then(() => this.#buildRound());
  }

  async #buildRound(): Promise<void> {
    try {
      this.#definitions = await readCardDefinitions(this.sources.srcDir);
      const hash = await contentHash([...this.#places(), path.join(this.sources.root, "package-lock.json")]);
      const builds = await this.#builder.build(this.#definitions, hash);
      this.#builds = new Map(builds.map((build) => [build.uid, build]));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#builds = new Map(this.#definitions.map(({ uid }) => [uid, { uid, error: message }]));
    }
    for (const listener of this.#listeners) listener();
  }
}
