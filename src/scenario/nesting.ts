/** Deeper than any scenario has reason to be, and far from what would exhaust the stack. */
export const DEEPEST = 64;

/** How many arrays and objects lie within each other, counted no further than just past the limit. Does not recurse, whatever it is given. */
export const deepest = (value: unknown): number => {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((inner) => (typeof inner === "object" && inner !== null ? Object.values(inner) : []));
    if (level.length === 0) return depth;
  }
  return DEEPEST + 1;
};
