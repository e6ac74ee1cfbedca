import type { AskedText, TierInputs } from "../tier-inputs.ts";
import type { Notation } from "../notation.ts";
import type { SentencesFor } from "../sentences.ts";
import { measured } from "./requirement-words.ts";
import { listed } from "./words.ts";

/** Which tiers partners hold and what the next ones ask, in English. */
export const tierSentences: SentencesFor<TierInputs> = {
  tier_held: ({ partner, tier, since, how, by }, write) => {
    switch (how) {
      case "entry":
        return `${partner} is ${tier}, where partners start, since it joined on ${write.day(since)}`;
      case "joined":
        return `${partner} joined as ${tier} on ${write.day(since)}`;
      case "person":
        return `${partner} is ${tier} since ${write.day(since)}, set by ${by ?? "a person"}`;
      case "review":
        return `${partner} is ${tier} since the review of ${write.day(since)}`;
      case "terms":
        return `${partner} counts as ${tier} since the program changed on ${write.day(since)}`;
    }
  },
  tier_until_left: ({ partner, tier, since, leftOn }, write) => `${partner} was ${tier} from ${write.day(since)} until it left on ${write.day(leftOn)}`,
  partner_left: ({ partner, leftOn }, write) => `${partner} left the program on ${write.day(leftOn)}; nothing that happens from that day on earns it a fee`,
  tier_asks: ({ tier, on, asks }, write) => {
    const [met, missing] = [partsOf(asks).filter((part) => part.met), partsOf(asks).filter((part) => !part.met)];
    const there = met.length === 0 ? "" : listed(met.map((part) => asked(part, write)));
    if (missing.length === 0) return `All that ${tier} asks was there by ${write.day(on)}: ${there}`;
    return `${tier} asks more than there was by ${write.day(on)}; missing: ${listed(missing.map((part) => asked(part, write)))}${there === "" ? "" : `; met: ${there}`}`;
  },
  tier_by_hand: ({ tier }) => `No requirement leads to ${tier}; a person gives it`,
  highest_tier: ({ tier }) => `${tier} is the highest tier; there is none above it to ask for more`,
  review: ({ on, review, held, eligible, isEntry, to, recommendation, approval }, write) => {
    const found = `${REVIEWS[review]} of ${write.day(on)} found ${isEntry ? `no tier above ${eligible} earned` : `all that ${eligible} asks met`}`;
    if (recommendation === "keep") return `${found}; the partner keeps ${held}`;
    const change = `${recommendation === "promote" ? "promote" : "demote"} the partner from ${held} to ${to}`;
    return approval ? `${found} and recommends to ${change}; nothing changes until a manager approves` : `${found}, which did ${change}; it needs no approval`;
  },
  mid_year_keeps: ({ eligible, held }) => `A mid-year review can only promote, so ${held} is kept although the year so far carries only ${eligible}`,
  tier_lasts: ({ tier, earnedIn, through }, write) => `${tier} was last earned in ${earnedIn} and lasts through ${write.day(through)}`,
  set_by_hand: () => "A person set a tier on the same day, and that comes before the review",
};

const REVIEWS = { annual: "The annual review", mid_year: "The mid-year review", monthly: "The monthly review" } as const;

const partsOf = (asks: AskedText): readonly AskedText[] => ("of" in asks && asks.kind === "all" ? asks.of.flatMap(partsOf) : [asks]);

const asked = (part: AskedText, write: Notation): string => {
  if (!("of" in part)) return measured(part, write);
  const several = part.of.map((one) => asked(one, write));
  return part.kind === "any" ? `either ${listed(several, "or")}` : listed(several);
};
