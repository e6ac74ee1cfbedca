import type { ReactNode } from "react";
import type { PageType } from "../../record-view.ts";
import { Artwork } from "../components/Media.tsx";
import { PageLink } from "../navigation.tsx";

const Trouble = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <main id="content" className="trouble">
    <Artwork name="search" width={140} />
    <h1>{title}</h1>
    {children}
  </main>
);

/** A URL that leads nowhere. */
export const NowhereFound = () => (
  <Trouble title="There is no such page">
    <p>Records live at <code>/deals/ID</code> and <code>/companies/ID</code>.</p>
    <p><PageLink to="/deals" className="ui-button is-primary is-md">See all deals</PageLink></p>
  </Trouble>
);

/** A record the account never had. */
export const RecordMissing = ({ type, id }: { readonly type: PageType; readonly id: string }) => (
  <Trouble title={type === "deals" ? `There is no deal ${id}` : `There is no company ${id}`}>
    <p>It may have been in the account before the demo data was reset.</p>
    <p><PageLink to={`/${type}`} className="ui-button is-primary is-md">See all {type}</PageLink></p>
  </Trouble>
);

/** The server did not answer as it should. */
export const ReadingFailed = ({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) => (
  <Trouble title="This page could not be read">
    <p role="alert">{message}</p>
    <p><button type="button" className="ui-button is-primary is-md" onClick={onRetry}>Try again</button></p>
  </Trouble>
);

/** Shown until the first answer. */
export const Reading = ({ what }: { readonly what: string }) => (
  <main id="content" className="trouble" aria-busy>
    <span className="ui-spinner is-md" aria-hidden />
    <p role="status">Loading {what}…</p>
  </main>
);
