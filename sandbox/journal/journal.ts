/** Which way a call went and what for. `api` and `oauth` came in from the app; the others went out to it. */
export type CallKind = "api" | "oauth" | "webhook" | "workflow-action" | "workflow-options" | "hubspot-fetch";

/** One HTTP call, with secrets blacked out. */
export interface JournalEntry {
  readonly id: number;
  /** ISO-8601 instant at which the call began. */
  readonly at: string;
  readonly kind: CallKind;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** JSON where it is JSON, else the text; null when there was none. */
  readonly requestBody: unknown;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly answer: unknown;
  readonly durationMs: number;
  /** Trouble that was made, or why there is no answer. */
  readonly note: string | null;
}

export interface JournalFilter {
  readonly kind?: CallKind;
  readonly method?: string;
  /** A part of the path. */
  readonly path?: string;
  readonly status?: number;
  /** Only entries after this id. */
  readonly after?: number;
  /** The newest so many; the default is all. */
  readonly limit?: number;
}

/** Every call between HubSpot and the app, oldest first. Bounded: the oldest are forgotten, by number and by size. */
export class Journal {
  private entries: { readonly entry: JournalEntry; readonly bytes: number }[] = [];
  private bytes = 0;
  private lastId = 0;

  constructor(private readonly mostEntries = 50_000, private readonly mostBytes = 128 * 1024 * 1024) {}

  add(call: Omit<JournalEntry, "id" | "requestBody" | "answer"> & { readonly requestBody: string; readonly answer: string }): JournalEntry {
    this.lastId += 1;
    const entry = { id: this.lastId, ...call, requestBody: readable(call.requestBody), answer: readable(call.answer) };
    const bytes = call.requestBody.length + call.answer.length + 500;
    this.entries.push({ entry, bytes });
    this.bytes += bytes;
    while (this.entries.length > this.mostEntries || this.bytes > this.mostBytes) this.bytes -= this.entries.shift()?.bytes ?? this.bytes;
    return entry;
  }

  find(filter: JournalFilter): readonly JournalEntry[] {
    const found = this.entries.map(({ entry }) => entry).filter((entry) =>
      (filter.kind === undefined || entry.kind === filter.kind)
      && (filter.method === undefined || entry.method === filter.method.toUpperCase())
      && (filter.path === undefined || entry.path.includes(filter.path))
      && (filter.status === undefined || entry.status === filter.status)
      && (filter.after === undefined || entry.id > filter.after));
    return filter.limit === undefined ? found : found.slice(Math.max(0, found.length - filter.limit));
  }

  clear(): void {
    this.entries = [];
    this.bytes = 0;
  }
}

const SECRETS = new Set(["access_token", "refresh_token", "client_secret", "code", "token"]);

/** JSON as JSON and forms as forms, with secrets blacked out; anything else as text. */
function readable(body: string): unknown {
  if (body === "") return null;
  try {
    return blackedOut(JSON.parse(body));
  } catch {
    if (!/^[\w.%+-]+=/.test(body)) return body;
    return blackedOut(Object.fromEntries(new URLSearchParams(body)));
  }
}

function blackedOut(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, SECRETS.has(key) && typeof held === "string" ? blackOut(held) : held]));
}

/** Enough of a secret is left to tell two of them apart. */
export const blackOut = (secret: string): string => `[…${secret.slice(-4)}]`;
