import { useCallback, useId, useState } from "react";
import type { CardView } from "../../record-view.ts";
import type { OpenOverlays } from "../components/overlays.ts";
import { useLatest } from "../components/extension-event.ts";
import { cardGround, type Surroundings } from "./card-ground.ts";
import { RemoteCard } from "./RemoteCard.tsx";

/** One card in its frame: running, being built, not building, or stopped. */
export function CardSection({ surroundings, workerScript }: { readonly surroundings: Surroundings; readonly workerScript: string }) {
  const { card } = surroundings;
  const titleId = useId();
  const bodyId = useId();
  const [open, setOpen] = useState(true);
  return (
    <section className="panel card" aria-labelledby={titleId} data-test-id={`card-${card.uid}`}>
      <h2 id={titleId}>
        <button type="button" aria-expanded={open} aria-controls={bodyId} onClick={() => {
          setOpen(!open);
        }}>
          <span className="ui-caret" aria-hidden />{card.name}
        </button>
      </h2>
      <div id={bodyId} className="panel-body" hidden={!open}>
        <CardBody card={card} surroundings={surroundings} workerScript={workerScript} />
      </div>
      <footer>Powered by {surroundings.setup.app.name}</footer>
    </section>
  );
}

function CardBody({ card, surroundings, workerScript }: { readonly card: CardView; readonly surroundings: Surroundings; readonly workerScript: string }) {
  const { build } = card;
  if (build.state === "building") return <p className="card-note" role="status"><span className="ui-spinner is-xs" aria-hidden /> Building this card…</p>;
  if (build.state === "failed") return <CardTrouble title="This card does not build" detail={build.error} />;
  const { setup, user, crm } = surroundings;
  // Another user or record is another visit: the card starts from nothing, as in HubSpot.
  return (
    <RunningCard
      key={`${build.script} ${String(user.userId)} ${crm?.record().id ?? ""} ${String(setup.portal.id)}`}
      script={build.script} surroundings={surroundings} workerScript={workerScript}
    />
  );
}

function RunningCard({ script, surroundings, workerScript }: { readonly script: string; readonly surroundings: Surroundings; readonly workerScript: string }) {
  const [crash, setCrash] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useLatest(surroundings);
  const openGround = useCallback((overlays: OpenOverlays) => cardGround(latest.current, overlays), [latest]);
  if (crash !== null) {
    return (
      <CardTrouble title="This card stopped working" detail={crash} onRetry={() => {
        setCrash(null);
        setAttempt(attempt + 1);
      }} />
    );
  }
  return <RemoteCard key={attempt} script={script} workerScript={workerScript} openGround={openGround} onCrash={setCrash} />;
}

const CardTrouble = ({ title, detail, onRetry }: { readonly title: string; readonly detail: string; readonly onRetry?: () => void }) => (
  <div className="card-trouble" role="alert">
    <strong>{title}</strong>
    <pre tabIndex={0} aria-label="Details">{detail}</pre>
    {onRetry ? <button type="button" className="ui-button is-secondary is-sm" onClick={onRetry}>Start it again</button> : null}
  </div>
);
