import { useState } from "react";
import type { SetupView, UserView } from "../record-view.ts";
import { AlertProvider } from "./Alerts.tsx";
import { RecordIndex } from "./crm/RecordIndex.tsx";
import { RecordPage } from "./crm/RecordPage.tsx";
import { NowhereFound, Reading, ReadingFailed } from "./crm/RecordTrouble.tsx";
import { readSetup } from "./crm/sandbox-client.ts";
import { useLoaded } from "./crm/use-live.ts";
import { Header } from "./Header.tsx";
import { BackendOrigins } from "./local-address.ts";
import { placeOf, usePathname } from "./navigation.tsx";
import { useCards } from "./page-events.ts";
import { SettingsPage } from "./settings/SettingsPage.tsx";

const USER_KEY = "record-page.user";

/** The user chosen last time in this browser, else the account's first. */
function useChosenUser(users: readonly [UserView, ...UserView[]]): readonly [UserView, (user: UserView) => void] {
  const [userId, setUserId] = useState(() => Number(localStorage.getItem(USER_KEY)));
  const choose = (user: UserView): void => {
    localStorage.setItem(USER_KEY, String(user.userId));
    setUserId(user.userId);
  };
  return [users.find((user) => user.userId === userId) ?? users[0], choose];
}

/** The whole page. `workerScript` is the URL of the code that runs cards. */
export function App({ workerScript }: { readonly workerScript: string }) {
  const { loaded, reload } = useLoaded(readSetup);
  switch (loaded.state) {
    case "loading": return <Reading what="the account" />;
    case "missing": return <NowhereFound />;
    case "failed": return <ReadingFailed message={loaded.message} onRetry={reload} />;
    case "ready": return (
      <AlertProvider>
        <BackendOrigins.Provider value={loaded.value.backend}><Pages setup={loaded.value} workerScript={workerScript} /></BackendOrigins.Provider>
      </AlertProvider>
    );
  }
}

function Pages({ setup, workerScript }: { readonly setup: SetupView; readonly workerScript: string }) {
  const place = placeOf(usePathname());
  const cards = useCards();
  const [user, chooseUser] = useChosenUser(setup.users);
  return (
    <>
      <Header setup={setup} place={place} user={user} onUser={chooseUser} />
      {place.kind === "index" ? <RecordIndex type={place.type} setup={setup} /> : null}
      {place.kind === "record" ? <RecordPage type={place.type} id={place.id} setup={setup} user={user} cards={cards} workerScript={workerScript} /> : null}
      {place.kind === "settings" ? <SettingsPage setup={setup} user={user} cards={cards} workerScript={workerScript} /> : null}
      {place.kind === "nowhere" ? <NowhereFound /> : null}
    </>
  );
}
