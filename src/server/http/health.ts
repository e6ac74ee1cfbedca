import express, { type Router } from "express";
import type { Server } from "../context.ts";
import { allowOnly } from "./error-answer.ts";

/** `GET /healthz`: the process answers. `GET /readyz`: so does its database; 503 when it does not. */
export function healthRoutes({ db, log }: Pick<Server, "db" | "log">): Router {
  const router = express.Router();
  router.use(["/healthz", "/readyz"], allowOnly("GET", "HEAD"));
  router.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  router.get("/readyz", async (_request, response) => {
    try {
      await db.prisma.$queryRaw`SELECT 1`;
      response.json({ ready: true, database: db.kind });
    } catch (error) {
      log.error({ err: error }, "the database does not answer");
      response.status(503).json({ ready: false, database: db.kind });
    }
  });
  return router;
}
