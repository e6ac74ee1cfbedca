import { z } from "zod";
import { SENT_ID } from "../hubspot/record.ts";
import type { Wish } from "./decision.ts";

/** HubSpot's call of the workflow action `Decide partner lead`, as far as we use it. HubSpot: "Requests and answers". */
export interface WorkflowRequest {
  /** The same in every repetition of the call. */
  readonly callbackId: string;
  readonly portalId: bigint;
  readonly workflowId: string;
  readonly object: { readonly type: "deal" | "company"; readonly id: string };
  readonly decision: Wish["decision"];
  readonly reason: string | null;
}

const LONGEST_REASON = 1000;
const DECISIONS = { accepted: "accept", rejected: "reject", withdrawn: "withdraw" } as const;

const id = (what: string) => z.union([z.int(what).positive(what), z.string(what).regex(SENT_ID, what)], what).transform(String);
/** `fields` holds typed values, `inputFields` plain ones; which of them is there differs. */
const value = <T extends z.ZodType>(inner: T) =>
  z.preprocess((given) => (typeof given === "object" && given !== null && "value" in given ? given.value : given), inner);

const inputs = z.object({
  decision: value(z.enum(["accepted", "rejected", "withdrawn"], "expected accepted, rejected or withdrawn")),
  reason: value(z.string("expected text").trim().max(LONGEST_REASON, `expected at most ${LONGEST_REASON} characters`)).nullish(),
});

const execution = z.object({
  callbackId: z.string("expected a callback id").regex(/^[\w:.-]{1,200}$/, "expected a callback id"),
  origin: z.object({ portalId: id("expected an account's id") }, "expected where the call comes from"),
  context: z.object({ workflowId: id("expected a workflow's id") }, "expected which workflow calls"),
  object: z.object({ objectId: id("expected a record's id"), objectType: z.enum(["DEAL", "COMPANY"], "expected DEAL or COMPANY") }, "expected the enrolled record"),
  inputFields: inputs.optional(),
  fields: inputs.optional(),
});

/** Checks the body of a call. A blank reason counts as none, since HubSpot sends empty inputs as empty text. */
export const workflowRequest = execution
  .refine(({ inputFields, fields }) => inputFields !== undefined || fields !== undefined, { path: ["inputFields"], message: "expected the action's inputs" })
  .transform(({ callbackId, origin, context, object, inputFields, fields }, check): WorkflowRequest => {
    const given = inputFields ?? fields;
    if (given === undefined) return z.NEVER;
    const reason = given.reason ?? "";
    if (reason.includes("\u0000")) check.addIssue({ code: "custom", path: ["inputFields", "reason"], message: "expected plain text" });
    return {
      callbackId,
      portalId: BigInt(origin.portalId),
      workflowId: context.workflowId,
      object: { type: object.objectType === "DEAL" ? "deal" : "company", id: object.objectId },
      decision: DECISIONS[given.decision],
      reason: reason === "" ? null : reason,
    };
  });
