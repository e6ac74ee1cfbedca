import express, { type Request, type RequestHandler } from "express";
import type { Server } from "../context.ts";
import { AppError } from "../errors.ts";
import { v2Problem, v3Problem, type SignatureProblem } from "./signature.ts";

/** HubSpot: `hubspot.fetch` sends at most 1 MB, and so do webhooks. */
const MAX_BODY_BYTES = 1_048_576;

/** Read by the error answer like the body reader's own. */
class UnsupportedBody extends Error {
  readonly status = 415;
}

interface Accepted {
  /** Workflow actions may be signed the older way. */
  readonly v2: boolean;
}

/**
 * Takes a request's raw bytes and lets it pass only when HubSpot signed it; nothing is parsed before. Afterwards `rawBody`
 * answers the bytes. Refusals are AppErrors; too large 413, compressed or wrongly labelled 415.
 */
export function signedBody({ config, hubspot }: Pick<Server, "config" | "hubspot">, accepted: Accepted = { v2: false }): readonly RequestHandler[] {
  const terms = { secrets: config.hubspot.clientSecrets, publicUrl: config.publicUrl };
  const check: RequestHandler = (request, _response, next) => {
    if (hasBody(request) && !Buffer.isBuffer(request.body)) throw new UnsupportedBody();
    const signed = { method: request.method, originalUrl: request.originalUrl, headers: request.headers, body: rawBody(request) };
    const problem = v3Problem(terms, signed, hubspot.clock.now());
    const failed = problem === "missing" && accepted.v2 ? v2Problem(terms, signed) : problem;
    if (failed !== null) throw unsigned(failed, request);
    next();
  };
  return [express.raw({ type: "application/json", limit: MAX_BODY_BYTES, inflate: false }), check];
}

/** The bytes of a request that went through `signedBody`; none when it has no body. */
export const rawBody = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

const unsigned = (problem: SignatureProblem, { method, path }: Request): AppError =>
  new AppError("unauthorized", `signature ${problem}`, { publicMessage: "The request is not signed by HubSpot.", context: { problem, method, path } });

const hasBody = ({ headers }: Request): boolean => headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
