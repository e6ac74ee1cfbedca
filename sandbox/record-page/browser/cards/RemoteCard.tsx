import { useEffect, useMemo, useState } from "react";
import { createEndpoint, fromWebWorker } from "@remote-ui/rpc";
import { createRemoteReceiver, RemoteRenderer } from "@remote-ui/react/host";
import { libraryController } from "../components/library.tsx";
import { OpenOverlays, OverlaysContext } from "../components/overlays.ts";
import type { CardApi, CardHost, CardWorker } from "./protocol.ts";
import { RenderBoundary } from "./RenderBoundary.tsx";

/** What a running card stands on. `dispose` is called when the card is gone. */
export interface CardGround {
  readonly api: CardApi;
  readonly host: Omit<CardHost, "crashed">;
  readonly dispose: () => void;
}

interface RemoteCardProps {
  /** URL of the built card. */
  readonly script: string;
  /** URL of the worker's own script. */
  readonly workerScript: string;
  readonly openGround: (overlays: OpenOverlays) => CardGround;
  readonly onCrash: (message: string) => void;
}

/**
 * Runs a card in a worker of its own and draws its component tree. Everything starts anew when the script or the
 * ground changes. A crash stays with this card.
 */
export function RemoteCard({ script, workerScript, openGround, onCrash }: RemoteCardProps) {
  const controller = useMemo(libraryController, []);
  const [stage, setStage] = useState<{ readonly receiver: ReturnType<typeof createRemoteReceiver>; readonly overlays: OpenOverlays } | null>(null);

  useEffect(() => {
    const receiver = createRemoteReceiver();
    const overlays = new OpenOverlays();
    const ground = openGround(overlays);
    const worker = new Worker(workerScript, { name: script });
    const endpoint = createEndpoint<CardWorker>(fromWebWorker(worker), { callable: ["render"] });
    let live = true;
    const crashed = (message: string): void => {
      if (live) onCrash(message);
    };
    worker.addEventListener("error", (event) => {
      crashed(event.message);
    });
    setStage({ receiver, overlays });
    endpoint.call.render(receiver.receive, new URL(script, location.href).href, ground.api, { ...ground.host, crashed })
      .catch((error: unknown) => {
        crashed(error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
    return () => {
      live = false;
      ground.dispose();
      worker.terminate();
    };
  }, [script, workerScript, openGround, onCrash]);

  if (stage === null) return null;
  return (
    <OverlaysContext.Provider value={stage.overlays}>
      <RenderBoundary onError={onCrash}>
        <RemoteRenderer receiver={stage.receiver} controller={controller} />
      </RenderBoundary>
    </OverlaysContext.Provider>
  );
}
