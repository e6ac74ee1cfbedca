import { useCallback, useEffect, useMemo, useState } from "react";
import type { CardView, PageType, RecordView, SetupView, UserView } from "../../record-view.ts";
import { CardSection } from "../cards/CardSection.tsx";
import type { PageServices, Surroundings } from "../cards/card-ground.ts";
import { RecordValues } from "../cards/record-values.ts";
import { useLatest } from "../components/extension-event.ts";
import { usePageServices } from "../page-services.tsx";
import { Activity } from "./Activity.tsx";
import { Associations } from "./Associations.tsx";
import { Highlights } from "./Highlights.tsx";
import { LineItems } from "./LineItems.tsx";
import { PropertyPanel } from "./PropertyPanel.tsx";
import { RecordContext, nameOf, recordOnPage, type RecordOnPage } from "./record-on-page.ts";
import { DeletedNotice, RecordIdentity } from "./RecordIdentity.tsx";
import { Reading, ReadingFailed, RecordMissing } from "./RecordTrouble.tsx";
import { readRecord } from "./sandbox-client.ts";
import { StagePath } from "./StagePath.tsx";
import { useLive } from "./use-live.ts";

interface RecordPageProps {
  readonly type: PageType;
  readonly id: string;
  readonly setup: SetupView;
  readonly user: UserView;
  readonly cards: readonly CardView[];
  readonly workerScript: string;
}

/** A record as a CRM shows it: who it is on the left, what happened in the middle, the cards on the right. */
export function RecordPage(props: RecordPageProps) {
  const { type, id } = props;
  const read = useCallback(() => readRecord(type, id), [type, id]);
  const { loaded, reload } = useLive(read);
  switch (loaded.state) {
    case "loading": return <Reading what={type === "deals" ? "the deal" : "the company"} />;
    case "missing": return <RecordMissing type={type} id={id} />;
    case "failed": return <ReadingFailed message={loaded.message} onRetry={reload} />;
    case "ready": return <RecordColumns key={`${type}/${loaded.value.id}`} {...props} record={loaded.value} reload={reload} />;
  }
}

function RecordColumns({ record, reload, setup, user, cards, workerScript }: RecordPageProps & { readonly record: RecordView; readonly reload: () => void }) {
  const page = useMemo(() => recordOnPage(record, setup, user), [record, setup, user]);
  const { services, iframe } = usePageServices(reload);
  const surroundings = useSurroundings(page, services);
  const title = nameOf(record);
  useEffect(() => {
    document.title = `${title} · ${setup.portal.name}`;
  }, [title, setup]);
  const cardsAt = (location: CardView["location"]) => record.archived ? [] : cards
    .filter((card) => card.location === location && card.objectTypes.includes(record.type))
    .map((card) => <CardSection key={card.uid} surroundings={surroundings(card)} workerScript={workerScript} />);
  return (
    <RecordContext.Provider value={page}>
      <main id="content" className="record">
        <div className="record-left">
          <RecordIdentity />
          <PropertyPanel />
        </div>
        <div className="record-top">
          {record.archived ? <DeletedNotice /> : null}
          {record.type === "deals" ? <StagePath /> : null}
        </div>
        <div className="record-middle">
          <Highlights />
          {cardsAt("crm.record.tab")}
          {record.type === "deals" ? <LineItems /> : null}
          <Associations />
          <Activity />
        </div>
        <aside className="record-right" aria-label="Cards">{cardsAt("crm.record.sidebar")}</aside>
      </main>
      {iframe}
    </RecordContext.Provider>
  );
}

/** Tells cards about the record, now and when it changes. */
function useSurroundings(page: RecordOnPage, services: PageServices): (card: CardView) => Surroundings {
  const latest = useLatest(page);
  const [values] = useState(() => new RecordValues(page.record.properties));
  useEffect(() => {
    values.set(page.record.properties);
  }, [values, page.record.properties]);
  return (card) => ({
    card, setup: page.setup, user: page.user, page: services,
    crm: { values, record: () => latest.current.record, meanings: () => latest.current.meanings },
  });
}
