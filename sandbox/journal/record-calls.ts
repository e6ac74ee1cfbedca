import type { NextFunction, Request, RequestHandler, Response } from "express";
import { blackOut } from "./journal.ts";
import type { CallKind, Journal } from "./journal.ts";

/** Puts every call that passes, with its answer, into the journal. Needs the raw body to be read already. */
export function recordCalls(journal: Journal, kind: CallKind, now: () => Date): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const began = now();
    const answer = captureAnswer(response);
    let written = false;
    const write = (note: string | null): void => {
      if (written) return;
      written = true;
      journal.add({
        at: began.toISOString(),
        kind,
        method: request.method,
        path: request.originalUrl.replace(/\?.*$/s, ""),
        query: Object.fromEntries(new URL(request.originalUrl, "http://sandbox").searchParams),
        requestHeaders: shownHeaders(request),
        requestBody: rawBody(request),
        status: note === null || response.headersSent ? response.statusCode : null,
        answer: answer(),
        durationMs: now().getTime() - began.getTime(),
        note: noteOf(response) ?? note,
      });
    };
    response.once("finish", () => { write(null); });
    response.once("close", () => { write("the connection was closed before the answer ended"); });
    next();
  };
}

const notes = new WeakMap<Response, string>();

/** Says in the journal what was done to this call. */
export function noteOn(response: Response, note: string): void {
  notes.set(response, note);
}

const noteOf = (response: Response): string | null => notes.get(response) ?? null;

/** The body as it came, "" when there was none. Set by `express.raw`. */
export const rawBody = (request: Request): string => {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body.toString("utf8") : "";
};

/** Answers of the API are sent in one piece, so the last argument of `end` is all of it. */
function captureAnswer(response: Response): () => string {
  let sent = "";
  const send = response.end.bind(response);
  response.end = ((...args: Parameters<typeof send>) => {
    const [chunk] = args as readonly unknown[];
    if (typeof chunk === "string" || Buffer.isBuffer(chunk)) sent = chunk.toString("utf8");
    return send(...args);
  }) as typeof response.end;
  return () => sent;
}

function shownHeaders(request: Request): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = Array.isArray(value) ? value.join(", ") : value;
    return [[name, name === "authorization" ? text.replace(/\S+$/, blackOut) : text]];
  }));
}
