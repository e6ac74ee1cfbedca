/** `npm run build`: the production bundles in dist/. */
import path from "node:path";
import { bundle, root } from "./bundle.mjs";
import "./prepare.mjs";

const dist = path.join(root, "dist");
for (const entry of ["src/server/serve-command.ts", "src/scenario/simulate-command.ts"]) {
  process.stdout.write(`${path.relative(root, await bundle(entry, dist))}\n`);
}
