import { ACCOUNT } from "../account.ts";
import type { ApiRouter } from "./api-router.ts";
import { versioned } from "./read-query.ts";

const MINUTE_MS = 60_000;

/** Source: OpenAPI Account Info 2026-09. */
export function accountInfoRoutes(api: ApiRouter): void {
  api.on("get", versioned("/account-info/V/details"), {
    needs: () => [["oauth"]],
    handle: ({ now }) => {
      const minutes = offsetMinutes(ACCOUNT.timeZone, now);
      return {
        status: 200,
        body: {
          portalId: ACCOUNT.portalId,
          portalName: ACCOUNT.name,
          accountType: "STANDARD",
          timeZone: ACCOUNT.timeZone,
          companyCurrency: ACCOUNT.currency,
          additionalCurrencies: ["EUR"],
          utcOffset: offsetText(minutes),
          utcOffsetMilliseconds: minutes * MINUTE_MS,
          uiDomain: "app.hubspot.com",
          dataHostingLocation: ACCOUNT.dataHostingLocation,
        },
      };
    },
  });
}

/** Minutes a time zone is ahead of UTC at an instant. */
function offsetMinutes(timeZone: string, at: Date): number {
  const name = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return match === null ? 0 : (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function offsetText(minutes: number): string {
  const digits = (value: number): string => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}
