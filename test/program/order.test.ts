import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byCodePoint } from "../../src/program/order.ts";

describe("order by code point", () => {
  test("puts capitals before small letters and accents after both, as no language would", () => {
    expect(["é", "b", "a", "B", "10", "9"].sort(byCodePoint)).toEqual(["10", "9", "B", "a", "b", "é"]);
  });

  test("puts characters beyond U+FFFF last, where UTF-16 order would not", () => {
    expect(["\u{1F600}", "\uFF5E"].sort(byCodePoint)).toEqual(["\uFF5E", "\u{1F600}"]);
    expect(["\u{1F600}", "\uFF5E"].sort()).toEqual(["\u{1F600}", "\uFF5E"]);
  });

  test("agrees with comparing the code points one by one", () => {
    const text = fc.string({ unit: "binary", maxLength: 6 });
    fc.assert(fc.property(text, text, (a, b) => {
      const [x, y] = [[...a].map((c) => c.codePointAt(0) ?? 0), [...b].map((c) => c.codePointAt(0) ?? 0)];
      const at = x.findIndex((point, i) => point !== y[i]);
      const expected = at === -1 ? x.length - y.length : at >= y.length ? 1 : (x[at] ?? 0) - (y[at] ?? 0);
      expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(expected));
    }));
  });
});
