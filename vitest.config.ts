import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/migrated-template.ts"],
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Embedded databases are memory-hungry; two at once is what a small machine bears.
    maxWorkers: 2,
  },
  esbuild: { jsx: "automatic" },
});
