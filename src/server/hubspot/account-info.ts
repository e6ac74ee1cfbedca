import { z } from "zod";
import { AppError } from "../errors.ts";
import { API_VERSION } from "./names.ts";
import { sendOnce } from "./transport.ts";

/** What we keep of an account's settings. */
export interface AccountInfo {
  /** IANA name; close dates are days in it. */
  readonly timeZone: string;
  /** Of deals that name none. */
  readonly currency: string;
}

const details = z.object({
  timeZone: z.string().refine(isTimeZone, "expected an IANA time zone"),
  companyCurrency: z.string().regex(/^[A-Z]{3}$/, "expected an ISO 4217 code"),
});

/** Reads an account's time zone and currency with a token of its own. Throws when HubSpot gives neither: both decide about money. */
export async function readAccountInfo(apiUrl: string, accessToken: string, signal: AbortSignal): Promise<AccountInfo> {
  const path = `/account-info/${API_VERSION}/details`;
  const outcome = await sendOnce({ method: "GET", url: `${apiUrl}${path}`, token: accessToken }, signal);
  const answer = details.safeParse(outcome.kind === "answer" && outcome.status === 200 ? outcome.body : null);
  if (answer.success) return { timeZone: answer.data.timeZone, currency: answer.data.companyCurrency };
  throw new AppError("upstream", `HubSpot gave no usable answer to GET ${path}`, { retry: true, publicMessage: "HubSpot cannot be reached right now." });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
