import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const command = [path.join(root, "tools/run.mjs"), "src/scenario/simulate-command.ts"];
const examples = path.join(root, "test/examples");
const referral = path.join(examples, "01-referral-paid.json");
const rounding = path.join(examples, "02-rounding.json");
const folder = mkdtempSync(path.join(tmpdir(), "simulate-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const simulate = async (files: readonly string[], input = ""): Promise<{ readonly status: number | null; readonly out: string; readonly err: string }> => {
  const child = spawn(process.execPath, [...command, ...files], { cwd: folder, env: { ...process.env, npm_lifecycle_event: "" } });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  child.stdin.end(input);
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
};

const file = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return name;
};

test("one file gives one document and status 0", async () => {
  const { status, out, err } = await simulate([referral]);
  expect([status, err]).toEqual([0, ""]);
  expect(Object.keys(JSON.parse(out))).toEqual(["asOf", "leads", "tiers", "fees", "estimates", "ineligible", "ledger", "payouts", "refused"]);
  expect(out.split("\n").length).toBeGreaterThan(100);
});

test("- is standard input", async () => {
  const fromInput = await simulate(["-"], readFileSync(referral, "utf8"));
  expect(fromInput).toEqual(await simulate([referral]));
});

test("a bad file gives status 2, nothing on standard output, and a line for each problem", async () => {
  const bad = file("bad.json", '{"program":"fullstory","asOf":"2026-13-01","events":[{}],"x":1}');
  const { status, out, err } = await simulate([bad]);
  expect([status, out]).toEqual([2, ""]);
  expect(err.trimEnd().split("\n").map((line) => line.split(":")[0])).toEqual(["asOf", "x", "events[0].type", "events[0].id", "events[0].on"]);
});

describe("what cannot be read at all is one clear line", () => {
  test.each([
    ["a missing file", "missing.json", "missing.json: expected a file that can be read, got ENOENT\n"],
    ["a folder", ".", ".: expected a file that can be read, got EISDIR\n"],
  ])("%s", async (_, name, err) => {
    expect(await simulate([name])).toEqual({ status: 2, out: "", err });
  });

  test("an empty file", async () => {
    expect(await simulate([file("empty.json", "")])).toEqual({ status: 2, out: "", err: "line 1, column 1: expected a JSON document, got nothing\n" });
  });

  test("no file", async () => {
    const { status, out, err } = await simulate([]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/^usage: /);
  });
});

test("several files give a line each in their order; a bad one its problems, and status 2 in the end", async () => {
  const { status, out, err } = await simulate([rounding, "missing.json", file("array.json", "[]"), referral]);
  const lines = out.trimEnd().split("\n");
  const one = await simulate([rounding]);
  expect([status, err, lines.length]).toEqual([2, "", 4]);
  expect(JSON.parse(lines[0] ?? "")).toEqual(JSON.parse(one.out));
  expect(lines[1]).toBe('{"problems":["missing.json: expected a file that can be read, got ENOENT"]}');
  expect(lines[2]).toBe('{"problems":["scenario: expected an object, got an empty array"]}');
  expect(JSON.parse(lines[3] ?? "").asOf).toBe("2026-06-30");
});

test("several good files end with status 0", async () => {
  expect((await simulate([rounding, rounding])).status).toBe(0);
});

describe("--explain", () => {
  test("prints text for one file, wherever the option stands", async () => {
    const [before, after] = [await simulate(["--explain", referral]), await simulate([referral, "--explain"])];
    expect([before.status, before.err]).toEqual([0, ""]);
    expect(before.out).toContain("(R-12)");
    expect(after).toEqual(before);
  });

  test("several files and standard input come one after the other, each under its name; a bad one with its problems in its place", async () => {
    const { status, out, err } = await simulate(["--explain", rounding, "-", "missing.json"], readFileSync(referral, "utf8"));
    expect([status, err]).toEqual([2, ""]);
    expect(out.split("\n").filter((line) => line.startsWith("# "))).toEqual([`# ${rounding}`, "# -", "# missing.json"]);
    expect(out).toMatch(/This scenario cannot be read:\n- missing.json: expected a file that can be read, got ENOENT\n$/);
  });

  test("what is wrong with the only file goes to standard error", async () => {
    expect(await simulate(["--explain", file("array.json", "[]")])).toEqual({ status: 2, out: "", err: "scenario: expected an object, got an empty array\n" });
  });

  test("an option that is not there, or no file, is said to be wrong", async () => {
    const unknown = await simulate(["--explian", referral]);
    expect([unknown.status, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toMatch(/^--explian: expected --explain, --help or a file\nusage: /);
    const none = await simulate(["--explain"]);
    expect([none.status, none.out]).toEqual([2, ""]);
    expect(none.err).toMatch(/^--explain: expected a FILE to explain\nusage: /);
  });
});

test("a long answer into a pipe arrives whole", async () => {
  const partners = Array.from({ length: 400 }, (_, index) => ({
    id: `e${index}`, type: "partner.joined", on: "2026-01-01", partner: `P${index}`, track: "referral", company: { name: `Agency ${index}` },
  }));
  const { status, out } = await simulate([file("long.json", JSON.stringify({ program: "fullstory", asOf: "2026-06-30", events: partners }))]);
  expect(out.length).toBeGreaterThan(1_000_000);
  expect([status, JSON.parse(out).tiers.length]).toEqual([0, 400]);
});

test("a reader that leaves early is no failure", async () => {
  const child = spawn(process.execPath, [...command, referral, referral, referral], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  child.stdout.destroy();
  expect([await ended, await text(child.stderr)]).toEqual([0, ""]);
});
