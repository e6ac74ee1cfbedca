import { randomUUID } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { noteOn } from "../journal/record-calls.ts";
import { rateLimited } from "../api/rate-limit.ts";
import type { Trouble, TroubleEffect } from "./trouble.ts";

/** Does to a call what the rules say: before the handler, or to its answer. */
export function injectTrouble(trouble: Trouble): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const effect = trouble.strike(request.method, request.originalUrl.replace(/\?.*$/s, ""));
    if (effect === null) {
      next();
      return;
    }
    noteOn(response, `trouble: ${effect.kind}`);
    strike(effect, request, response, next);
  };
}

const failing = new WeakMap<Request, { readonly ids: ReadonlySet<string>; readonly category: string }>();

/** Inputs of this batch call that are to fail, by id; null when none are. */
export const failingInputs = (request: Request): { readonly ids: ReadonlySet<string>; readonly category: string } | null => failing.get(request) ?? null;

const refusesRefresh = new WeakSet<Request>();

/** Whether this token call is to be told that its refresh token is dead. */
export const isRefreshRefused = (request: Request): boolean => refusesRefresh.has(request);

const HTML = "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

function strike(effect: TroubleEffect, request: Request, response: Response, next: NextFunction): void {
  switch (effect.kind) {
    case "latency": {
      const timer = setTimeout(next, effect.ms);
      response.once("close", () => { clearTimeout(timer); });
      return;
    }
    case "rate-limit": return refuse(response, 429, effect.retryAfter, rateLimited(effect.policy));
    case "status": return effect.html ? sendHtml(response, effect.status) : refuse(response, effect.status, effect.retryAfter, errorBody(effect.status));
    case "html-200": return sendHtml(response, 200);
    case "truncated": return onAnswer(response, next, truncate);
    case "reset-before": return void request.socket.destroy();
    case "reset-after": return onAnswer(response, next, (one) => { one.socket?.destroy(); });
    case "partial":
      failing.set(request, { ids: new Set(effect.ids), category: effect.category });
      return next();
    case "bad-refresh-token":
      refusesRefresh.add(request);
      return next();
  }
}

function refuse(response: Response, status: number, retryAfter: number | undefined, body: Record<string, unknown>): void {
  if (retryAfter !== undefined) response.setHeader("Retry-After", String(retryAfter));
  response.status(status).json(body);
}

const CATEGORIES: Readonly<Record<number, string>> = { 423: "LOCKED", 429: "RATE_LIMITS", 477: "MIGRATION_IN_PROGRESS" };

const errorBody = (status: number): Record<string, unknown> =>
  ({ status: "error", message: `injected ${String(status)}`, correlationId: randomUUID(), category: CATEGORIES[status] ?? "INTERNAL_ERROR" });

function sendHtml(response: Response, status: number): void {
  response.status(status).type("html").send(HTML);
}

/** Lets the handler do its work, then does something else with the answer. */
function onAnswer(response: Response, next: NextFunction, instead: (response: Response, answer: string) => void): void {
  response.end = ((chunk?: unknown) => {
    instead(response, typeof chunk === "string" || Buffer.isBuffer(chunk) ? chunk.toString("utf8") : "");
    return response;
  }) as typeof response.end;
  next();
}

/** Promises the whole body, sends half of it and hangs up. */
function truncate(response: Response, answer: string): void {
  const whole = Buffer.from(answer, "utf8");
  response.writeHead(response.statusCode);
  response.write(whole.subarray(0, Math.ceil(whole.length / 2)), () => { response.socket?.destroy(); });
}
