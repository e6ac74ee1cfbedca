import { z } from "zod";
import { invalid } from "../hubspot-error.ts";
import type { Journal } from "../journal/journal.ts";
import type { ControlRouter } from "./control-router.ts";

const filter = z.strictObject({
  kind: z.enum(["api", "oauth", "webhook", "workflow-action", "workflow-options", "hubspot-fetch"]).optional(),
  method: z.string().optional(),
  path: z.string().optional(),
  status: z.coerce.number().int().optional(),
  after: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).optional(),
});

/** Reading and clearing the journal; `after` is the id of the last entry already seen. */
export function journalRoutes(control: ControlRouter, journal: Journal): void {
  control.on("get", "/journal", ({ query }) => {
    const parsed = filter.safeParse(Object.fromEntries(query));
    if (!parsed.success) throw invalid(`query: ${z.prettifyError(parsed.error)}`);
    const { kind, method, path, status, after, limit } = parsed.data;
    const entries = journal.find({
      ...(kind === undefined ? {} : { kind }),
      ...(method === undefined ? {} : { method }),
      ...(path === undefined ? {} : { path }),
      ...(status === undefined ? {} : { status }),
      ...(after === undefined ? {} : { after }),
      ...(limit === undefined ? {} : { limit }),
    });
    return { total: entries.length, entries };
  });
  control.on("delete", "/journal", () => { journal.clear(); });
}
