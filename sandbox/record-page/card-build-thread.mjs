/**
 * Builds cards with HubSpot's own builder, on a thread of its own: building would hold up the sandbox for seconds,
 * and the builder's vite sets NODE_ENV for its whole process. Answers `{ id }` or `{ id, error }` for each request.
 */
import { parentPort } from "node:worker_threads";
import { buildSingleExtension } from "@hubspot/ui-extensions-dev-server/build";

parentPort.on("message", async ({ id, file, root, outputDir }) => {
  try {
    await buildSingleExtension({ file, root, outputDir, emptyOutDir: false, logLevel: "silent", codeCheckingPluginEnabled: true });
    parentPort.postMessage({ id });
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
