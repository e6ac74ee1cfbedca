import { z } from "zod";
import { paymentEvents } from "./payment-events.ts";
import { eventFields, partnerEvents } from "./partner-events.ts";
import { type Place, type Problem, zodProblems } from "./problem.ts";
import { anything } from "./rule.ts";
import { salesEvents } from "./sales-events.ts";

const kinds = [...partnerEvents, ...salesEvents, ...paymentEvents] as const;

/** The event types of the format, in the order in which docs/scenario.md lists them. */
export const eventTypes: readonly string[] = kinds.map((kind) => kind.shape.type.value);

/** Every event of the scenario format. */
export const eventSchema = z.discriminatedUnion("type", kinds, {
  error: (issue) => (issue.code === "invalid_union" ? `an event type: ${eventTypes.join(", ")}` : "an object"),
});

/** An event whose fields are each of the right form; what they say together is judged in event-rules.ts. */
export type ScenarioEvent = z.infer<typeof eventSchema>;

/** Reads one event; what is wrong with its fields is added to `problems`, and null returned. */
export const readEvent = (value: unknown, place: Place, problems: Problem[]): ScenarioEvent | null => {
  const reading = eventSchema.safeParse(value);
  if (reading.success) return reading.data;
  problems.push(...zodProblems(reading.error, value, place));
  if (hasUnknownType(value)) problems.push(...commonFieldProblems(value, place));
  return null;
};

/** An event of no known type still has an id and days to be right or wrong. */
const commonFieldProblems = (value: unknown, place: Place): readonly Problem[] => {
  const reading = z.object(eventFields).safeParse(value);
  return reading.success ? [] : zodProblems(reading.error, value, place);
};

const hasUnknownType = (value: unknown): boolean => {
  const typed = z.object({ type: anything }).safeParse(value);
  return typed.success && !eventTypes.some((type) => type === typed.data.type);
};
