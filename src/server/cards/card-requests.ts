import type { AttachPartner, DecideLead, EnrollPartner, RegisterLead, SetTier } from "@partner-ledger/contracts/actions";
import type { AskWhatIf } from "@partner-ledger/contracts/what-if";
import { z } from "zod";
import { isDay } from "../../program/calendar.ts";
import { parseDecimal } from "../../program/money.ts";
import { SENT_ID } from "../hubspot/record.ts";

/** A reason is shown to people; a page of text is no reason. */
const LONGEST_REASON = 1000;
const JSON_OBJECT = "expected a JSON object";
const NUL = "\u0000";

const recordId = (what: string) => z.string(`expected ${what}, digits only`).regex(SENT_ID, `expected ${what}, digits only`);
const name = (what: string) => z.string(`expected ${what}`).regex(/^[\w:-]{1,60}$/, `expected ${what}`);
const reason = z
  .string("expected text")
  .trim()
  .regex(/[\p{L}\p{N}]/u, "expected a reason, not blank")
  .max(LONGEST_REASON, `expected at most ${LONGEST_REASON} characters`)
  .refine((text) => !text.includes(NUL), "expected plain text");

const DAY = "expected a day, YYYY-MM-DD";
const day = z.string(DAY).refine(isDay, DAY);

/** `GET /cards/deal` beside the signed parameters. */
export const dealQuery = z.object({ dealId: recordId("a HubSpot deal's id"), asOf: day.exactOptional() });
/** `GET /cards/company` beside the signed parameters. */
export const companyQuery = z.object({ companyId: recordId("a HubSpot company's id") });

const partnerId = recordId("a partner's company id");

/** `GET /cards/partners` takes nothing of its own. */
export const partnersQuery = z.object({});

/** Bodies of the actions. Unknown fields are refused: they would be a misunderstanding. */
export const attachPartner = z.strictObject({
  dealId: recordId("a HubSpot deal's id"),
  partnerId: partnerId.nullable(),
}, JSON_OBJECT) satisfies z.ZodType<AttachPartner>;

export const registerLead = z
  .strictObject({ partnerId, dealId: recordId("a HubSpot deal's id").exactOptional(), companyId: recordId("a HubSpot company's id").exactOptional() }, JSON_OBJECT)
  .refine(({ dealId, companyId }) => (dealId === undefined) !== (companyId === undefined), { path: ["dealId"], message: "expected either a deal or a company, not both" }) satisfies z.ZodType<RegisterLead>;

export const decideLead = z
  .strictObject({ leadId: name("a lead's id"), decision: z.enum(["accept", "reject", "withdraw"], "expected accept, reject or withdraw"), reason: reason.exactOptional(), override: reason.exactOptional() }, JSON_OBJECT)
  .refine(({ decision, reason: given }) => decision !== "reject" || given !== undefined, { path: ["reason"], message: "expected a reason: the partner is shown it" }) satisfies z.ZodType<DecideLead>;

export const enrollPartner = z.strictObject({
  companyId: recordId("a HubSpot company's id"),
  tier: name("a tier's id").exactOptional(),
}, JSON_OBJECT) satisfies z.ZodType<EnrollPartner>;

export const setTier = z.strictObject({
  companyId: recordId("a HubSpot company's id"),
  tier: name("a tier's id"),
  on: z.iso.date("expected a day such as 2026-01-31"),
  reason,
}, JSON_OBJECT) satisfies z.ZodType<SetTier>;

const AMOUNT = "expected a decimal string such as 1250.00";
const MOST_ALTERNATIVES = 10;
const LONGEST_TERM = 1200;
const TERM = `expected a whole number of months from 1 to ${LONGEST_TERM}`;
const HOW_MANY = `expected a list of one to ${MOST_ALTERNATIVES} alternatives`;

const whatIfChange = z.strictObject({
  closedOn: day.exactOptional(),
  tier: name("a tier's id").exactOptional(),
  amount: z.string(AMOUNT).refine((text) => parseDecimal(text) !== null, AMOUNT).exactOptional(),
  partnerId: partnerId.exactOptional(),
  dealType: z.enum(["new", "upgrade", "expansion", "renewal"], "expected new, upgrade, expansion or renewal").exactOptional(),
  termMonths: z.number(TERM).int(TERM).min(1, TERM).max(LONGEST_TERM, TERM).exactOptional(),
}, JSON_OBJECT);

export const askWhatIf = z.strictObject({
  dealId: recordId("a HubSpot deal's id"),
  alternatives: z.array(whatIfChange, HOW_MANY).min(1, HOW_MANY).max(MOST_ALTERNATIVES, HOW_MANY),
}, JSON_OBJECT) satisfies z.ZodType<AskWhatIf>;

/** A bad request's fields, each with what was expected of it; what concerns the whole stands under `body`. */
export const fieldsOf = (error: z.ZodError): Readonly<Record<string, string>> =>
  Object.fromEntries(
    error.issues.map((issue) =>
      issue.code === "unrecognized_keys" ? [issue.keys.join(", "), "is not a field of this request"] : [issue.path.join(".") || "body", issue.message],
    ),
  );
