import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../src/server/config.ts";

const KEY = randomBytes(32).toString("base64");
const GOOD = {
  PUBLIC_URL: "https://partners.example.com", HUBSPOT_APP_ID: "42", HUBSPOT_CLIENT_ID: "client", HUBSPOT_CLIENT_SECRET: "a client secret", TOKEN_KEYS: KEY,
};
const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe("the configuration", () => {
  it("needs no more than the app's own values", () => {
    expect(readConfig(GOOD)).toMatchObject({
      port: 3001, host: "127.0.0.1", databaseUrl: null, logLevel: "info",
      hubspot: { apiUrl: "https://api.hubapi.com", authUrl: "https://app.hubspot.com", appId: 42, clientSecrets: ["a client secret"] },
    });
  });

  it("keeps the former secret and every token key, in order", () => {
    const other = randomBytes(32).toString("base64");
    const config = readConfig({ ...GOOD, HUBSPOT_CLIENT_SECRET_PREVIOUS: "former secret", TOKEN_KEYS: `${KEY}, ${other}` });
    expect(config.hubspot.clientSecrets).toEqual(["a client secret", "former secret"]);
    expect(config.tokenKeys.map((key) => key.toString("base64"))).toEqual([KEY, other]);
  });

  it("tells every problem at once, by name and expectation", () => {
    expect(problemsOf({ PORT: "70000", PUBLIC_URL: "partners.example.com/", DATABASE_URL: "mysql://x", HUBSPOT_CLIENT_SECRET: "", TOKEN_KEYS: "c2hvcnQ=", LOG_LEVEL: "loud" })).toEqual([
      "PORT: expected a port from 0 to 65535",
      "PUBLIC_URL: expected an http or https URL without path, query or trailing slash",
      "DATABASE_URL: expected postgresql://user:password@host:port/database",
      "HUBSPOT_APP_ID: expected the app's numeric id",
      "HUBSPOT_CLIENT_ID: expected the app's client id",
      "HUBSPOT_CLIENT_SECRET: expected the app's client secret",
      "TOKEN_KEYS: expected each key to be 32 bytes in base64",
      "LOG_LEVEL: expected fatal, error, warn, info, debug, trace or silent",
    ]);
  });

  it.each(["", "   ", "short"])("does not start with %j for a client secret", (secret) => {
    expect(problemsOf({ ...GOOD, HUBSPOT_CLIENT_SECRET: secret })).toEqual([expect.stringMatching(/^HUBSPOT_CLIENT_SECRET: expected the app's client secret/)]);
  });

  it.each(["https://a.example/", "https://a.example/x", "https://a.example?x=1", "ftp://a.example", "a.example", "https://A.example"])("takes no %s for a public address", (url) => {
    expect(problemsOf({ ...GOOD, PUBLIC_URL: url })).toHaveLength(1);
  });

  it("never repeats a value, which may be a secret", () => {
    expect(problemsOf({ ...GOOD, TOKEN_KEYS: "sensitive", HUBSPOT_CLIENT_SECRET: "tiny" }).join()).not.toMatch(/sensitive|tiny/);
  });
});
