import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { repositoryRoot } from "../support/database.ts";

const run = promisify(execFile);
const PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...readdirSync(path.join(repositoryRoot, "docs"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`)];
const textOf = (page: string): string => readFileSync(path.join(repositoryRoot, page), "utf8");
const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Readonly<Record<string, string>> };

/** Everything a page shows as code, fenced or inline. */
const codeOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/```\w*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(([, fenced, inline]) => fenced ?? inline ?? "");

describe.each(PAGES)("%s", (page) => {
  test("links only to what is there", () => {
    const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? "").filter((target) => !/^(https?:|mailto:)/.test(target));
    const missing = links.filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? page : path.join(path.dirname(page), file);
      return !existsSync(path.join(repositoryRoot, target)) || (anchor !== undefined && !anchorsOf(target).has(anchor));
    });
    expect(missing).toEqual([]);
  });

  test("names only npm scripts and tools that exist", () => {
    const code = codeOf(page).join("\n");
    const named = [...code.matchAll(/npm (?:run (?:--silent )?)?([\w:-]+)/g)].map(([, name]) => name ?? "").filter((name) => !["ci", "install", "i", "run", "pack"].includes(name));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const entries = [...code.matchAll(/node (?!dist\/|-)((?:tools|\.ci)\/[\w./-]+)/g)].map(([, file]) => file ?? "");
    expect(entries.filter((file) => !existsSync(path.join(repositoryRoot, file)))).toEqual([]);
  });

  test("does not name a source file that is gone", () => {
    const files = codeOf(page).flatMap((code) => [...code.matchAll(/\b(?:src|sandbox|extensions|test|prisma|tools)\/[\w./-]+\.(?:ts|tsx|mjs|json|sql|prisma)\b/g)].map(([file]) => file));
    expect(files.filter((file) => !file.includes("*") && !existsSync(path.join(repositoryRoot, file)))).toEqual([]);
  });
});

test("the README's question to the engine is answered", async () => {
  const { stdout } = await run("npm", ["run", "--silent", "simulate", "--", "test/examples/01-referral-paid.json"], { cwd: repositoryRoot });
  expect(JSON.parse(stdout)).toMatchObject({ fees: [{ amount: "7500.00", status: "paid" }] });
});

test("the scenario page's what-if is answered", async () => {
  const asked = /npm run --silent what-if -- (.+)/.exec(textOf("docs/scenario.md"))?.[1] ?? "";
  const { stdout } = await run("sh", ["-c", `npm run --silent what-if -- ${asked} --json`], { cwd: repositoryRoot });
  expect(JSON.parse(stdout)).toMatchObject({ deal: "D1", outcomes: [{ difference: "0.00" }, { difference: "1000.00" }, { difference: "13000.00" }] });
});

test("the README's production command is what the build makes", async () => {
  const { stdout } = await run("npm", ["run", "--silent", "build"], { cwd: repositoryRoot });
  expect(stdout.split("\n")).toContain("dist/serve-command.mjs");
  const refused = await run(process.execPath, ["dist/serve-command.mjs"], { cwd: repositoryRoot, env: { PATH: process.env["PATH"] } }).catch((error: unknown) => error as { code: number; stderr: string; stdout: string });
  expect(refused).toMatchObject({ code: 2 });
  expect(`${refused.stdout}${refused.stderr}`).toContain("PUBLIC_URL");
});

/** GitHub's anchors of a page's headings, and those it sets itself. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = textOf(page);
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => (heading ?? "").toLowerCase().replace(/[^\w\s-]/g, "").trim().replace(/\s/g, "-"));
  const own = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id ?? "");
  return new Set([...headings, ...own]);
}
