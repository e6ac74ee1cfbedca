/** A company of the demo account. `status` says what it is to the vendor: a prospect, on the free plan, or a paying customer. */
export interface DemoCompany {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly status: "prospect" | "free" | "customer";
  readonly city: string;
  readonly industry: string;
  readonly parent?: string;
}

const company = (
  id: string, name: string, domain: string, status: DemoCompany["status"], city: string, industry: string, parent?: string,
): DemoCompany => ({ id, name, domain, status, city, industry, ...(parent === undefined ? {} : { parent }) });

/** The three partners' own companies. */
export const NORTHWIND = "5001";
export const BRIGHTPATH = "5002";
export const SUMMIT = "5003";

export const DEMO_COMPANIES: readonly DemoCompany[] = [
  company(NORTHWIND, "Northwind Digital", "northwind-digital.com", "prospect", "Portland", "Marketing agency"),
  company(BRIGHTPATH, "Brightpath Consulting", "brightpath.io", "prospect", "Chicago", "Consulting"),
  company(SUMMIT, "Summit & Sons Agency", "summitandsons.com", "prospect", "New York", "Digital agency"),
  company("5010", "Acme Robotics, Inc.", "acme-robotics.com", "customer", "Boston", "Machinery"),
  company("5011", "Bluebird Outfitters", "bluebirdoutfitters.com", "customer", "Denver", "Retail"),
  company("5012", "Café Lumière", "cafe-lumiere.fr", "customer", "Lyon", "Hospitality"),
  company("5013", "Dunmore Insurance Group", "dunmore.com", "customer", "Hartford", "Insurance"),
  company("5014", "Everleaf Organics", "everleaf.com", "customer", "Austin", "Food"),
  company("5015", "Fairview Health", "fairviewhealth.org", "customer", "Minneapolis", "Health care"),
  company("5016", "Granite Peak Software", "granitepeak.dev", "customer", "Salt Lake City", "Software"),
  company("5017", "Harbor & Finch", "harborandfinch.com", "customer", "Seattle", "Retail"),
  company("5018", "Ironclad Logistics LLC", "ironcladlogistics.com", "customer", "Memphis", "Logistics"),
  company("5019", "Juniper Games", "junipergames.gg", "free", "Montréal", "Games"),
  company("5020", "Kestrel Airways", "kestrelair.com", "prospect", "Dublin", "Airlines"),
  company("5021", "Lakeshore Bank", "lakeshorebank.com", "customer", "Milwaukee", "Banking"),
  company("5022", "Maple & Main", "mapleandmain.ca", "prospect", "Toronto", "Real estate"),
  company("5023", "Nimbus Weather", "nimbusweather.com", "prospect", "Boulder", "Media"),
  company("5024", "Orchard Street Books", "orchardstreetbooks.com", "prospect", "Brooklyn", "Retail"),
  company("5025", "Pinecrest Hotels", "pinecresthotels.com", "customer", "Miami", "Hospitality"),
  company("5026", "Quarry Lane Media", "quarrylane.media", "prospect", "Nashville", "Media"),
  company("5027", "Redwood Analytics GmbH", "redwood-analytics.de", "customer", "Hamburg", "Software"),
  company("5028", "Silverline Telecom", "silverline.net", "prospect", "Atlanta", "Telecommunications"),
  company("5029", "Tidewater Foods", "tidewaterfoods.com", "customer", "Norfolk", "Food"),
  company("5030", "Tidewater Foods Canada", "tidewaterfoods.ca", "prospect", "Halifax", "Food", "5029"),
  company("5031", "Umbra Fashion", "umbra-fashion.com", "prospect", "Milan", "Apparel"),
];
