import { access, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { contentHash } from "./content-hash.ts";

/** Where the page's own scripts and styles lie, and a version that changes with them. */
export interface BrowserBundle {
  readonly folder: string;
  readonly version: string;
}

/** Bundles the page (with its styles) and the worker that cards run in. Bundled once for each state of the sources. */
export async function bundleBrowserCode(root: string, outDir: string): Promise<BrowserBundle> {
  const browser = path.join(root, "sandbox/record-page/browser");
  const version = await contentHash([browser, path.join(root, "sandbox/record-page/record-view.ts"), path.join(root, "package-lock.json")]);
  const folder = path.join(outDir, version);
  if (await access(folder).then(() => true, () => false)) return { folder, version };
  const draft = `${folder}-draft-${String(process.pid)}`;
  await mkdir(draft, { recursive: true });
  const { build } = await import("esbuild");
  const shared = { bundle: true, minify: true, define: { "process.env.NODE_ENV": '"production"' }, logLevel: "warning", target: "es2022" } as const;
  await Promise.all([
    build({ ...shared, entryPoints: [path.join(browser, "main.tsx"), path.join(browser, "styles/main.css")], format: "esm", splitting: true, outdir: draft, outbase: browser, jsx: "automatic" }),
    // HubSpot runs cards in a classic worker: they arrive through importScripts.
    build({ ...shared, entryPoints: [path.join(browser, "cards/worker.ts")], format: "iife", outfile: path.join(draft, "worker.js"), jsx: "automatic" }),
  ]);
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
  return { folder, version };
}
