/** Runs a TypeScript entry of this repository: `node tools/run.mjs ENTRY [ARGS…]`. Bundled by esbuild, which takes a fraction of a second. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  process.stderr.write("usage: node tools/run.mjs ENTRY [ARGS…]\n");
  process.exit(2);
}
const outfile = await bundle(entry);
process.argv = [process.argv[0], path.resolve(entry), ...args];
await import(pathToFileURL(outfile).href);
