import { retain } from "@remote-ui/rpc";
import type { CardView, RecordView, SetupView, UserView } from "../../record-view.ts";
import type { NewAlert } from "../Alerts.tsx";
import type { OpenOverlays } from "../components/overlays.ts";
import { formatted, type Meanings } from "../crm/format.ts";
import { hubspotFetch, searchRecords } from "../crm/sandbox-client.ts";
import type { IframeRequest } from "../IframeDialog.tsx";
import { associationsAnswer, searchAnswer } from "./hook-answers.ts";
import type { CardApi, CardHost, CrmValues } from "./protocol.ts";
import { pick, type RecordValues } from "./record-values.ts";
import type { CardGround } from "./RemoteCard.tsx";

/** What the page can do for a card. */
export interface PageServices {
  readonly addAlert: (alert: NewAlert) => void;
  readonly reloadRecord: () => void;
  readonly openIframe: (request: IframeRequest, onClose: () => void) => void;
}

/** A card's surroundings. `record` reads the record as the page shows it now. */
export interface Surroundings {
  readonly card: CardView;
  readonly setup: SetupView;
  readonly user: UserView;
  readonly record: () => RecordView;
  readonly meanings: () => Meanings;
  readonly values: RecordValues;
  readonly page: PageServices;
}

/** The context of a card. HubSpot: CrmContext. It is for display; the backend trusts only signed requests. */
function contextOf({ card, setup, user, record }: Surroundings): CardApi["context"] {
  const teammates = setup.users.filter((other) => other.team.id === user.team.id).map(({ userId }) => userId);
  return {
    location: card.location,
    user: {
      id: user.userId, email: user.email, emails: [user.email], firstName: user.firstName, lastName: user.lastName,
      roles: [], teams: [{ id: user.team.id, name: user.team.name, teammates }],
      locale: navigator.language, language: navigator.language.split("-")[0], permissions: [],
    },
    portal: { id: setup.portal.id, timezone: setup.portal.timeZone },
    variables: setup.variables,
    crm: { objectId: Number(record().id), objectTypeId: record().objectTypeId },
    extension: { appId: setup.app.id, appName: setup.app.name, cardTitle: card.name },
  };
}

/** Listens to the record for a card, until the card is gone. */
function listening(values: RecordValues, stops: Set<() => void>) {
  return (names: readonly string[] | "*", listener: (values: CrmValues) => void): (() => void) => {
    retain(listener);
    const stop = values.subscribe(names, listener);
    stops.add(stop);
    return () => {
      stop();
      stops.delete(stop);
    };
  };
}

type Listen = ReturnType<typeof listening>;

/** HubSpot: CrmHostActions and UiePlatformActions. */
const actionsOf = ({ values, page }: Surroundings, overlays: OpenOverlays, listen: Listen): CardApi["actions"] => ({
  addAlert: page.addAlert,
  reloadPage: () => {
    location.reload();
  },
  refreshObjectProperties: page.reloadRecord,
  fetchCrmObjectProperties: (names: readonly string[] | "*") => Promise.resolve(pick(values.current, names)),
  onCrmPropertiesUpdate: (names: readonly string[] | "*", listener: (values: CrmValues) => void) => {
    listen(names, listener);
  },
  closeOverlay: overlays.close,
  copyTextToClipboard: (text: string) => navigator.clipboard.writeText(text),
  navigateToPage: () => {
    page.addAlert({ type: "info", message: "App pages open in HubSpot only." });
  },
  openIframeModal: (request: IframeRequest, onClose?: () => void) => {
    if (onClose !== undefined) retain(onClose);
    page.openIframe(request, () => onClose?.());
  },
});

/* eslint-disable no-console -- a card's logger writes to the browser's console, where its author looks */
const LOG = { debug: console.debug, info: console.info, warn: console.warn, error: console.error } as const;
/* eslint-enable no-console */

const hostOf = ({ card, user, record, meanings, values }: Surroundings, listen: Listen): CardGround["host"] => ({
  fetch: (request) => hubspotFetch(user.userId, request),
  crmProperties: (names, onUpdate, options): ReturnType<CardHost["crmProperties"]> => {
    const cleanup = listen(names, (next) => {
      onUpdate(formatted(meanings(), next, options));
    });
    retain(onUpdate);
    return Promise.resolve({ data: formatted(meanings(), pick(values.current, names), options), cleanup });
  },
  associations: (request, options) => Promise.resolve(associationsAnswer(record(), meanings(), request, options)),
  search: async (request, options) => searchAnswer(await searchRecords(request), meanings(), options),
  format: ({ propertiesList }) => Promise.resolve(propertiesList.map((each) => formatted(meanings(), each, { propertiesToFormat: "all" }))),
  log: (level, message) => {
    LOG[level](`[${card.name}] ${message}`);
  },
});

/** What a card stands on while it runs. */
export function cardGround(surroundings: Surroundings, overlays: OpenOverlays): CardGround {
  const stops = new Set<() => void>();
  const listen = listening(surroundings.values, stops);
  return {
    api: { context: contextOf(surroundings), actions: actionsOf(surroundings, overlays, listen) },
    host: hostOf(surroundings, listen),
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}
