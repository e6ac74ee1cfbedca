import { readFileSync } from "node:fs";
import path from "node:path";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import helmet from "helmet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rulesRoutes } from "../../../src/server/http/rules.ts";
import { rulesPage } from "../../../src/server/http/rules-page.ts";

const markdown = readFileSync(path.join(import.meta.dirname, "../../../docs/rules.md"), "utf8");
let http: Server;
let url = "";

beforeAll(async () => {
  http = createServer(express().use(helmet()).use(rulesRoutes(rulesPage(markdown))));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => http.close(resolve)));

describe("the page of rules", () => {
  test("has a place for each rule, and a link to each at its top", async () => {
    const response = await fetch(`${url}/rules`);
    const html = await response.text();
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([200, "text/html; charset=utf-8", "public, max-age=3600"]);
    const rules = Array.from({ length: 37 }, (_, i) => `r-${i + 1}`);
    expect([...html.matchAll(/<h3 id="(r-\d+)">/g)].map(([, id]) => id)).toEqual(rules);
    expect([...html.matchAll(/<li><a href="#(r-\d+)">/g)].map(([, id]) => id)).toEqual(rules);
  });

  test("is one document with a title, a language and a main part, and runs no script", async () => {
    const response = await fetch(`${url}/rules`);
    const html = await response.text();
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect([...html.matchAll(/<h1>|<main>|<title>/g)]).toHaveLength(3);
    expect(html).not.toContain("<script");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
  });

  test("leads nowhere but to places on it and to other sites", async () => {
    const html = await (await fetch(`${url}/rules`)).text();
    const places = new Set([...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => `#${id ?? ""}`));
    const targets = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? "");
    expect(targets.filter((target) => !places.has(target) && !target.startsWith("https://"))).toEqual([]);
  });

  test("takes no other method", async () => {
    const response = await fetch(`${url}/rules`, { method: "POST" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test("shows what is HTML in the file as text, and links to files as their words", () => {
    const html = rulesPage("# Rules\n\n<b onclick=\"x()\">bold</b> [decision](decisions/0001.md) [bad](javascript:alert(1))\n\n## One\n\n### <a id=\"r-1\"></a>R-1 Tiers & more\n");
    expect(html).toContain("&lt;b onclick=&quot;x()&quot;&gt;bold&lt;/b&gt; decision bad");
    expect(html).toContain('<h3 id="r-1">R-1 Tiers &amp; more</h3>');
  });
});
