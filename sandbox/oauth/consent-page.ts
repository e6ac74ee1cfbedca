import { ACCOUNT, USERS } from "../account.ts";
import type { InstallRequest } from "./install-request.ts";
import { meaningOf } from "./scopes.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const STYLE = `
  :root { color: #213343; background: #f5f8fa; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 4rem auto; padding: 2rem; background: #fff; border: 1px solid #dfe3eb; border-radius: 6px; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1rem; margin-top: 1.5rem; }
  p.note { color: #516f90; font-size: .875rem; }
  select { font: inherit; padding: .4rem; }
  .buttons { display: flex; gap: 1rem; margin-top: 2rem; }
  button { font: inherit; padding: .6rem 1.4rem; border-radius: 4px; border: 1px solid #cc4a00; cursor: pointer; }
  button:focus-visible, select:focus-visible { outline: 3px solid #00739b; outline-offset: 2px; }
  .grant { background: #cc4a00; color: #fff; } .cancel { background: #fff; color: #a83c00; }`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}<p class="note">This is a sandbox that stands in for HubSpot, not HubSpot itself.</p></main></body></html>`;

/** Asks a user of the account whether the app may have what it asks for. Posts back to the same URL. */
export function consentPage(appName: string, request: InstallRequest): string {
  const items = (scopes: readonly string[]): string => scopes.map((scope) => `<li>${escape(meaningOf(scope))}</li>`).join("");
  const hidden = Object.entries({
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(" "),
    optional_scope: request.optionalScopes.join(" "),
    state: request.state,
  }).map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`).join("");
  const users = USERS.map((user) =>
    `<option value="${String(user.userId)}"${user.superAdmin ? " selected" : ""}>${escape(`${user.firstName} ${user.lastName} (${user.email})`)}</option>`).join("");
  const optional = request.optionalScopes.length === 0 ? "" : `<h2>It will also, since your account can:</h2><ul>${items(request.optionalScopes)}</ul>`;
  return page(`Connect ${appName}`, `
    <h1>Connect ${escape(appName)} to ${escape(ACCOUNT.name)}</h1>
    <p>Account ${String(ACCOUNT.portalId)}</p>
    <h2>${escape(appName)} will be able to:</h2><ul>${items(request.scopes)}</ul>${optional}
    <form method="post" action="/oauth/authorize">${hidden}
      <label>You are <select name="userId">${users}</select></label>
      <div class="buttons">
        <button class="grant" type="submit" name="decision" value="grant">Grant access</button>
        <button class="cancel" type="submit" name="decision" value="cancel">Cancel</button>
      </div>
    </form>`);
}

/** Says why an app cannot be connected, as HubSpot does in place of the consent page. */
export const authorizationFailed = (reason: string): string =>
  page("Authorization failed", `<h1>Authorization failed</h1><p>${escape(reason)}</p><p>Ask the people who made the app to correct its install link.</p>`);
