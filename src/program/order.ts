import type { Day } from "./calendar.ts";
import { countsFrom, type FactTime } from "./facts.ts";

/**
 * Orders strings by code point, as every list of a book is sorted: the same on each machine and in each language.
 * JavaScript's own `<` goes by UTF-16 unit and puts characters beyond U+FFFF before U+E000.
 */
export const byCodePoint = (a: string, b: string): number => {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = weight(a.charCodeAt(i)) - weight(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

/** A surrogate stands for a character beyond U+FFFF, so it weighs more than any unit that stands for itself. */
const weight = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Orders days. They are digits and dashes, where JavaScript's own order is that of code points, and much faster. */
export const byDay = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order in which facts about one subject replace each other: by the day they take effect, then by who was recorded last. */
export const byEffect = (a: FactTime, b: FactTime): number => byDay(a.on, b.on) || byRecording(a, b);

/** Order in which things that happen once replace each other. */
export const byRecording = (a: FactTime, b: FactTime): number => byDay(a.recordedOn, b.recordedOn) || byCodePoint(a.id, b.id);

/** Order in which facts become known, and in which decisions are judged: by the day they count, then as they take effect. */
export const byJudgement = (a: FactTime, b: FactTime): number => byDay(countsFrom(a), countsFrom(b)) || byEffect(a, b);
