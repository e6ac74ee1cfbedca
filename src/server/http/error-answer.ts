import type { CardError } from "@partner-ledger/contracts/actions";
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logger } from "pino";
import { AppError, type ErrorKind } from "../errors.ts";

const STATUS: Readonly<Record<ErrorKind, number>> = {
  "bad-request": 400, unauthorized: 401, forbidden: 403, "not-found": 404, conflict: 409, "rate-limited": 429, upstream: 503,
};
const CODE: Readonly<Record<ErrorKind, CardError["error"]["code"]>> = {
  "bad-request": "bad_request", unauthorized: "unsigned", forbidden: "not_permitted", "not-found": "not_found",
  conflict: "lead_not_open", "rate-limited": "unavailable", upstream: "unavailable",
};

/** Answers every error that reached no one else: our own by their kind, broken requests by their status, anything else as 500 without a word about why. */
export const answerErrors = (log: Logger): ErrorRequestHandler => (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, code, message } = answerTo(error);
  const line = { err: status === 500 ? error : undefined, status, method: request.method, path: request.path, context: error instanceof AppError ? error.context : undefined };
  if (status >= 500) log.error(line, "a request failed");
  else log.warn(line, error instanceof Error ? error.message : "a request was refused");
  const body: CardError = { error: { code, message } };
  response.status(status).json(body);
};

/** Answers a request for nothing we have. */
export const answerNotFound: RequestHandler = (request) => {
  throw new AppError("not-found", "no such address", { context: { path: request.path } });
};

/** For a path that exists, by a method that does not. */
export const allowOnly = (...methods: readonly string[]): RequestHandler => (request, response, next) => {
  if (methods.includes(request.method)) {
    next();
    return;
  }
  const body: CardError = { error: { code: "bad_request", message: `expected ${methods.join(" or ")}` } };
  response.status(405).set("allow", methods.join(", ")).json(body);
};

function answerTo(error: unknown): { readonly status: number; readonly code: CardError["error"]["code"]; readonly message: string } {
  if (error instanceof AppError) return { status: STATUS[error.kind], code: CODE[error.kind], message: error.publicMessage };
  const status = requestStatusOf(error);
  if (status === 413) return { status, code: "bad_request", message: "The body is larger than 1 MB." };
  if (status === 415) return { status, code: "bad_request", message: "Expected an uncompressed body of type application/json." };
  if (status !== null) return { status, code: "bad_request", message: "The request is malformed." };
  return { status: 500, code: "unavailable", message: "Something went wrong on our side." };
}

/** What the body reader and the router say of a broken request, such as 413 or 400. */
function requestStatusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("status" in error)) return null;
  return typeof error.status === "number" && error.status >= 400 && error.status < 500 ? error.status : null;
}
