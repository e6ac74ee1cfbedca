/** What the record page's own routes answer, as the browser reads it. Types only: both sides import it. */

/** A card's state of making: its script, or why there is none (yet). */
export type CardState =
  | { readonly state: "building" }
  | { readonly state: "ready"; readonly script: string }
  | { readonly state: "failed"; readonly error: string };

export interface CardView {
  readonly uid: string;
  readonly name: string;
  readonly location: "crm.record.sidebar" | "crm.record.tab" | "settings";
  /** Types of record it is for; none for settings. */
  readonly objectTypes: readonly string[];
  readonly build: CardState;
}

export interface UserView {
  readonly userId: number;
  readonly ownerId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly team: { readonly id: number; readonly name: string };
}

/** `GET /record-page/api/setup`: what every page needs to know about the account and the app. */
export interface SetupView {
  readonly portal: { readonly id: number; readonly name: string; readonly timeZone: string; readonly currency: string };
  readonly app: { readonly id: number; readonly name: string };
  readonly variables: Readonly<Record<string, string | number | boolean>>;
  /** The app's public origin and where that listens here; null where the project names none. */
  readonly backend: { readonly public: string; readonly local: string } | null;
  readonly users: readonly [UserView, ...UserView[]];
}

/** The types of record that have a page. */
export type PageType = "deals" | "companies";

/** A property as far as showing it goes. HubSpot's own value types. */
export interface PropertyView {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A value a property took. */
export interface ChangeView {
  readonly property: string;
  readonly value: string;
  /** ISO-8601 instant. */
  readonly at: string;
  /** Who did it, in words: a user's name, the app's name, or HubSpot. */
  readonly by: string;
}

export interface StageView {
  readonly id: string;
  readonly label: string;
  readonly outcome: "open" | "won" | "lost";
}

export interface PipelineView {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly StageView[];
}

export type Properties = Readonly<Record<string, string | null>>;

export interface LinkedRecord {
  readonly id: string;
  readonly properties: Properties;
  readonly associationTypes: readonly { readonly category: string; readonly typeId: number; readonly label: string }[];
}

/** `GET /record-page/api/records/TYPE/ID`. Also answers for a deleted record, which can be restored. */
export interface RecordView {
  readonly type: PageType;
  readonly objectTypeId: string;
  readonly id: string;
  readonly archived: boolean;
  readonly createdAt: string;
  /** Everything the record holds, HubSpot's calculated properties included. */
  readonly properties: Properties;
  readonly definitions: Readonly<Record<string, PropertyView>>;
  /** Newest first. */
  readonly history: readonly ChangeView[];
  /** A deal's line items, in the order they were added. */
  readonly lineItems: readonly LinkedRecord[];
  readonly companies: readonly LinkedRecord[];
  readonly contacts: readonly LinkedRecord[];
  readonly deals: readonly LinkedRecord[];
  /** Definitions of the linked records' properties. */
  readonly linkedDefinitions: Readonly<Record<"companies" | "contacts" | "deals", Readonly<Record<string, PropertyView>>>>;
  /** Pipelines of deals, on every record: associated deals have stages too. */
  readonly pipelines: readonly PipelineView[];
}

/** `GET /record-page/api/records/TYPE`: one row for each record that is not deleted. */
export interface RecordList {
  readonly rows: readonly { readonly id: string; readonly properties: Properties }[];
  readonly pipelines: readonly PipelineView[];
  readonly definitions: Readonly<Record<string, PropertyView>>;
}
