import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Server } from "./context.ts";
import { AppError } from "./errors.ts";
import { cardRoutes } from "./http/cards.ts";
import { allowOnly, answerErrors, answerNotFound } from "./http/error-answer.ts";
import { healthRoutes } from "./http/health.ts";
import { oauthRoutes } from "./http/oauth.ts";
import { rulesRoutes } from "./http/rules.ts";
import { settingsRoutes } from "./http/settings.ts";
import { signedBody } from "./http/signed-body.ts";
import { takeWebhooks } from "./http/webhooks.ts";
import { workflowActionRoutes } from "./http/workflow-actions.ts";

/** Every route, in order; `rules` is the page of rules. Webhooks come first and take nothing with them: they are the one path that has to keep up with bursts. */
export function openApp(server: Server, rules: string): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  app.use(oneHost);
  app.use("/webhooks/hubspot", allowOnly("POST"));
  app.post("/webhooks/hubspot", ...signedBody(server), takeWebhooks(server));
  app.use(helmet());
  app.use(healthRoutes(server));
  app.use(rulesRoutes(rules));
  app.use(oauthRoutes(server));
  app.use(cardRoutes(server));
  app.use(settingsRoutes(server));
  app.use(workflowActionRoutes(server));
  app.use(answerNotFound);
  app.use(answerErrors(server.log));
  return app;
}

/** Node takes the first of two `Host` headers, a proxy before us maybe the second: refuse what they could read differently. */
const oneHost: RequestHandler = ({ rawHeaders }, _response, next) => {
  const hosts = rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === "host");
  if (hosts.length !== 1) throw new AppError("bad-request", "expected one Host header");
  next();
};
