import { useId } from "react";
import type { SetupView, UserView } from "../record-view.ts";
import { PageLink, type Place } from "./navigation.tsx";

interface HeaderProps {
  readonly setup: SetupView;
  readonly place: Place;
  readonly user: UserView;
  readonly onUser: (user: UserView) => void;
}

/** What every page has on top: where one is, that this is not HubSpot, and as whom one looks. */
export function Header({ setup, place, user, onUser }: HeaderProps) {
  const id = useId();
  const type = place.kind === "index" || place.kind === "record" ? place.type : null;
  return (
    <header className="top">
      <a className="skip-link" href="#content">Skip to content</a>
      <span className="top-name">{setup.portal.name}</span>
      <nav aria-label="Pages of the account">
        <PageLink to="/deals" current={type === "deals"}>Deals</PageLink>
        <PageLink to="/companies" current={type === "companies"}>Companies</PageLink>
        <PageLink to="/settings" current={place.kind === "settings"}>Settings</PageLink>
      </nav>
      <span className="top-notice">Local preview – not HubSpot</span>
      <div className="top-user">
        <label htmlFor={id}>Viewing as</label>
        <select
          id={id} value={user.userId}
          onChange={(event) => {
            const chosen = setup.users.find(({ userId }) => userId === Number(event.currentTarget.value));
            if (chosen !== undefined) onUser(chosen);
          }}
        >
          {setup.users.map((each) => (
            <option key={each.userId} value={each.userId}>{each.firstName} {each.lastName} · {each.team.name}</option>
          ))}
        </select>
      </div>
    </header>
  );
}
