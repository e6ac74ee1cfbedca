import { DateInput, Select, Text, TextArea } from "@hubspot/ui-extensions";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { SetTier as TierWish } from "@partner-ledger/contracts/actions";
import type { PartnerCompany } from "@partner-ledger/contracts/company-card";
import { readableId } from "@partner-ledger/contracts/locale";
import { useState } from "react";
import { ActionModal } from "../ActionModal.tsx";
import { fieldError, useAction } from "../use-action.ts";

interface SetTierProps {
  readonly company: PartnerCompany;
  readonly onDone: () => void;
}

const LONGEST_REASON = 500;

/** Sets the partner's tier from a day on, with a reason; where a review recommends one, approving it is just this. */
export const SetTier = ({ company: { companyId, name, joinedOn, tierChoice }, onDone }: SetTierProps) => {
  const { held, tiers, today, recommended } = tierChoice;
  const proposed = recommended?.id ?? held;
  const action = useAction<TierWish>(CARD_PATHS.setTier, "Tier set.", onDone);
  const [tier, setTier] = useState(proposed);
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<"tier" | "reason" | null>(null);
  const begin = (): void => {
    setTier(proposed);
    setOn(today);
    setReason("");
    setMissing(null);
  };
  const submit = (): Promise<boolean> => {
    const lacks = tier === held && on === today ? "tier" : reason.trim() === "" ? "reason" : null;
    setMissing(lacks);
    return lacks === null ? action.send({ companyId, tier, on, reason: reason.trim() }) : Promise.resolve(false);
  };
  const noteOf = (field: "tier" | "reason", text: string) => (missing === field ? { error: true, validationMessage: text } : fieldError(action.state, field));
  return (
    <ActionModal id="set-tier" title={`Set the tier of ${name}`} opens="Set tier" does="Set tier" action={action} onSubmit={submit} onOpen={begin}>
      <Text>Deals that close from that day on earn at the new tier (R-12). Fees of closed ones are corrected by difference (R-18).</Text>
      <Select
        label="Tier" name="tier" required value={tier} onChange={(chosen) => setTier(String(chosen))} testId="tier-choice"
        options={tiers.map((one) => ({ label: labelOf(one, held), value: one.id }))} {...noteOf("tier", "It holds this tier already.")}
      />
      <DateInput
        label="From" name="on" required value={dateOf(on)} min={dateOf(joinedOn)} max={dateOf(today)} onChange={(date) => setOn(isoOf(date))}
        testId="tier-from" {...fieldError(action.state, "on")}
      />
      <TextArea
        label="Reason" name="reason" required rows={3} maxLength={LONGEST_REASON} value={reason} onInput={setReason} onChange={setReason}
        description="Kept with your name and the date." testId="tier-reason" {...noteOf("reason", "Say why, in a few words.")}
      />
    </ActionModal>
  );
};

const labelOf = ({ id, name }: { readonly id: string; readonly name: string }, held: string): string =>
  id === held ? `${readableId(name)} (today)` : readableId(name);

interface CalendarDate {
  readonly year: number;
  /** From 0, as HubSpot counts. */
  readonly month: number;
  readonly date: number;
}

const dateOf = (iso: string): CalendarDate => {
  const [year = 0, month = 1, date = 1] = iso.split("-").map(Number);
  return { year, month: month - 1, date };
};

const isoOf = ({ year, month, date }: CalendarDate): string =>
  [String(year).padStart(4, "0"), String(month + 1).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
