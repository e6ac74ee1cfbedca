import { useEffect } from "react";
import type { CardView, SetupView, UserView } from "../../record-view.ts";
import { CardSection } from "../cards/CardSection.tsx";
import { usePageServices } from "../page-services.tsx";

interface SettingsPageProps {
  readonly setup: SetupView;
  readonly user: UserView;
  readonly cards: readonly CardView[];
  readonly workerScript: string;
}

const NO_RECORD = (): void => undefined;

/** The app's settings, which HubSpot shows below "Connected apps". They stand on no record. */
export function SettingsPage({ setup, user, cards, workerScript }: SettingsPageProps) {
  const { services, iframe } = usePageServices(NO_RECORD);
  useEffect(() => {
    document.title = `Settings · ${setup.portal.name}`;
  }, [setup]);
  // HubSpot shows an app's settings under the app's own name.
  const settings = cards.filter(({ location }) => location === "settings").map((card) => ({ ...card, name: setup.app.name }));
  return (
    <main id="content" className="settings">
      <h1>Settings</h1>
      {settings.length === 0 ? <p className="index-empty">The app has no settings.</p> : null}
      {settings.map((card) => <CardSection key={card.uid} surroundings={{ card, setup, user, page: services, crm: null }} workerScript={workerScript} />)}
      {iframe}
    </main>
  );
}
