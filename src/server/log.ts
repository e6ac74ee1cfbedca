import { pino, type DestinationStream, type Logger } from "pino";
import type { Config } from "./config.ts";

/**
 * The server's log: one JSON object a line, in which line breaks and control characters of what others sent are escaped.
 * Callers log ids, never tokens, secrets or addresses of people; what may slip in with a request is cut out here.
 */
export const openLog = ({ logLevel }: Pick<Config, "logLevel">, destination?: DestinationStream): Logger =>
  pino({
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ["*.accessToken", "*.refreshToken", "*.access_token", "*.refresh_token", "*.authorization", "*.email", "*.userEmail"], censor: "[redacted]" },
  }, destination);
