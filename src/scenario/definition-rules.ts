import { z } from "zod";
import { MARKET_FUNDS } from "../program/market-funds.ts";
import { bandRules, bandTiers } from "./bands-definition.ts";
import { canonical } from "./canonical.ts";
import { payoutDefinition, payoutOf } from "./payout-definition.ts";
import { type Place, type Problem, problemAt } from "./problem.ts";
import { anything, rule, type Rule } from "./rule.ts";

/** The rule id of fees that are taken back; no fee may be called so. */
const CLAWBACK = "clawback";

const unread = z.array(z.unknown());
const named = z.object({ id: z.string() });

/** What a definition says that cannot work, though each field is of the right form. Takes any value, however wrong the rest of it is. */
export const definitionProblems = (definition: unknown, place: Place): readonly Problem[] =>
  definitionRules.flatMap((judge) => judge(definition, place));

const eachTrack = (judge: Rule): Rule =>
  rule(z.object({ tracks: unread }), ({ tracks }, place) => tracks.flatMap((track, index) => judge(track, [...place, "tracks", index])));

const eachFee = (judge: Rule): Rule =>
  eachTrack(rule(z.object({ fees: unread }), ({ fees }, place) => fees.flatMap((fee, index) => judge(fee, [...place, "fees", index]))));

/** The ids of the things in a list, with their places; things without an id are passed over. */
const idsIn = (list: readonly unknown[], place: Place): readonly { readonly id: string; readonly place: Place }[] =>
  list.flatMap((thing, index) => {
    const reading = named.safeParse(thing);
    return reading.success ? [{ id: reading.data.id, place: [...place, index, "id"] }] : [];
  });

const repeated = (ids: ReturnType<typeof idsIn>, expected: string): readonly Problem[] =>
  ids.flatMap(({ id, place }, index) => (ids.findIndex((other) => other.id === id) < index ? [problemAt(place, expected, id)] : []));

const distinctIds = (list: "tracks" | "tiers" | "benefits", expected: string): Rule =>
  rule(z.object({ [list]: unread }), (part, place) => repeated(idsIn(part[list] ?? [], [...place, list]), expected));

/** Keys that ought to be tiers of the track. */
const tierKeys = (keys: readonly string[], tiers: readonly string[], place: Place): readonly Problem[] =>
  keys.filter((key) => !tiers.includes(key)).map((key) => problemAt([...place, key], `a tier of the track (${tiers.join(", ")})`, key));

const record = z.record(z.string(), z.unknown());
const byTier = z.object({ rates: record.optional().catch(undefined), flat: record.optional().catch(undefined) });
const upliftTiers = z.object({ uplifts: z.array(z.object({ tiers: z.array(z.string()).catch([]) }).catch({ tiers: [] })) });

const feeTiers = (tiers: readonly string[]): readonly Rule[] => [
  rule(byTier, ({ rates = {}, flat = {} }, place) => [
    ...tierKeys(Object.keys(rates), tiers, [...place, "rates"]),
    ...tierKeys(Object.keys(flat), tiers, [...place, "flat"]),
  ]),
  (fee, place) => bandTiers(fee, place).flatMap((step) => tierKeys(step.tiers, tiers, step.place)),
  rule(upliftTiers, ({ uplifts }, place) =>
    uplifts.flatMap((uplift, index) =>
      uplift.tiers.flatMap((tier, at) =>
        tiers.includes(tier) ? [] : [problemAt([...place, "uplifts", index, "tiers", at], `a tier of the track (${tiers.join(", ")})`, tier)],
      ),
    ),
  ),
];

const knownTiers = rule(
  z.object({
    tiers: unread,
    requirements: record.optional().catch(undefined),
    fees: unread.optional().catch(undefined),
    benefits: unread.optional().catch(undefined),
  }),
  (track, place) => {
    const tiers = [...new Set(idsIn(track.tiers, []).map(({ id }) => id))];
    const benefitTiers = rule(z.object({ values: record }), ({ values }, at) => tierKeys(Object.keys(values), tiers, [...at, "values"]));
    return [
      ...tierKeys(Object.keys(track.requirements ?? {}), tiers, [...place, "requirements"]),
      ...(track.fees ?? []).flatMap((fee, index) => feeTiers(tiers).flatMap((judge) => judge(fee, [...place, "fees", index]))),
      ...(track.benefits ?? []).flatMap((benefit, index) => benefitTiers(benefit, [...place, "benefits", index])),
    ];
  },
);

const fundsTiers = rule(z.object({ tiers: unread, funds: z.object({ tiers: z.array(z.string()) }) }), (track, place) => {
  const tiers = [...new Set(idsIn(track.tiers, []).map(({ id }) => id))];
  return track.funds.tiers.flatMap((tier, at) =>
    tiers.includes(tier) ? [] : [problemAt([...place, "funds", "tiers", at], `a tier of the track (${tiers.join(", ")})`, tier)],
  );
});

/** One month has one limit, so one track has the funds, and their rule id is no fee's. */
const fundsOnce = rule(z.object({ tracks: unread }), ({ tracks }, place) => {
  const having = tracks.flatMap((track, index) => {
    const reading = z.object({ funds: anything }).safeParse(track);
    return reading.success && reading.data.funds !== undefined ? [{ funds: reading.data.funds, index }] : [];
  });
  const [first, ...others] = having;
  if (!first) return [];
  const again = others.map(({ funds, index }) => problemAt([...place, "tracks", index, "funds"], `no second funds beside those of tracks[${first.index}]`, funds));
  const called = feeIdsIn(tracks, place).filter(({ id }) => id === MARKET_FUNDS);
  return [...again, ...called.map(({ id, place: at }) => problemAt(at, "another fee id: reimbursed costs are called so", id))];
});

const feeIdsIn = (tracks: readonly unknown[], place: Place) =>
  tracks.flatMap((track, index) => {
    const reading = z.object({ fees: unread }).safeParse(track);
    return reading.success ? idsIn(reading.data.fees, [...place, "tracks", index, "fees"]) : [];
  });

const feeIds = rule(z.object({ tracks: unread }), ({ tracks }, place) => {
  const ids = feeIdsIn(tracks, place);
  const reserved = ids.filter(({ id }) => id === CLAWBACK).map(({ id, place: at }) => problemAt(at, "another fee id: clawbacks are called so", id));
  return [...repeated(ids, "a fee id used once in the program"), ...reserved];
});

const ratesOrFlat: Rule = rule(z.object({ on: z.enum(["deal_won", "subscription_paid"]), rates: anything, flat: anything, bands: anything }), ({ on, rates, flat, bands }, place) => {
  if (rates === undefined && flat === undefined && bands === undefined) return [problemAt([...place, "rates"], on === "deal_won" ? "rates by tier, flat amounts or bands" : "rates by tier, or flat amounts", undefined)];
  if (bands !== undefined && (rates !== undefined || flat !== undefined)) return [problemAt([...place, "bands"], "one of rates, flat amounts and bands", bands)];
  return rates === undefined || flat === undefined ? [] : [problemAt([...place, "flat"], "either rates or flat amounts, not both", flat)];
});

const dealTypes = z.array(z.string());

const expansionTerms: readonly Rule[] = [
  rule(z.object({ base: z.literal("prorated_increase"), dealTypes }), (fee, place) =>
    fee.dealTypes.every((type) => type === "expansion") ? [] : [problemAt([...place, "base"], "first_year_value: only expansions are prorated", fee.base)],
  ),
  rule(z.object({ window: z.string(), dealTypes }), (fee, place) =>
    fee.dealTypes.includes("expansion") ? [] : [problemAt([...place, "window"], "no window: only fees on expansions have one", fee.window)],
  ),
];

const paidFor = z.object({ fees: unread.optional().catch(undefined), funds: anything, payout: anything });

/** Fees and funds of all tracks are paid out together, so they need one schedule, minimum and currency rule. */
const sharedPayout = rule(z.object({ tracks: unread }), ({ tracks }, place) => {
  const paying = tracks.flatMap((track, index) => {
    const reading = paidFor.safeParse(track);
    const pays = reading.success && ((reading.data.fees?.length ?? 0) > 0 || reading.data.funds !== undefined);
    return pays ? [{ payout: reading.data.payout, index, at: [...place, "tracks", index, "payout"] }] : [];
  });
  const [first, ...others] = paying.flatMap(({ payout, index, at }) => {
    const reading = payoutDefinition.safeParse(payout);
    return reading.success ? [{ terms: canonical(payoutOf(reading.data)), payout, index, at }] : [];
  });
  return [
    ...paying.flatMap(({ payout, at }) => (payout === undefined ? [problemAt(at, "a payout, since the track has fees or funds", undefined)] : [])),
    ...others.flatMap(({ terms, payout, at }) =>
      terms === first?.terms ? [] : [problemAt(at, `the payout of tracks[${first?.index}]: tracks with fees or funds share one`, payout)],
    ),
  ];
});

const definitionRules: readonly Rule[] = [
  distinctIds("tracks", "a track id used once"),
  eachTrack(distinctIds("tiers", "a tier id used once in the track")),
  eachTrack(distinctIds("benefits", "a benefit id used once in the track")),
  eachTrack(knownTiers),
  feeIds,
  eachTrack(fundsTiers),
  fundsOnce,
  eachFee(ratesOrFlat),
  ...bandRules.map(eachFee),
  ...expansionTerms.map(eachFee),
  sharedPayout,
];
