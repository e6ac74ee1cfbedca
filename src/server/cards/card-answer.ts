import type { ActionDone, CardError } from "@partner-ledger/contracts/actions";
import type { LeadView } from "@partner-ledger/contracts/lead";

/** What a card route answers; `changed` when something was stored that jobs should look at. */
export interface CardAnswer {
  readonly status: number;
  readonly body: object;
  readonly changed: boolean;
}

type Code = CardError["error"]["code"];

const STATUS: Readonly<Record<Code, number>> = {
  bad_request: 400, unsigned: 401, not_permitted: 403, not_installed: 403, not_found: 404, lead_has_conflict: 409, lead_not_open: 409, last_manager: 409, unavailable: 503,
};

/** Data for a card to show. */
export const shown = (body: object): CardAnswer => ({ status: 200, body, changed: false });

/** An action is done, now or before. */
export const done = (lead: LeadView | null): CardAnswer => ({ status: 200, body: { done: true, lead } satisfies ActionDone, changed: true });

/** An action or a question is refused; `fields` name what in the request was wrong and what was expected. */
export function refused(code: Code, message: string, fields?: Readonly<Record<string, string>>): CardAnswer {
  const body: CardError = { error: { code, message, ...(fields && { fields }) } };
  return { status: STATUS[code], body, changed: false };
}

/** A field of the request names something we cannot work with. */
export const badField = (field: string, expected: string): CardAnswer => refused("bad_request", `${field}: ${expected}`, { [field]: expected });

/** Another portal's record is answered with just this too: whether it exists elsewhere is nobody's business. */
export const notFound = (what: string): CardAnswer => refused("not_found", `There is no such ${what} in this account.`);
