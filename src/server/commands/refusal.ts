/** A command cannot do what it was asked. Each problem is a line that names its place and what was expected; the exit status is 2. */
export class CommandRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "CommandRefused";
    this.problems = problems;
  }
}
