import { getDomain } from "tldts";
import { isFreeMail } from "./free-mail.ts";

/**
 * The domain by which a company is known: registrable, lower case, in its ASCII form. Null where the text has none, for
 * an IP address, a bare public suffix, or a free-mail domain, which never matches.
 *
 * Takes what people type: `acme.com`, `https://www.Shop.ACME.com:8080/contact`, `ann@acme.com`, `münchen.de`.
 * Private entries of the public suffix list count as suffixes: `acme.github.io` and `globex.github.io` are two accounts,
 * as are `acme.uk.com` and `globex.uk.com`; nobody's account is `github.io`.
 */
export const accountDomain = (text: string): string | null => {
  const host = PLAIN_HOST.test(text) && !text.includes("xn--") ? text : hostOf(text);
  const domain = host === null ? null : getDomain(host, { allowPrivateDomains: true });
  return domain === null || isFreeMail(domain) ? null : domain;
};

/** What a CRM holds mostly, and what the URL parser would give back as it is. Its last label is no number, so it is no IP address. */
const PLAIN_HOST = /^(?:[a-z\d-]+\.)+[a-z][a-z\d-]*$/;

/** The standard URL parser does case, ports, credentials and IDN; it knows those only for web schemes, so any scheme becomes one. */
const hostOf = (text: string): string | null => {
  const rest = text.trim().replace(/^(?:[a-z][a-z\d+.-]*:)?[\\/]{2,}|^(?:https?|mailto):/i, "");
  const url = `http://${rest}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
};
