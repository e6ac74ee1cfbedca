import type { History } from "./history.ts";

/** The deals that ever named a lead that was ever a partner's, and all that expands them, at whatever remove. */
export const dealsBroughtEver = ({ leadsOfPartner, dealsOfLead, expansionsOf }: History, partner: string): readonly string[] => {
  const deals = new Set((leadsOfPartner.get(partner) ?? []).flatMap((lead) => dealsOfLead.get(lead) ?? []));
  for (const deal of deals) for (const expansion of expansionsOf.get(deal) ?? []) deals.add(expansion);
  return [...deals];
};
