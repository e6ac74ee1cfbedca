import { z } from "zod";
import { partnersList } from "../cards/partners-list.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";

/** Options a page of the list has. */
const PAGE = 100;

/** HubSpot's call for the options of an input: whose account, what was typed, and from where on. HubSpot: "Requests and answers". */
export const optionsRequest = z.object({
  origin: z.object({ portalId: z.int("expected an account's id").positive("expected an account's id").transform(BigInt) }, "expected where the call comes from"),
  fetchOptions: z.object({ q: z.string("expected text").nullish(), after: z.string("expected a place in the list").regex(/^\d{0,9}$/, "expected a place in the list").nullish() }).nullish(),
});

/** What HubSpot lists in the editor of a workflow. */
export interface Options {
  readonly options: readonly { readonly value: string; readonly label: string; readonly description: string }[];
  readonly after?: string;
  readonly searchable: true;
}

/** The partners in the program today whose name has the words typed, by name, a page at a time. */
export async function partnerOptions(tx: Tx, portal: Portal, { fetchOptions }: z.output<typeof optionsRequest>): Promise<Options> {
  const words = (fetchOptions?.q ?? "").trim().toLowerCase();
  const from = Number(fetchOptions?.after ?? "0");
  const { partners } = await partnersList(tx, portal);
  const named = partners.filter(({ name }) => name.toLowerCase().includes(words));
  const options = named.slice(from, from + PAGE).map(({ id, name, tier }) => ({ value: id, label: name, description: tier }));
  return { options, ...(from + PAGE < named.length ? { after: String(from + PAGE) } : {}), searchable: true };
}
