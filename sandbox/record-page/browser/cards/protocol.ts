/** What the page and the worker of a card say to each other. Every function here becomes an asynchronous proxy on the other side. */

export type CrmValues = Readonly<Record<string, string | null>>;

/** A `hubspot.fetch` as the worker hands it over. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number | undefined;
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a hook of the SDK gets: data or an error in words, and how to stop being told about changes. */
export interface HookAnswer {
  readonly data?: unknown;
  readonly error?: string;
  readonly cleanup?: () => void;
}

/** HubSpot: FormatCrmPropertiesRequest. */
export interface FormatRequest {
  readonly objectType: string;
  readonly propertiesList: readonly CrmValues[];
}

/** How SDK hooks ask for formatted values. HubSpot: FetchHookOptions. */
export interface HookOptions {
  readonly propertiesToFormat?: "all" | readonly string[];
}

/** HubSpot: FetchAssociationsRequest. */
export interface AssociationsRequest {
  readonly toObjectType: string;
  readonly properties?: readonly string[];
  readonly pageLength?: number;
  readonly offset?: number;
}

/** HubSpot: FetchCrmSearchRequest. */
export interface SearchRequest {
  readonly objectType: string;
  readonly properties?: readonly string[];
  readonly query?: string;
  readonly filterGroups?: readonly unknown[];
  readonly sorts?: readonly unknown[];
  readonly pageLength?: number;
  readonly after?: string;
}

export type LogLevel = "debug" | "info" | "warn" | "error";

/** What the page does for a card. */
export interface CardHost {
  readonly fetch: (request: FetchRequest) => Promise<FetchAnswer>;
  readonly crmProperties: (names: readonly string[], onUpdate: (values: CrmValues) => void, options?: HookOptions) => Promise<HookAnswer>;
  readonly associations: (request: AssociationsRequest, options?: HookOptions) => Promise<HookAnswer>;
  readonly search: (request: SearchRequest, options?: HookOptions) => Promise<HookAnswer>;
  readonly format: (request: FormatRequest) => Promise<readonly CrmValues[]>;
  readonly log: (level: LogLevel, message: string) => void;
  /** The card threw while rendering. */
  readonly crashed: (message: string) => void;
}

/** What a card's `hubspot.extend` callback receives. */
export interface CardApi {
  readonly context: Readonly<Record<string, unknown>>;
  readonly actions: Readonly<Record<string, (...args: never[]) => unknown>>;
}

/** What the worker does for the page: loads a card's script and renders it to `receive`. */
export interface CardWorker {
  readonly render: (receive: unknown, script: string, api: CardApi, host: CardHost) => Promise<void>;
}
