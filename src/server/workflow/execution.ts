import { z } from "zod";
import { SENT_ID } from "../hubspot/record.ts";

/** HubSpot's call of one of our workflow actions, as far as we use it. HubSpot: "Requests and answers". */
export interface Execution<Inputs> {
  /** The same in every repetition of the call. */
  readonly callbackId: string;
  readonly portalId: bigint;
  readonly workflowId: string;
  readonly object: { readonly type: "deal" | "company"; readonly id: string };
  readonly inputs: Inputs;
}

/** One input: `fields` holds typed values, `inputFields` plain ones. */
export const inputOf = <T extends z.ZodType>(inner: T) =>
  z.preprocess((given) => (typeof given === "object" && given !== null && "value" in given ? given.value : given), inner);

/** A partner chosen from our list. HubSpot sends an input that was left empty as empty text. */
export const partnerInput = inputOf(z.string("expected a partner's id").regex(/^[\w-]{0,64}$/, "expected a partner's id"));

const id = (what: string) => z.union([z.int(what).positive(what), z.string(what).regex(SENT_ID, what)], what).transform(String);

const envelope = z.object({
  callbackId: z.string("expected a callback id").regex(/^[\w:.-]{1,200}$/, "expected a callback id"),
  origin: z.object({ portalId: id("expected an account's id") }, "expected where the call comes from"),
  context: z.object({ workflowId: id("expected a workflow's id") }, "expected which workflow calls"),
  object: z.object({ objectId: id("expected a record's id"), objectType: z.enum(["DEAL", "COMPANY"], "expected DEAL or COMPANY") }, "expected the enrolled record"),
});

/** Which of the two ways to hold inputs is there differs; the plain ones are preferred, and problems are named under their name. */
const withPlainInputs = (given: unknown): unknown =>
  typeof given === "object" && given !== null && "fields" in given && (!("inputFields" in given) || given.inputFields === undefined) ? { ...given, inputFields: given.fields } : given;

/** The schema of a call of an action with these inputs. */
export const executionOf = <Inputs>(inputs: z.ZodType<Inputs>): z.ZodType<Execution<Inputs>> => {
  // Whether the key may be left out depends on the inputs, which the compiler cannot tell of a type it does not know yet.
  const given = z.object({ inputFields: inputs }).transform((fields) => ({ inputs: (fields as { readonly inputFields: Inputs }).inputFields }));
  return z.preprocess(withPlainInputs, z.intersection(envelope, given)).transform(({ callbackId, origin, context, object, inputs: its }) => ({
    callbackId,
    portalId: BigInt(origin.portalId),
    workflowId: context.workflowId,
    object: { type: object.objectType === "DEAL" ? "deal" : "company", id: object.objectId },
    inputs: its,
  }));
};
