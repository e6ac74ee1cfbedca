import { openChromium, type Reader } from "../support/chromium.ts";

/** A reader of the record page: far from the account's time zone, and impatient, since nothing has to travel. */
export const openBrowser = (): Promise<Reader> => openChromium({ pictures: "record-page", timeZone: "UTC", patienceMs: 5_000 });
