import express from "express";
import type { Request, Response, Router } from "express";
import type { z } from "zod";
import { parseBody, send } from "../api/api-router.ts";
import { HubSpotError, invalid } from "../hubspot-error.ts";

interface ControlCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body, or a clear 400 that names each place that is wrong. An absent body counts as `{}`. */
  body<T>(schema: z.ZodType<T>): T;
}

/** Switches of the sandbox: no credentials, JSON in and out, bad input a 400. HubSpot has nothing like them. */
export class ControlRouter {
  readonly router: Router = express.Router();

  constructor() {
    this.router.use("/sandbox", express.text({ type: () => true, limit: "20mb" }));
  }

  /** `answer` returning nothing is a 204. */
  on(method: "get" | "post" | "put" | "patch" | "delete", path: string, answer: (call: ControlCall) => unknown): void {
    this.router[method](`/sandbox${path}`, async (request, response) => { await this.reply(request, response, answer); });
  }

  private async reply(request: Request, response: Response, answer: (call: ControlCall) => unknown): Promise<void> {
    try {
      const result = await answer({
        params: Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)])),
        query: new URL(request.originalUrl, "http://sandbox").searchParams,
        body: (schema) => parseBody(schema, parseJson(request)),
      });
      if (result === undefined) response.status(204).end();
      else response.json(result);
    } catch (error) {
      if (!(error instanceof HubSpotError)) throw error;
      send(response, error);
    }
  }
}

function parseJson(request: Request): unknown {
  const text: unknown = request.body;
  if (typeof text !== "string" || text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`body: not JSON (${error instanceof Error ? error.message : "unreadable"})`);
  }
}
