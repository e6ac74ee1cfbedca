/**
 * Installs the app as a super admin would in a browser: opens the install link, grants on the consent page, follows HubSpot
 * back. Everything crosses HTTP, with the state cookie of a browser.
 *
 * `userId` is the admin's. Throws with the page's status when a step is refused.
 */
export async function installApp(appUrl: string, userId: number): Promise<void> {
  const link = await fetch(`${appUrl}/oauth/install`, { redirect: "manual" });
  const consentUrl = locationOf(link, "the install link");
  const cookie = (link.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";

  const form = new URL(consentUrl).searchParams;
  form.set("decision", "grant");
  form.set("userId", String(userId));
  const granted = await fetch(new URL("/oauth/authorize", consentUrl), { method: "POST", body: form, redirect: "manual" });

  const finished = await fetch(locationOf(granted, "the consent page"), { headers: { cookie }, redirect: "manual" });
  if (!finished.ok) throw new Error(`the app's callback answered ${String(finished.status)}: ${await finished.text()}`);
}

function locationOf(response: Response, place: string): string {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || location === null) {
    throw new Error(`${place} answered ${String(response.status)} where a redirect was expected`);
  }
  return location;
}
