import { defineConfig } from "prisma/config";

/** Read by `npm run prisma`. Without DATABASE_URL only the commands that need no database work (generate, validate, diff). */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://nobody@127.0.0.1:1/none" },
});
