/** A person at one of the demo account's companies. */
export interface DemoContact {
  readonly id: string;
  readonly company: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly jobTitle: string;
}

const PEOPLE: readonly (readonly [company: string, firstName: string, lastName: string, domain: string, jobTitle: string])[] = [
  ["5001", "Nora", "Wind", "northwind-digital.com", "Managing director"],
  ["5002", "Ben", "Path", "brightpath.io", "Partner"],
  ["5003", "Olga", "Sommer", "summitandsons.com", "Head of alliances"],
  ["5010", "Ravi", "Menon", "acme-robotics.com", "VP Operations"],
  ["5013", "Grace", "Dunmore", "dunmore.com", "Chief digital officer"],
  ["5015", "Hugo", "Lindqvist", "fairviewhealth.org", "IT director"],
  ["5021", "Amara", "Okafor", "lakeshorebank.com", "Head of product"],
  ["5027", "Jonas", "Rehm", "redwood-analytics.de", "CTO"],
  ["5028", "Leila", "Haddad", "silverline.net", "Director of customer experience"],
];

export const demoContacts = (): readonly DemoContact[] =>
  PEOPLE.map(([company, firstName, lastName, domain, jobTitle], index) => ({
    id: String(6001 + index), company, firstName, lastName, jobTitle,
    email: `${firstName}.${lastName}@${domain}`.toLowerCase(),
  }));
