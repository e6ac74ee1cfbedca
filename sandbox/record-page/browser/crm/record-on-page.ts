import { createContext, useContext } from "react";
import type { RecordView, SetupView, UserView } from "../../record-view.ts";
import type { Meanings } from "./format.ts";
import { changeRecord } from "./sandbox-client.ts";

/** The record on the page, who looks at it, and how to read and change it. */
export interface RecordOnPage {
  readonly record: RecordView;
  readonly setup: SetupView;
  readonly user: UserView;
  readonly meanings: Meanings;
  /** Changes the record as the user. Rejects with the reason when HubSpot would refuse. */
  readonly save: (properties: Readonly<Record<string, string>>) => Promise<unknown>;
}

/** What a record means and how it is changed, for a user. */
export const recordOnPage = (record: RecordView, setup: SetupView, user: UserView): RecordOnPage => ({
  record,
  setup,
  user,
  meanings: { definitions: record.definitions, pipelines: record.pipelines, users: setup.users, currency: setup.portal.currency, timeZone: setup.portal.timeZone },
  save: (properties) => changeRecord(user.userId, record.type, record.id, properties),
});

export const RecordContext = createContext<RecordOnPage | null>(null);

/** The record around the calling component. */
export function useRecordOnPage(): RecordOnPage {
  const value = useContext(RecordContext);
  if (value === null) throw new Error("useRecordOnPage: expected a RecordContext around this component");
  return value;
}

/** A record's name for people. */
export const nameOf = (record: { readonly id: string; readonly properties: RecordView["properties"] }): string => {
  const { dealname, name, firstname, lastname, email } = record.properties;
  const person = [firstname, lastname].filter(Boolean).join(" ");
  return (dealname ?? name ?? (person === "" ? email : person)) ?? record.id;
};
