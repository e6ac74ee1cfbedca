import { z } from "zod";
import { programDefinition } from "./program-definition.ts";
import { scenarioSchema } from "./scenario.ts";

/** The JSON Schemas of both formats by file name, as kept in `schemas/`. They say what single fields may be; what fields say together is checked by the code alone. */
export const jsonSchemas = (): Readonly<Record<string, string>> => ({
  "scenario.schema.json": written(scenarioSchema, "A scenario of Partner Ledger"),
  "program.schema.json": written(programFile, "A program definition of Partner Ledger"),
});

/** A file may name its schema, so that editors know how to help (program-file.ts); the definition in it does not. */
const programFile = programDefinition.extend({ $schema: z.string().exactOptional() });

const written = (schema: z.ZodType, title: string): string => `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: "input" }) }, null, 2)}\n`;
