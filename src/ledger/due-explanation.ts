import type { Day } from "../program/calendar.ts";
import { explain, moneyText, type Explanation } from "../program/explanation.ts";
import type { Cause } from "../program/owed.ts";
import type { PayoutSchedule } from "../program/program.ts";
import { dueDate, dueRule } from "../program/schedule.ts";
import type { Account, Entry } from "./walk.ts";

/** When a fee is payable and due and why then: by the schedule, or later where a posting came too late for that. */
export const dueExplanations = ({ cause, owed, entries }: Account, scheduleOn: (day: Day) => PayoutSchedule): readonly Explanation[] => {
  const later = entries.flatMap(laterExplanations);
  if (owed === null) return later;
  const { payableOn } = owed;
  if (payableOn === null) return notPayable(cause);
  const schedule = scheduleOn(payableOn);
  const due = explain("due", schedule.kind === "day_of_next_month" ? "R-25" : "R-19", { payableOn, dueOn: dueDate(schedule, payableOn), rule: dueRule(schedule, payableOn) });
  return [due, ...later];
};

const notPayable = (cause: Cause): readonly Explanation[] => ("deal" in cause ? [explain("not_payable", "R-19", { deal: cause.deal })] : []);

const laterExplanations = ({ on, dueOn, scheduled }: Entry): readonly Explanation[] =>
  dueOn === null || scheduled === null || dueOn === scheduled ? [] : [explain("due_later", "R-19", { on, scheduled, dueOn })];

/** What a posting came of: what was owed on its day less what the ledger held, and why that much was owed. */
export const postingExplanations = ({ currency }: Account, { on, amountMinor, before, owed }: Entry): readonly Explanation[] => {
  const amount = moneyText(amountMinor, currency);
  const after = before + amountMinor;
  if (before === 0n) return [explain("posted", "R-18", { on, amount }), ...(owed?.why() ?? [])];
  if (after === 0n) return [explain("taken_back", "R-18", { on, amount })];
  const step = {
    terms: [{ value: { kind: "money", money: moneyText(after, currency) } }, { operator: before < 0n ? "+" : "−", value: { kind: "money", money: moneyText(before < 0n ? -before : before, currency) } }],
    result: { kind: "money", money: amount },
  } as const;
  return [
    explain("corrected", "R-18", { on, amount, owed: moneyText(after, currency), before: moneyText(before, currency) }, [step]),
    ...(owed?.why() ?? []),
  ];
};
