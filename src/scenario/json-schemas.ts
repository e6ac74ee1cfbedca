import { z } from "zod";
import { programDefinition } from "./program-definition.ts";
import { scenarioSchema } from "./scenario.ts";

/** The JSON Schemas of both formats by file name, as kept in `schemas/`. They say what single fields may be; what fields say together is checked by the code alone. */
export const jsonSchemas = (): Readonly<Record<string, string>> => ({
  "scenario.schema.json": written(scenarioSchema, "A scenario of Partner Ledger"),
  "program.schema.json": written(programDefinition, "A program definition of Partner Ledger"),
});

const written = (schema: z.ZodType, title: string): string => `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: "input" }) }, null, 2)}\n`;
