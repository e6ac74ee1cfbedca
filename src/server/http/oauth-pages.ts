import { escaped, htmlPage, PAGE_STYLE } from "./html.ts";

/** A page of the install, complete. Everything in it that came from outside is escaped. */
export interface InstallPage {
  readonly status: number;
  readonly html: string;
}

/** The end of a good install. `hubDomain` came from HubSpot. */
export const installedPage = (hubDomain: string, hubspotUrl: string): InstallPage =>
  page(200, "Partner Ledger is installed", [
    `Partner Ledger is now connected to ${hubDomain === "" ? "your HubSpot account" : hubDomain}.`,
    "It is reading your companies and deals; partner fees appear on deal records within minutes. You can close this page.",
  ], { href: hubspotUrl, text: "Go to HubSpot" });

/** The state is not one we gave to this browser lately, or was used: somebody else's link, or an old one. */
export const staleLinkPage = (): InstallPage =>
  page(400, "This installation link cannot be used", [
    "It was used already, is older than ten minutes, or was opened in another browser than the one that began the installation.",
    "Nothing was installed.",
  ], START_AGAIN);

/** HubSpot sent the person back without a grant. */
export const declinedPage = (): InstallPage =>
  page(400, "The installation was not completed", ["HubSpot did not grant access, so nothing was installed."], START_AGAIN);

/** HubSpot does not take the code: it was used, or is too old. */
export const codeRefusedPage = (): InstallPage =>
  page(400, "HubSpot did not confirm the installation", ["The confirmation was used already or is too old. Nothing was installed."], START_AGAIN);

/** Fewer scopes were granted than we need. */
export const scopesMissingPage = (scopes: readonly string[]): InstallPage =>
  page(400, "Partner Ledger needs more permissions", [
    `HubSpot did not grant: ${scopes.join(", ")}.`,
    "Nothing was installed. Ask a Super Admin of the account to install Partner Ledger, and to accept every required permission.",
  ], START_AGAIN);

/** HubSpot could not be reached at the decisive moment. */
export const tryLaterPage = (): InstallPage =>
  page(502, "HubSpot cannot be reached right now", ["Nothing was installed. Please try again in a few minutes."], START_AGAIN);

interface Link {
  readonly href: string;
  readonly text: string;
}
const START_AGAIN: Link = { href: "/oauth/install", text: "Start again" };

const page = (status: number, title: string, paragraphs: readonly string[], link: Link): InstallPage => ({
  status,
  html: htmlPage({
    title, style: PAGE_STYLE,
    body: `<main>
<h1>${escaped(title)}</h1>
${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join("\n")}
<p><a href="${escaped(link.href)}">${escaped(link.text)}</a></p>
</main>`,
  }),
});
