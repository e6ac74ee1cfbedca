import { z } from "zod";
import { AppError, type ErrorKind } from "../errors.ts";

/** HubSpot's error body: every key may be missing, and gateways send something else altogether (HubSpot: "Error handling"). */
const errorBody = z.object({
  message: z.string().optional(),
  category: z.string().optional(),
  subCategory: z.string().optional(),
  status: z.string().optional(),
  correlationId: z.string().optional(),
  policyName: z.string().optional(),
});
/** As `errorBodyOf` reads it. */
export type ErrorBody = z.infer<typeof errorBody>;

/** What an error answer says of itself; nothing where it is not in HubSpot's shape. */
export const errorBodyOf = (body: unknown): ErrorBody => errorBody.safeParse(body).data ?? {};

const KINDS: Readonly<Record<number, ErrorKind>> = {
  400: "bad-request", 401: "unauthorized", 403: "forbidden", 404: "not-found", 409: "conflict", 429: "rate-limited",
};

interface Refused {
  readonly portalId: bigint;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: ErrorBody;
  readonly retry: boolean;
  readonly retryAfterMs: number | null;
}

/** Our error for an answer that is not 2xx. Its message is for the log; outside nobody learns more than that HubSpot did not do it. */
export function refusedByHubSpot({ portalId, method, path, status, body, retry, retryAfterMs }: Refused): AppError {
  // About a token HubSpot may quote the token.
  const detail = [body.category, status === 401 ? undefined : body.message?.slice(0, 300)].filter((part) => part !== undefined).join(": ");
  return new AppError(KINDS[status] ?? "upstream", `HubSpot answered ${status} to ${method} ${path}${detail === "" ? "" : `: ${detail}`}`, {
    retry,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    publicMessage: "HubSpot did not accept the request.",
    context: { portalId: String(portalId), status, correlationId: body.correlationId ?? null },
  });
}
