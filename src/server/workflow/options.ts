import { z } from "zod";
import { termsOn } from "../../program/terms.ts";
import { partnersList } from "../cards/partners-list.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { RECOMMENDED } from "./set-tier.ts";

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

type Asked = z.output<typeof optionsRequest>;

/** Lists the options of an input. */
export type ListOptions = (tx: Tx, portal: Portal, asked: Asked) => Promise<Options>;

/** The partners in the program today whose name has the words typed, by name. */
export const partnerOptions: ListOptions = async (tx, portal, asked) => {
  const { partners } = await partnersList(tx, portal);
  return pageOf(partners.map(({ id, name, tier }) => ({ value: id, label: name, description: tier })), asked);
};

/** What the last review recommends, and the tiers that the program has today, each with its track. */
export const tierOptions: ListOptions = (_tx, { program, today }, asked) => {
  const tiers = termsOn(program, today).tracks.flatMap((track) => track.tiers.map(({ id, name }) => ({ value: id, label: name, description: track.name })));
  const once = [...new Map(tiers.toReversed().map((tier) => [tier.value, tier])).values()].toReversed();
  return Promise.resolve(pageOf([{ value: RECOMMENDED, label: "As the last review recommends", description: "Left as it is when there is no recommendation" }, ...once], asked));
};

/** Those with the words typed in their label, a page at a time. */
function pageOf(all: Options["options"], { fetchOptions }: Asked): Options {
  const words = (fetchOptions?.q ?? "").trim().toLowerCase();
  const from = Number(fetchOptions?.after ?? "0");
  const found = all.filter(({ label }) => label.toLowerCase().includes(words));
  return { options: found.slice(from, from + PAGE), ...(from + PAGE < found.length ? { after: String(from + PAGE) } : {}), searchable: true };
}
