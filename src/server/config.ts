import path from "node:path";
import { z } from "zod";

/** What the environment says, parsed once at start. Variables and their meaning: .env.example. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin without a trailing slash, as HubSpot calls us; signatures are checked against it, never against `Host`. */
  readonly publicUrl: string;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly hubspot: {
    readonly apiUrl: string;
    readonly authUrl: string;
    readonly appId: number;
    readonly clientId: string;
    /** The present client secret first, then the one it replaced, while HubSpot may still sign with it. */
    readonly clientSecrets: readonly string[];
  };
  /** AES-256 keys of 32 bytes; the first encrypts, all decrypt. */
  readonly tokenKeys: readonly Buffer[];
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

const TOKEN_KEY_BYTES = 32;

const origin = z
  .string("expected a URL such as https://partners.example.com")
  .refine(isOrigin, "expected an http or https URL without path, query or trailing slash");
const secret = z.string("expected the app's client secret").min(8, "expected the app's client secret, at least 8 characters");
const key = z.string().transform((text) => Buffer.from(text, "base64"));

const ENVIRONMENT = z.object({
  PORT: z.coerce.number("expected a port number").int().min(0, "expected a port from 0 to 65535").max(65_535, "expected a port from 0 to 65535").default(3001),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: origin,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "expected postgresql://user:password@host:port/database").optional(),
  DATA_DIR: z.string().default(".data"),
  HUBSPOT_API_URL: origin.default("https://api.hubapi.com"),
  HUBSPOT_AUTH_URL: origin.default("https://app.hubspot.com"),
  HUBSPOT_APP_ID: z.coerce.number("expected the app's numeric id").int("expected the app's numeric id").positive("expected the app's numeric id"),
  HUBSPOT_CLIENT_ID: z.string("expected the app's client id"),
  HUBSPOT_CLIENT_SECRET: secret,
  HUBSPOT_CLIENT_SECRET_PREVIOUS: secret.optional(),
  TOKEN_KEYS: z
    .string("expected one or more AES-256 keys: 32 bytes in base64, separated by commas")
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(key.refine((bytes) => bytes.length === TOKEN_KEY_BYTES, "expected each key to be 32 bytes in base64"))),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "expected fatal, error, warn, info, debug, trace or silent").default("info"),
});

/** Every problem of the environment at once, one line each: `PORT: expected a port from 0 to 65535`. No value is repeated: it may be a secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** Reads the configuration; an empty variable counts as absent. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const e = read(ENVIRONMENT, env);
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL,
    databaseUrl: e.DATABASE_URL ?? null,
    dataDir: path.resolve(e.DATA_DIR),
    hubspot: {
      apiUrl: e.HUBSPOT_API_URL,
      authUrl: e.HUBSPOT_AUTH_URL,
      appId: e.HUBSPOT_APP_ID,
      clientId: e.HUBSPOT_CLIENT_ID,
      clientSecrets: [e.HUBSPOT_CLIENT_SECRET, ...(e.HUBSPOT_CLIENT_SECRET_PREVIOUS ? [e.HUBSPOT_CLIENT_SECRET_PREVIOUS] : [])],
    },
    tokenKeys: e.TOKEN_KEYS,
    logLevel: e.LOG_LEVEL,
  };
}

/** Reads where the database is, for commands that need nothing else. Throws ConfigError. */
export function readDatabaseConfig(env: Readonly<Record<string, string | undefined>>): Pick<Config, "databaseUrl" | "dataDir"> {
  const { DATABASE_URL, DATA_DIR } = read(ENVIRONMENT.pick({ DATABASE_URL: true, DATA_DIR: true }), env);
  return { databaseUrl: DATABASE_URL ?? null, dataDir: path.resolve(DATA_DIR) };
}

function read<T>(schema: z.ZodType<T>, env: Readonly<Record<string, string | undefined>>): T {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`));
  return parsed.data;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === "https:" || url.protocol === "http:") && url.origin === text;
}
