import { z } from "zod";

const effect = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("latency"), ms: z.int().min(0).max(120_000) }),
  z.object({ kind: z.literal("rate-limit"), policy: z.enum(["TEN_SECONDLY_ROLLING", "SECONDLY", "DAILY"]).optional(), retryAfter: z.int().min(0).optional() }),
  z.object({ kind: z.literal("status"), status: z.int().min(400).max(599), html: z.boolean().default(false), retryAfter: z.int().min(0).optional() }),
  z.object({ kind: z.literal("html-200") }),
  z.object({ kind: z.literal("truncated") }),
  z.object({ kind: z.literal("reset-before") }),
  z.object({ kind: z.literal("reset-after") }),
  z.object({ kind: z.literal("partial"), ids: z.array(z.string()).min(1), category: z.string().default("INTERNAL_ERROR") }),
  z.object({ kind: z.literal("bad-refresh-token") }),
]);

/** A rule that makes trouble: which calls, how often, and what happens to them. */
export const troubleRule = z.strictObject({
  /** A path with `*` for any run of characters, as `/crm/objects/*\/deals*`. */
  path: z.string().startsWith("/").default("/*"),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
  /** How many calls it hits before it is spent; left out: until it is removed. */
  times: z.int().min(1).optional(),
  /** Chance of hitting a call that matches. */
  probability: z.number().gt(0).max(1).default(1),
  effect,
});

export type TroubleEffect = z.infer<typeof effect>;
export type TroubleRule = z.infer<typeof troubleRule>;

interface ActiveRule extends TroubleRule {
  readonly id: number;
  hits: number;
}

/** What is to go wrong. The first rule that matches a call and is not spent decides. */
export class Trouble {
  private rules: ActiveRule[] = [];
  private lastId = 0;

  constructor(private readonly chance: () => number = Math.random) {}

  add(rule: TroubleRule): ActiveRule {
    this.lastId += 1;
    const active = { ...rule, id: this.lastId, hits: 0 };
    this.rules.push(active);
    return active;
  }

  remove(id: number): boolean {
    const before = this.rules.length;
    this.rules = this.rules.filter((rule) => rule.id !== id);
    return this.rules.length < before;
  }

  clear(): void {
    this.rules = [];
  }

  list(): readonly ActiveRule[] {
    return this.rules;
  }

  /** The trouble that awaits a call, counted as a hit; null when it goes through. */
  strike(method: string, path: string): TroubleEffect | null {
    const rule = this.rules.find((one) =>
      (one.times === undefined || one.hits < one.times)
      && (one.method === undefined || one.method === method)
      && pathPattern(one.path).test(path)
      && this.chance() < one.probability);
    if (rule === undefined) return null;
    rule.hits += 1;
    return rule.effect;
  }
}

const pathPattern = (pattern: string): RegExp =>
  new RegExp(`^${pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`);
