/** A page as a person's browser ends up with it, after following redirects. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

/** As much of a browser as an installation needs: cookies by host, redirects, and forms with hidden fields. */
export class Browser {
  /** By host, then name. Ports share cookies, as in browsers. */
  private readonly cookies = new Map<string, Map<string, string>>();

  async open(url: string): Promise<Page> {
    return this.follow(url, { method: "GET" });
  }

  /** Submits the page's form with its hidden fields and these choices. */
  async submit(page: Page, choices: Readonly<Record<string, string>>): Promise<Page> {
    return this.follow(this.actionOf(page), { method: "POST", body: this.fieldsOf(page, choices) });
  }

  /** As `submit`, but stops at the redirect and answers where it leads. */
  async submitOnly(page: Page, choices: Readonly<Record<string, string>>): Promise<string> {
    const response = await this.send(this.actionOf(page), { method: "POST", body: this.fieldsOf(page, choices) });
    const location = response.headers.get("location");
    if (location === null) throw new Error(`expected a redirect, got ${response.status}: ${await response.text()}`);
    return location;
  }

  cookieNames(url: string): readonly string[] {
    return [...(this.cookies.get(new URL(url).hostname) ?? new Map<string, string>()).keys()];
  }

  private actionOf(page: Page): string {
    const action = /<form[^>]*action="([^"]*)"/.exec(page.html)?.[1];
    if (action === undefined) throw new Error(`no form on ${page.url}: ${page.html}`);
    return new URL(action, page.url).href;
  }

  private fieldsOf(page: Page, choices: Readonly<Record<string, string>>): URLSearchParams {
    const fields = new URLSearchParams();
    for (const [, name = "", value = ""] of page.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) fields.set(name, unescaped(value));
    for (const [name, value] of Object.entries(choices)) fields.set(name, value);
    return fields;
  }

  private async follow(url: string, init: RequestInit): Promise<Page> {
    let response = await this.send(url, init);
    let at = url;
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 10; hops += 1) {
      at = new URL(response.headers.get("location") ?? "", at).href;
      response = await this.send(at, { method: "GET" });
    }
    return { url: at, status: response.status, html: await response.text(), headers: response.headers };
  }

  private async send(url: string, init: RequestInit): Promise<Response> {
    const host = new URL(url).hostname;
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    const response = await fetch(url, { ...init, redirect: "manual", headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (value === "" || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
}

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
