import { createElement } from "react";
import { createRoot } from "@remote-ui/react";
import { createRemoteRoot, type RemoteChannel } from "@remote-ui/core";
import { createEndpoint, fromWebWorker, retain } from "@remote-ui/rpc";
import type { CardApi, CardHost } from "./protocol.ts";
import { RenderBoundary } from "./RenderBoundary.tsx";
import { CardApiContext, closeWaysOut, workerGlobals, type ExtendCallback } from "./worker-globals.ts";

/** The place where one card runs, as in HubSpot: a classic worker without a DOM, with React and RemoteUI as globals. */

// The page's TypeScript library describes windows; this one file runs in a worker.
const scope = globalThis as unknown as Worker & { importScripts: (script: string) => void };
const importScripts = scope.importScripts.bind(scope);

async function render(receive: RemoteChannel, script: string, api: CardApi, host: CardHost): Promise<void> {
  // Functions from the other side live as long as the call that brought them, unless they are retained.
  retain(receive);
  retain(api);
  retain(host);
  let extension: ExtendCallback | undefined;
  Object.assign(globalThis, workerGlobals(host, (callback) => {
    extension = callback;
  }));
  closeWaysOut();
  importScripts(script);
  if (extension === undefined) throw new Error("The card's entry file did not call hubspot.extend()");
  const remoteRoot = createRemoteRoot(receive);
  const card = createElement(CardApiContext.Provider, { value: api }, extension(api));
  createRoot(remoteRoot).render(createElement(RenderBoundary, { onError: host.crashed, children: card }));
  await remoteRoot.mount();
}

createEndpoint(fromWebWorker(scope)).expose({ render });
