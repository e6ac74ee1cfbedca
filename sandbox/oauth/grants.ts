/** One installation of the app: what the user granted, under one refresh token. */
export interface Grant {
  readonly refreshToken: string;
  readonly userId: number;
  readonly scopes: readonly string[];
}

interface Code {
  readonly code: string;
  readonly redirectUri: string;
  readonly userId: number;
  readonly scopes: readonly string[];
  readonly expiresAt: string;
}

interface AccessToken {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** ISO-8601 instant. */
  readonly expiresAt: string;
}

export type GrantChange =
  | ({ readonly kind: "code-issued" } & Code)
  | { readonly kind: "code-spent"; readonly code: string }
  | ({ readonly kind: "granted" } & Grant)
  | ({ readonly kind: "token-issued" } & AccessToken)
  /** All access tokens, at once; grants stay. */
  | { readonly kind: "token-expired"; readonly at: string }
  | { readonly kind: "grant-revoked"; readonly refreshToken: string };

/** What a bearer token turned out to be. */
export type TokenCheck =
  | { readonly kind: "live"; readonly grant: Grant; readonly expiresAt: string }
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" };

/** Codes, grants and tokens of the one app in the one account. */
export class Grants {
  private readonly codes = new Map<string, Code>();
  private readonly grants = new Map<string, Grant>();
  private readonly tokens = new Map<string, AccessToken>();

  apply(change: GrantChange): void {
    switch (change.kind) {
      case "code-issued": return void this.codes.set(change.code, change);
      case "code-spent": return void this.codes.delete(change.code);
      case "granted": return void this.grants.set(change.refreshToken, change);
      case "token-issued": return void this.tokens.set(change.accessToken, change);
      case "token-expired": return this.expireAll(change.at);
      case "grant-revoked": return void this.grants.delete(change.refreshToken);
    }
  }

  /** The app is installed as long as one grant lives. */
  installed(): boolean {
    return this.grants.size > 0;
  }

  all(): readonly Grant[] {
    return [...this.grants.values()];
  }

  code(code: string): Code | null {
    return this.codes.get(code) ?? null;
  }

  grant(refreshToken: string): Grant | null {
    return this.grants.get(refreshToken) ?? null;
  }

  check(accessToken: string, now: Date): TokenCheck {
    const token = this.tokens.get(accessToken);
    const grant = token === undefined ? undefined : this.grants.get(token.refreshToken);
    if (token === undefined || grant === undefined) return { kind: "unknown" };
    return token.expiresAt > now.toISOString() ? { kind: "live", grant, expiresAt: token.expiresAt } : { kind: "expired" };
  }

  private expireAll(at: string): void {
    for (const [key, token] of this.tokens) this.tokens.set(key, { ...token, expiresAt: at });
  }
}
