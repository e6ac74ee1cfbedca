import path from "node:path";

/** How `npm start` was asked to run. */
export interface StartSettings {
  /** HubSpot's stand-in listens here, the app server one above. */
  readonly port: number;
  readonly dataDir: string;
  readonly reset: boolean;
  /** A real PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | null;
}

/** Where the app server listens and HubSpot calls it, one port above HubSpot's stand-in; signatures are made over this very address. */
export const appUrlOf = (port: number): string => `http://127.0.0.1:${port + 1}`;

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65_534;

/**
 * Reads arguments and environment. Every problem is a sentence that names the place and what was expected.
 *
 * `root` is the repository's folder, beneath which data is kept unless DATA_DIR says otherwise.
 */
export function readStartSettings(
  args: readonly string[], env: Readonly<Record<string, string | undefined>>, root: string,
): { readonly settings: StartSettings } | { readonly problems: readonly string[] } {
  const problems = args.filter((arg) => arg !== "--reset").map((arg) => `argument ${JSON.stringify(arg)}: expected nothing or --reset`);
  const portText = env["PORT"] ?? String(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > HIGHEST_PORT) problems.push(`PORT: expected a port from 1 to ${HIGHEST_PORT}, got ${JSON.stringify(portText)}`);
  const dataDir = env["DATA_DIR"] ?? ".data";
  if (dataDir.trim() === "") problems.push("DATA_DIR: expected a folder, got an empty text");
  const databaseUrl = env["DATABASE_URL"] ?? null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) problems.push("DATABASE_URL: expected postgresql://…");
  if (problems.length > 0) return { problems };
  return { settings: { port, dataDir: path.resolve(root, dataDir), reset: args.includes("--reset"), databaseUrl } };
}
