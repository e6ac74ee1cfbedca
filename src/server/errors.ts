/** What may go wrong outside our own code. A rule's "no" is a value, and anything else is our bug: neither is one of these. */
export type ErrorKind = "bad-request" | "unauthorized" | "forbidden" | "not-found" | "conflict" | "rate-limited" | "upstream";

interface ErrorDetails {
  /** True when doing the same later may work: a job puts itself off, a card says "try again". */
  readonly retry?: boolean;
  /** Not before this many milliseconds; only with `retry`. */
  readonly retryAfterMs?: number;
  /** What a person outside may read: no ids of others, no names of our parts. */
  readonly publicMessage?: string;
  /** Ids for the log, never a token, a secret or an email address. */
  readonly context?: Readonly<Record<string, string | number | boolean | null>>;
  readonly cause?: unknown;
}

/** The one error of the server: `kind` decides the HTTP status, `retry` what a job does next. Nobody matches on the message. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly retry: boolean;
  readonly retryAfterMs: number | null;
  readonly publicMessage: string;
  readonly context: Readonly<Record<string, string | number | boolean | null>>;

  constructor(kind: ErrorKind, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "AppError";
    this.kind = kind;
    this.retry = details.retry ?? false;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.publicMessage = details.publicMessage ?? message;
    this.context = details.context ?? {};
  }
}
