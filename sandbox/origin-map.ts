/**
 * Where the app's public origin really listens, as `local.json` says to `hs project dev`. Everything HubSpot calls goes
 * through here, and is signed over the mapped URL.
 */
export class OriginMap {
  constructor(private readonly publicOrigin: string | null, private readonly localBase: string) {}

  /** The URL to call instead of a public one; other origins stay as they are. */
  local(url: string): string {
    const parsed = new URL(url);
    if (parsed.origin !== this.publicOrigin) return url;
    return this.localBase.replace(/\/$/, "") + url.slice(parsed.origin.length);
  }

  /**
   * The forms in which a registered redirect URL may be given: itself, and the mapped one under any name of this machine
   * (HubSpot allows `http://localhost` for development).
   */
  allowedForms(registered: string): readonly string[] {
    const mapped = new URL(this.local(registered));
    const names = ["localhost", "127.0.0.1"];
    const local = names.includes(mapped.hostname) ? names.map((name) => withHost(mapped, name)) : [mapped.href];
    return [registered, ...local];
  }
}

function withHost(url: URL, hostname: string): string {
  const copy = new URL(url.href);
  copy.hostname = hostname;
  return copy.href;
}
