import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "@partner-ledger/backend/ask";
import { cardFeed } from "../../src/app/cards/card-feed.ts";
import type { CardState, Versioned } from "../../src/app/cards/card-feed.ts";

const ok = (version: string, syncing = false): Answer<Versioned> => ({ ok: true, data: { version, syncing } });
const away: Answer<Versioned> = { ok: false, error: { code: "unavailable", message: "away" } };

/** A feed whose backend answers from `answers`, the last of them for ever. */
function feedOn(...answers: Answer<Versioned>[]) {
  const states: CardState<Versioned>[] = [];
  const onArrived = vi.fn();
  const read = vi.fn(() => Promise.resolve(answers.length > 1 ? (answers.shift() ?? away) : (answers[0] ?? away)));
  const feed = cardFeed<Versioned>({ read, show: (state) => states.push(state), onArrived });
  const shown = (): string => {
    const state = states.at(-1);
    return state?.kind === "ready" ? `${state.data.version}${state.updating ? " updating" : ""}` : (state?.kind ?? "");
  };
  return { feed, read, states, onArrived, shown };
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a card's feed", () => {
  it("shows loading, then what it read, and is quiet", async () => {
    const { feed, read, shown } = feedOn(ok("v1"));
    feed.reload();
    expect(shown()).toBe("loading");
    await pass(0);
    expect(shown()).toBe("v1");
    await pass(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["unavailable", "error"], ["not_found", "error"], ["not_permitted", "not-permitted"], ["not_installed", "not-installed"],
  ] as const)("shows a refusal of %s as %s", async (code, kind) => {
    const { feed, states } = feedOn({ ok: false, error: { code, message: "no" } });
    feed.reload();
    await pass(0);
    expect(states.at(-1)?.kind).toBe(kind);
  });

  it("after a change, keeps the old content until the new is there, within two seconds of looks", async () => {
    const { feed, states, shown, onArrived } = feedOn(ok("v1"), ok("v1"), ok("v1"), ok("v2"));
    feed.reload();
    await pass(0);
    feed.watch();
    expect(shown()).toBe("v1 updating");
    await pass(250 + 450 + 600);
    expect(shown()).toBe("v2");
    expect(states.filter((state) => state.kind === "loading")).toHaveLength(1);
    expect(onArrived).not.toHaveBeenCalled();
    await pass(700);
    expect(onArrived).toHaveBeenCalledTimes(1);
  });

  it("looks once more after a change, since a stage and its close date arrive apart", async () => {
    const { feed, shown } = feedOn(ok("v1"), ok("v2"), ok("v3"));
    feed.reload();
    await pass(0);
    feed.watch();
    await pass(250);
    expect(shown()).toBe("v2");
    await pass(450);
    expect(shown()).toBe("v3");
  });

  it("gives up after about eight seconds when nothing changed, and tells nobody", async () => {
    const { feed, read, shown, onArrived } = feedOn(ok("v1"));
    feed.reload();
    await pass(0);
    feed.watch();
    await pass(7900);
    expect(shown()).toBe("v1 updating");
    await pass(300);
    expect(shown()).toBe("v1");
    const looks = read.mock.calls.length;
    await pass(60_000);
    expect(read).toHaveBeenCalledTimes(looks);
    expect(onArrived).not.toHaveBeenCalled();
  });

  it("goes on, more slowly and not for ever, while the backend says that a change is on its way", async () => {
    const { feed, read, shown } = feedOn(ok("v1", true));
    feed.reload();
    await pass(12_500);
    expect(shown()).toBe("v1 updating");
    await pass(10 * 60_000);
    expect(read).toHaveBeenCalledTimes(21);
    expect(shown()).toBe("v1");
  });

  it("watches by itself when the first answer says that a change is on its way", async () => {
    const { feed, shown } = feedOn(ok("v1", true), ok("v2"));
    feed.reload();
    await pass(0);
    expect(shown()).toBe("v1 updating");
    await pass(250 + 450);
    expect(shown()).toBe("v2");
  });

  it("takes a look that fails for no error while something is shown", async () => {
    const { feed, shown } = feedOn(ok("v1"), away, ok("v2"));
    feed.reload();
    await pass(0);
    feed.watch();
    await pass(250);
    expect(shown()).toBe("v1 updating");
    await pass(450);
    expect(shown()).toBe("v2");
  });

  it("never lets a late answer replace a newer one", async () => {
    let answerLate: (answer: Answer<Versioned>) => void = () => undefined;
    const late = new Promise<Answer<Versioned>>((resolve) => {
      answerLate = resolve;
    });
    const answers = [late, Promise.resolve(ok("new"))];
    const states: CardState<Versioned>[] = [];
    const feed = cardFeed<Versioned>({ read: () => answers.shift() ?? Promise.resolve(away), show: (state) => states.push(state), onArrived: () => undefined });
    feed.reload();
    feed.reload();
    await pass(0);
    answerLate(ok("old"));
    await pass(0);
    expect(states.filter((state) => state.kind === "ready").map((state) => state.data.version)).toEqual(["new"]);
  });

  it("shows nothing after it was stopped", async () => {
    const { feed, states } = feedOn(ok("v1"));
    feed.reload();
    feed.stop();
    await pass(10_000);
    expect(states.map((state) => state.kind)).toEqual(["loading"]);
  });
});
