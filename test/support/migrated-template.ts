import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dumpMigrated } from "../../src/server/db/embedded.ts";
import { migrationsFolder, templateFile } from "./database.ts";

/** vitest's global setup: dumps a migrated database once, and again only when a migration changed. */
export async function setup(): Promise<void> {
  const stampFile = `${templateFile}.sha256`;
  const wanted = hashOfMigrations();
  if (existsSync(templateFile) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  mkdirSync(path.dirname(templateFile), { recursive: true });
  const aside = `${templateFile}.${process.pid}`;
  writeFileSync(aside, Buffer.from(await (await dumpMigrated(migrationsFolder)).arrayBuffer()));
  renameSync(aside, templateFile);
  writeFileSync(stampFile, wanted);
}

function hashOfMigrations(): string {
  const hash = createHash("sha256").update(process.versions.node);
  const files = readdirSync(migrationsFolder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sql"));
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(path.join(migrationsFolder, file)));
  return hash.digest("hex");
}
