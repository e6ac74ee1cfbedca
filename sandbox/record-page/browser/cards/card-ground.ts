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

/** The record a card stands on. `record` reads it as the page shows it now. */
export interface CrmSurroundings {
  readonly record: () => RecordView;
  readonly meanings: () => Meanings;
  readonly values: RecordValues;
}

/** A card's surroundings. Settings stand on no record: for them `crm` is null. */
export interface Surroundings {
  readonly card: CardView;
  readonly setup: SetupView;
  readonly user: UserView;
  readonly page: PageServices;
  readonly crm: CrmSurroundings | null;
}

/** The context of a card. HubSpot: CrmContext, SettingsContext. It is for display; the backend trusts only signed requests. */
function contextOf({ card, setup, user, crm }: Surroundings): CardApi["context"] {
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
    ...(crm && { crm: { objectId: Number(crm.record().id), objectTypeId: crm.record().objectTypeId } }),
    extension: { appId: setup.app.id, appName: setup.app.name, cardTitle: card.name },
  };
}

/** What ends with the card. */
type Stops = Set<() => void>;

/** Listens to the record for a card, until the card is gone. */
function listening(values: RecordValues, stops: Stops) {
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

/** HubSpot: UiePlatformActions, and on a record CrmHostActions too. */
const actionsOf = ({ page, crm }: Surroundings, overlays: OpenOverlays, stops: Stops): CardApi["actions"] => ({
  ...(crm && crmActionsOf(crm, page, listening(crm.values, stops))),
  addAlert: page.addAlert,
  reloadPage: () => {
    location.reload();
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

const crmActionsOf = ({ values }: CrmSurroundings, page: PageServices, listen: Listen): CardApi["actions"] => ({
  refreshObjectProperties: page.reloadRecord,
  fetchCrmObjectProperties: (names: readonly string[] | "*") => Promise.resolve(pick(values.current, names)),
  onCrmPropertiesUpdate: (names: readonly string[] | "*", listener: (values: CrmValues) => void) => {
    listen(names, listener);
  },
});

/* eslint-disable no-console -- a card's logger writes to the browser's console, where its author looks */
const LOG = { debug: console.debug, info: console.info, warn: console.warn, error: console.error } as const;
/* eslint-enable no-console */

const hostOf = ({ card, user, crm }: Surroundings, stops: Stops): CardGround["host"] => ({
  ...(crm === null ? WITHOUT_RECORD : crmHostOf(crm, listening(crm.values, stops))),
  fetch: (request) => hubspotFetch(user.userId, request),
  log: (level, message) => {
    LOG[level](`[${card.name}] ${message}`);
  },
});

type CrmHost = Pick<CardHost, "crmProperties" | "associations" | "search" | "format">;

/** HubSpot: "Fetching CRM property data": its hooks work where there is a record. */
const NO_RECORD = { error: "CRM data can be read only by cards on a record" };
const WITHOUT_RECORD: CrmHost = {
  crmProperties: () => Promise.resolve(NO_RECORD),
  associations: () => Promise.resolve(NO_RECORD),
  search: () => Promise.resolve(NO_RECORD),
  format: () => Promise.reject(new Error(NO_RECORD.error)),
};

const crmHostOf = ({ record, meanings, values }: CrmSurroundings, listen: Listen): CrmHost => ({
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
});

/** What a card stands on while it runs. */
export function cardGround(surroundings: Surroundings, overlays: OpenOverlays): CardGround {
  const stops: Stops = new Set();
  return {
    api: { context: contextOf(surroundings), actions: actionsOf(surroundings, overlays, stops) },
    host: hostOf(surroundings, stops),
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}
