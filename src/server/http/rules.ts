import express, { type Router } from "express";
import { allowOnly } from "./error-answer.ts";

const HOUR_S = 3600;

/** `GET /rules`: the rules that explanations cite, for whoever follows a link to one. Nothing on it is anybody's own, so it needs no signature. */
export function rulesRoutes(page: string): Router {
  const router = express.Router();
  router.use("/rules", allowOnly("GET", "HEAD"));
  router.get("/rules", (_request, response) => {
    response.set("cache-control", `public, max-age=${HOUR_S}`).type("html").send(page);
  });
  return router;
}
