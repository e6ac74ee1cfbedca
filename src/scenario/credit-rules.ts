import { z } from "zod";
import { compare, fraction, parseRate, sum } from "../program/money.ts";
import { rateIn } from "./explanation-output.ts";
import { problemAt } from "./problem.ts";
import { anything, rule, type Rule } from "./rule.ts";
import { rate, text } from "./scalars.ts";

const shared = z.object({ credits: z.array(z.unknown()) });
const shareOf = z.object({ share: rate });
const leadOf = z.object({ lead: text });

/** How several leads may share a deal: each once, with more than nothing, with no more than the whole together. */
export const creditRules: readonly Rule[] = [
  rule(z.object({ lead: text, credits: anything }), ({ credits }, place) =>
    credits === undefined ? [] : [problemAt([...place, "credits"], "either a lead or credits, not both", credits)],
  ),
  rule(shared, ({ credits }, place) => {
    const shares = credits.flatMap((credit, index) => {
      const reading = shareOf.safeParse(credit);
      const share = reading.success ? parseRate(reading.data.share) : null;
      return reading.success && share ? [{ share, text: reading.data.share, at: [...place, "credits", index, "share"] }] : [];
    });
    const total = sum(shares.map(({ share }) => share));
    return [
      ...shares.filter(({ share }) => share.num === 0n).map(({ text: written, at }) => problemAt(at, "a share above zero", written)),
      ...(compare(total, fraction(1n)) > 0 ? [problemAt([...place, "credits"], "shares of at most 100% together", rateIn(total))] : []),
    ];
  }),
  rule(shared, ({ credits }, place) => {
    const leads = credits.map((credit) => leadOf.safeParse(credit).data?.lead);
    return leads.flatMap((lead, index) =>
      lead === undefined || leads.indexOf(lead) === index ? [] : [problemAt([...place, "credits", index, "lead"], "a lead credited once", lead)],
    );
  }),
];
