import { rename } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Bundles one TypeScript entry for Node. npm packages stay outside, except the contracts, which are TypeScript.
 * `import.meta.dirname` of a bundled file would be the bundle's: code finds the repository by REPOSITORY_ROOT instead.
 */
export async function bundle(entry, outdir = path.join(root, ".build/bin")) {
  const absolute = path.resolve(root, entry);
  const outfile = path.join(outdir, `${path.basename(entry, ".ts")}.mjs`);
  // Written aside and renamed: another run of the same entry must not import a half-written file.
  const aside = `${outfile}.${process.pid}`;
  await build({
    entryPoints: [absolute],
    outfile: aside,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    plugins: [{ name: "npm-packages-outside", setup: keepPackagesOutside }],
    logLevel: "warning",
  });
  await rename(aside, outfile);
  return outfile;
}

function keepPackagesOutside(esbuild) {
  esbuild.onResolve({ filter: /^[^./]/ }, (args) =>
    args.kind === "entry-point" || args.path.startsWith("@partner-ledger/") ? undefined : { path: args.path, external: true });
}
