import type { RequirementProgress } from "./company-card.ts";
import { formatMoney } from "./money.ts";

/** One thing the next tier asks for: a requirement, or several of which one is enough. */
export type TierStep =
  | { readonly kind: "all"; readonly requirement: RequirementProgress }
  | { readonly kind: "any"; readonly group: number; readonly met: boolean; readonly requirements: readonly RequirementProgress[] };

/** The requirements in their order, with alternatives gathered where the first of them stands. */
export const tierSteps = (requirements: readonly RequirementProgress[]): readonly TierStep[] =>
  requirements.flatMap((requirement, index): TierStep[] => {
    const group = requirement.anyOf;
    if (group === null) return [{ kind: "all", requirement }];
    if (requirements.findIndex((other) => other.anyOf === group) !== index) return [];
    const alternatives = requirements.filter((other) => other.anyOf === group);
    return [{ kind: "any", group, met: alternatives.some((other) => other.met), requirements: alternatives }];
  });

/** "4 of 7 met". Alternatives count as one. */
export const stepsMet = (steps: readonly TierStep[]): { readonly met: number; readonly of: number } => ({
  met: steps.filter((step) => (step.kind === "any" ? step.met : step.requirement.met)).length,
  of: steps.length,
});

/** How far a requirement is, as its reader writes numbers: "1 of 2", "$30,000.00 of $50,000.00", "Done", "Not yet". */
export const progressText = (progress: RequirementProgress, currency: string, locale: string): string => {
  if (progress.unit === "money") {
    const money = (amount: string): string => formatMoney({ amount, currency }, locale);
    return `${money(progress.actual)} of ${money(progress.required)}`;
  }
  if (progress.unit === "attested" && progress.required === "1") return progress.met ? "Done" : "Not yet";
  const count = (text: string): string => new Intl.NumberFormat(locale).format(text as Intl.StringNumericLiteral);
  return `${count(progress.actual)} of ${count(progress.required)}`;
};

/** Share of a requirement that is met, from 0 to 1, for the length of a bar only; met is always 1. */
export const progressShare = (progress: RequirementProgress): number => {
  if (progress.met) return 1;
  const [actual, required] = [Number(progress.actual), Number(progress.required)];
  return required > 0 && actual > 0 ? Math.min(actual / required, 1) : 0;
};
