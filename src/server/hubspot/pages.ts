import { z } from "zod";
import type { HubSpotClient } from "./client.ts";

/** Where the next page of a list begins; nothing on the last one. */
export const paging = z.object({ next: z.object({ after: z.string() }).optional() }).optional();

interface Page<R> {
  readonly results: readonly R[];
  readonly paging?: z.infer<typeof paging> | undefined;
}

/** The pages of a list, one at a time, from `from` or from the start. `after` is where to go on later; null after the last. */
export async function* pagesOf<R>(
  client: HubSpotClient, portalId: bigint, path: string, query: Readonly<Record<string, string>>, answer: z.ZodType<Page<R>>, from: string | null = null,
): AsyncGenerator<{ readonly results: readonly R[]; readonly after: string | null }> {
  let after = from;
  do {
    const page = await client.call(portalId, { method: "GET", path, query: { ...query, limit: "100", ...(after === null ? {} : { after }) }, answer, repeatable: true });
    after = page.paging?.next?.after ?? null;
    yield { results: page.results, after };
  } while (after !== null);
}
