#!/usr/bin/env node
/**
 * Stands in for Prisma's schema engine, which its command line would download: the same engine as WASM from npm,
 * speaking the engine's JSON-RPC on stdin and stdout. Shadow databases are embedded and in memory, so that checking
 * migrations against the schema needs no server.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { PGlite } from "@electric-sql/pglite";
import { dataDir as emptyCluster } from "@electric-sql/pglite-prepopulatedfs";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";

/** Values of an option that may be given several times, as the real engine takes them. */
const option = (name) => process.argv.flatMap((argument, at) => (argument === name ? [process.argv[at + 1]] : []));
const datasource = JSON.parse(option("--datasource")[0] ?? "{}");
const databaseUrl = new URL(datasource.url || process.env.DATABASE_URL || "postgresql://nobody@127.0.0.1:1/none");
const databaseName = decodeURIComponent(databaseUrl.pathname.slice(1));

/** Method names that differ between the command line and the WASM build. */
const METHODS = { getDatabaseVersion: "version" };

function connection(database) {
  return {
    host: databaseUrl.hostname,
    port: Number(databaseUrl.port || 5432),
    user: decodeURIComponent(databaseUrl.username),
    password: decodeURIComponent(databaseUrl.password),
    database,
  };
}

/** The engine's own query returns "char" and "name" columns, which adapter-pg refuses to read: call them text. */
function readCatalogTypesAsText() {
  const [CHAR, NAME, TEXT] = [18, 19, 25];
  const original = pg.Query.prototype.handleRowDescription;
  pg.Query.prototype.handleRowDescription = function handle(message) {
    for (const field of message.fields) if (field.dataTypeID === CHAR || field.dataTypeID === NAME) field.dataTypeID = TEXT;
    return original.call(this, message);
  };
}

/** adapter-pg cuts a script at every semicolon, also inside a function: send it whole. */
async function connectToServer() {
  const adapter = await new PrismaPg(connection(databaseName)).connect();
  adapter.executeScript = async (script) => { await adapter.underlyingDriver().query(script); };
  return adapter;
}

const connectInMemory = async () => new PrismaPGlite(await PGlite.create({ loadDataDir: await emptyCluster() })).connect();

async function loadEngine() {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(folder, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const files = option("--datamodels").map((file) => [file, readFileSync(file, "utf8")]);
  const adapters = new PrismaPg(connection(databaseName));
  adapters.connectToShadowDb = connectInMemory;
  // The engine connects even for a comparison of files.
  adapters.connect = process.env.DATABASE_URL ? connectToServer : connectInMemory;
  const log = (line) => process.stderr.write(`${line}\n`);
  return glue.SchemaEngine.new({ datamodels: files.length > 0 ? files : undefined }, log, bindMigrationAwareSqlAdapterFactory(adapters));
}

async function answer(engine, request) {
  try {
    const result = await engine[METHODS[request.method] ?? request.method](request.params ?? {});
    // The real engine prints a diff through a call of its own; the WASM build hands it back.
    if (request.method === "diff" && result?.stdout) send({ id: 0, method: "print", params: { content: result.stdout } });
    send({ id: request.id, result: result ?? null });
  } catch (error) {
    const data = { is_panic: false, message: error.message, error_code: error.code, meta: error.meta };
    send({ id: request.id, error: { code: 4466, message: error.message, data } });
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

/** `schema-engine cli can-connect-to-database | create-database`: an exit code, and on failure one JSON log line. */
async function commandLine(command) {
  const creating = command === "create-database";
  const client = new pg.Client(connection(creating ? "postgres" : databaseName));
  try {
    await client.connect();
    if (creating) await client.query(`CREATE DATABASE "${databaseName.replaceAll('"', '""')}"`);
    await client.end();
  } catch (error) {
    const noSuchDatabase = error.code === "3D000";
    const fields = { error_code: noSuchDatabase ? "P1003" : "P1001", message: error.message || String(error.code) };
    process.stderr.write(`schema-engine\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}`);
    process.exitCode = 1;
  }
}

readCatalogTypesAsText();
if (process.argv.includes("cli")) {
  await commandLine(process.argv.at(-1));
} else {
  const engine = await loadEngine();
  let last = Promise.resolve();
  const requests = createInterface({ input: process.stdin });
  requests.on("line", (line) => {
    const request = JSON.parse(line);
    if (request.method) last = last.then(() => answer(engine, request));
  });
  requests.on("close", () => last.then(() => process.exit(0)));
}
