import { hubspot } from "@hubspot/ui-extensions";
import { createRenderer } from "@hubspot/ui-extensions/testing";
import type { CardError } from "@partner-ledger/contracts/actions";
import { vi } from "vitest";

/** Scenes so far: each has a backend of its own, so that a card that looks on after its test is not answered from the next one's replies. */
let scenes = 0;

/** What the backend was asked: the path with its query, and the body of an action. */
export interface Asked {
  readonly path: string;
  readonly body: unknown;
}
type Reply = { readonly status: number; readonly body: unknown } | "no answer";

export const found = (body: object): Reply => ({ status: 200, body });
export const refused = (status: number, error: CardError["error"]): Reply => ({ status, body: { error } satisfies CardError });

type Replies = Readonly<Record<string, readonly Reply[]>>;

/** A renderer for a sidebar card; its backend is stood in for as `answeredBy` says. */
export function stage(objectId: number, replies: Replies) {
  const { backend, ...calls } = answeredBy(replies);
  const card = createRenderer("crm.record.sidebar");
  card.mocks.context.crm.objectId = objectId;
  card.mocks.context.user.locale = "en-us";
  card.mocks.context.variables = { BACKEND: backend };
  return { card, backend, ...calls };
}

/** As `stage`, for the settings page, as a HubSpot user looks at it. */
export function settingsStage(userId: number, replies: Replies) {
  const { backend, ...calls } = answeredBy(replies);
  const card = createRenderer("settings");
  card.mocks.context.user.id = userId;
  card.mocks.context.user.locale = "en-us";
  card.mocks.context.variables = { BACKEND: backend };
  return { card, ...calls };
}

/**
 * Answers `hubspot.fetch`: HubSpot's network is what is stood in for, the card's own code runs whole. `replies` are by
 * path; each path's last reply stays.
 */
function answeredBy(replies: Replies) {
  scenes += 1;
  const backend = `https://partner-ledger-${scenes}.example.com`;
  const asked: Asked[] = [];
  const left = new Map(Object.entries(replies).map(([path, list]) => [path, [...list]]));
  vi.spyOn(hubspot, "fetch").mockImplementation((url, options) => {
    const { origin, pathname, search } = new URL(url);
    if (origin !== backend) return Promise.reject(new Error(`${origin} is not on this stage`));
    asked.push({ path: pathname + search, body: options?.body });
    const list = left.get(pathname) ?? [];
    const reply = list.length > 1 ? list.shift() : list[0];
    if (reply === undefined || reply === "no answer") return Promise.reject(new Error(`no answer for ${url.toString()}`));
    return Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status, headers: { "content-type": "application/json" } }));
  });
  return { backend, asked, actionsAsked: () => asked.filter(({ body }) => body !== undefined) };
}

/** All text of a card in reading order, titles and labels of its components included: a person searches for words, not for components. */
export const wordsOf = ({ card }: { readonly card: { getRootNode(): { toString(): string } } }): string => card.getRootNode().toString().replace(/\s+/g, " ");

interface Readable {
  readonly text: string | null;
  readonly childNodes?: readonly unknown[];
}

/** The text of a component as it is read, that of the links within it included. */
export const readingOf = (node: Readable): string =>
  node.childNodes === undefined ? node.text ?? "" : node.childNodes.map((child) => readingOf(child as Readable)).join("");
