/** Writes the JSON Schemas into `schemas/`: `node tools/run.mjs src/scenario/write-schemas-command.ts`, from the project's folder. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { jsonSchemas } from "./json-schemas.ts";

const folder = path.resolve("schemas");
await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) await writeFile(path.join(folder, name), text);
