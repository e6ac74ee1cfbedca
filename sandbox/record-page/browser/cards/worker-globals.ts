import React from "react";
import * as RemoteUI from "@remote-ui/react";
import type {
  AssociationsRequest, CardApi, CardHost, CrmValues, FormatRequest, HookOptions, LogLevel, SearchRequest,
} from "./protocol.ts";

/** What a card passes to `hubspot.extend`. */
export type ExtendCallback = (api: CardApi) => React.ReactElement;

/** The card's context and actions for the SDK's hooks. */
export const CardApiContext = React.createContext<CardApi | null>(null);

function useCardApi(): CardApi {
  const api = React.useContext(CardApiContext);
  if (api === null) throw new Error("This hook works only inside the component given to hubspot.extend()");
  return api;
}

interface FetchOptions {
  readonly method?: string;
  readonly timeout?: number;
  readonly body?: unknown;
  readonly headers?: Headers | Readonly<Record<string, string>>;
}

const WITHOUT_BODY: readonly number[] = [101, 103, 204, 205, 304];

/** `hubspot.fetch`: the request leaves through the page, as in HubSpot it leaves through HubSpot's servers. */
const fetchThrough = (host: CardHost) => async (url: string | URL, options: FetchOptions = {}): Promise<Response> => {
  const { headers } = options;
  const answer = await host.fetch({
    url: String(url),
    method: options.method ?? "GET",
    body: options.body,
    headers: headers instanceof Headers ? Object.fromEntries(headers.entries()) : { ...headers },
    timeout: options.timeout,
  });
  return new Response(WITHOUT_BODY.includes(answer.status) ? null : answer.body, { status: answer.status, headers: answer.headers });
};

/** The SDK reads the host's answers as it reads HTTP responses. */
const asResponse = async (value: Promise<unknown>): Promise<{ json: () => Promise<unknown> }> => {
  const settled = await value;
  return { json: () => Promise.resolve(settled) };
};

const logger = (host: CardHost): Record<LogLevel, (message: unknown) => void> => {
  const at = (level: LogLevel) => (message: unknown): void => {
    host.log(level, typeof message === "string" ? message : JSON.stringify(message));
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
};

/**
 * The globals that a built card and the SDK inside of it expect. HubSpot: WorkerGlobalsInternal and WorkersApi of
 * @hubspot/ui-extensions. `extend` receives what the card passes to `hubspot.extend`.
 */
export const workerGlobals = (host: CardHost, extend: (callback: ExtendCallback) => void): Readonly<Record<string, unknown>> => ({
  __HUBSPOT_EXTENSION_WORKER__: true,
  React,
  RemoteUI,
  logger: logger(host),
  extend_V2: extend,
  hsFetch: fetchThrough(host),
  serverless: () => Promise.reject(new Error("Serverless functions are not available: this app has a backend of its own")),
  hsWorkerAPI: {
    useExtensionApi: useCardApi,
    useExtensionContext: () => useCardApi().context,
    useExtensionActions: () => useCardApi().actions,
    useAppPageLocation: () => ({ path: "/", params: {} }),
    fetchCrmProperties: (names: readonly string[], onUpdate: (values: CrmValues) => void, options?: HookOptions) =>
      asResponse(host.crmProperties(names, onUpdate, options)),
    fetchAssociations: (request: AssociationsRequest, options?: HookOptions) => asResponse(host.associations(request, options)),
    fetchCrmSearch: (request: SearchRequest, options?: HookOptions) => asResponse(host.search(request, options)),
    formatCrmProperties: (request: FormatRequest) => asResponse(host.format(request)),
  },
});

const CLOSED = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "BroadcastChannel", "indexedDB", "caches", "importScripts", "Worker"];

/** Closes the ways out that HubSpot closes, so that a card which would break there breaks here too. */
export function closeWaysOut(): void {
  for (const name of CLOSED) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        throw new Error(`${name} is not available to cards; use hubspot.fetch()`);
      },
    });
  }
}
