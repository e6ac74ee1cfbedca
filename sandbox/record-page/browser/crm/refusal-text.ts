const LISTING = /^Property values were not valid: (\[.*\])$/s;

/** The words of a refusal for a person: of HubSpot's list of values that were not valid, only what it says about each. */
export const refusalText = (message: string): string => {
  const listed = LISTING.exec(message)?.[1];
  if (listed === undefined) return message;
  try {
    const problems: unknown = JSON.parse(listed);
    const said = Array.isArray(problems) ? problems.flatMap(wordsOf) : [];
    return said.length === 0 ? message : said.join(" ");
  } catch {
    return message;
  }
};

const wordsOf = (problem: unknown): readonly string[] =>
  typeof problem === "object" && problem !== null && "message" in problem && typeof problem.message === "string" ? [problem.message] : [];
