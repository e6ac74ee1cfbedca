import type { Router } from "express";
import type { AccountState, Change } from "../account-state.ts";
import { OBJECT_TYPE_FACTS } from "../crm/object-types.ts";
import type { RecordKey } from "../crm/record.ts";

/** Something a page about a record may want to show at once. */
interface RecordEvent {
  readonly objectTypeId: string;
  readonly type: string;
  readonly id: string;
  readonly kind: "created" | "changed" | "archived" | "restored" | "merged" | "associated" | "dissociated";
  /** Names of changed properties. */
  readonly properties: readonly string[];
}

/** `GET /sandbox/events`: what happens to records, as server-sent events. Answers a function that ends all streams. */
export function recordEventRoutes(router: Router, state: AccountState): () => void {
  const streams = new Set<{ end(): void; write(text: string): boolean }>();
  router.get("/sandbox/events", (request, response) => {
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    response.flushHeaders();
    response.write(": connected\n\n");
    streams.add(response);
    request.once("close", () => streams.delete(response));
  });
  const unsubscribe = state.onCommitted((changes) => {
    if (streams.size === 0) return;
    const text = changes.flatMap(eventsOf).map((event) => `event: record\ndata: ${JSON.stringify(event)}\n\n`).join("");
    if (text !== "") for (const stream of streams) stream.write(text);
  });
  return () => {
    unsubscribe();
    for (const stream of streams) stream.end();
  };
}

function eventsOf(change: Change): readonly RecordEvent[] {
  switch (change.kind) {
    case "record-created": return [event(change, "created", Object.keys(change.properties))];
    case "record-changed": return [event(change, "changed", Object.keys(change.properties))];
    case "record-archived": return [event(change, "archived")];
    case "record-restored": return [event(change, "restored")];
    case "records-merged": return [event(change, "merged"), ...change.mergedIds.map((id) => event({ type: change.type, id }, "archived"))];
    case "associated":
    case "dissociated": return [event(change.from, change.kind), event(change.to, change.kind)];
    default: return [];
  }
}

const event = ({ type, id }: RecordKey, kind: RecordEvent["kind"], properties: readonly string[] = []): RecordEvent =>
  ({ objectTypeId: OBJECT_TYPE_FACTS[type].id, type, id, kind, properties });
