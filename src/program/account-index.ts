import { accountSide, type AccountSide } from "./account.ts";
import type { Day } from "./calendar.ts";
import type { CompanyRef, CompanyUpdated } from "./facts.ts";
import { inEffect, type History } from "./history.ts";
import { askedNameKeys, filedNameKeys } from "./name-keys.ts";

/** Finds the few CRM companies and leads that may be the same account as one at hand, without looking at all of them. */
export interface AccountIndex {
  readonly companies: CandidateIndex;
  readonly leads: CandidateIndex;
}

/** Names that ever went by a key; whether they still do, the facts in effect tell. */
export interface CandidateIndex {
  /** Those that may match firmly. */
  readonly firm: (side: AccountSide) => ReadonlySet<string>;
  /** Those that may bear a similar name. */
  readonly similar: (side: AccountSide) => ReadonlySet<string>;
}

/** The index of a history's accounts; built at the first question, as most days nobody asks. */
export const accountIndex = (history: History): AccountIndex => {
  const made = indexes.get(history) ?? build(history);
  indexes.set(history, made);
  return made;
};

/** The name a CRM company goes by as its record stands; its id while it has none. */
export const companyName = (history: History, company: string, day: Day): string => inEffect(history.companies.get(company), day, day)?.company.name ?? company;

/** A CRM company's side as its record stands; an unknown company goes by its id alone. */
export const companySide = (history: History, company: string, on: Day, known: Day): AccountSide => {
  const record = inEffect(history.companies.get(company), on, known);
  return record ? recordSide(record) : { companyId: company, domains: [], names: [], wordings: [] };
};

/** The side of someone who names an account, joined by the CRM company's record where one is named. */
export const namedSide = (history: History, company: CompanyRef, on: Day, known: Day): AccountSide => {
  const own = sideOf(company, () => accountSide(company, null));
  if (company.id === undefined) return own;
  const record = inEffect(history.companies.get(company.id), on, known);
  if (!record) return own;
  const last = lastJoined.get(company);
  if (last?.record === record) return last.side;
  const side = joined(own, recordSide(record));
  lastJoined.set(company, { record, side });
  return side;
};

/** Every side that a company's record ever had; none for an unknown company. */
export const sidesEver = (history: History, company: string): readonly AccountSide[] => (history.companies.get(company) ?? []).map(({ fact }) => recordSide(fact));

const indexes = new WeakMap<History, AccountIndex>();
const sides = new WeakMap<object, AccountSide>();
/** The side of a name last joined by a record, which thousands of deals of one partner ask for. */
const lastJoined = new WeakMap<CompanyRef, { readonly record: CompanyUpdated; readonly side: AccountSide }>();

/** Reading a domain takes time, and the same fact is asked about often. */
const sideOf = (key: object, make: () => AccountSide): AccountSide => {
  const side = sides.get(key) ?? make();
  sides.set(key, side);
  return side;
};

const recordSide = (fact: CompanyUpdated): AccountSide => sideOf(fact, () => accountSide(fact.company, null));

const joined = (a: AccountSide, b: AccountSide): AccountSide => ({
  companyId: a.companyId,
  domains: [...a.domains, ...b.domains],
  names: [...a.names, ...b.names],
  wordings: [...a.wordings, ...b.wordings],
});

const build = (history: History): AccountIndex => {
  const companies = candidateIndex();
  for (const [id, versions] of history.companies) for (const { fact } of versions) companies.add(id, recordSide(fact));
  const leads = candidateIndex();
  for (const [id, versions] of history.leads) {
    for (const { fact } of versions) {
      const own = sideOf(fact.company, () => accountSide(fact.company, null));
      const records = fact.company.id === undefined ? [] : history.companies.get(fact.company.id) ?? [];
      leads.add(id, records.reduce((side, record) => joined(side, recordSide(record.fact)), own));
    }
  }
  return { companies, leads };
};

/** Thousands of leads may be for one account, and each asks who else is. */
const ANSWERS_KEPT = 64;

const candidateIndex = (): CandidateIndex & { readonly add: (name: string, side: AccountSide) => void } => {
  const byKey = new Map<string, string[]>();
  const found = new Map<string, ReadonlySet<string>>();
  const find = (keys: readonly string[]): ReadonlySet<string> => {
    const asked = JSON.stringify(keys);
    const names = found.get(asked) ?? new Set(keys.flatMap((key) => byKey.get(key) ?? []));
    if (found.size >= ANSWERS_KEPT) found.clear();
    found.set(asked, names);
    return names;
  };
  return {
    add: (name, side) => {
      found.clear();
      for (const key of [...firmKeys(side), ...filedNameKeys(side)]) {
        const names = byKey.get(key);
        if (!names) byKey.set(key, [name]);
        else if (names.at(-1) !== name) names.push(name);
      }
    },
    firm: (side) => find(firmKeys(side)),
    similar: (side) => find(askedNameKeys(side)),
  };
};

/** Two sides match firmly when they share one of these. */
export const firmKeys = (side: AccountSide): readonly string[] => [
  ...(side.companyId === null ? [] : [`company:${side.companyId}`]),
  ...side.domains.map((domain) => `domain:${domain}`),
  ...side.names.map((name) => `name:${name}`),
];
