import { primaryAssociationType } from "./association-types.ts";
import type { Crm } from "./crm.ts";
import { contractValues } from "./contract-values.ts";
import { storedValue } from "./record.ts";
import type { CrmRecord } from "./record.ts";

/** A property as it reads now: stored, or worked out at the moment of reading. Null when it holds nothing. */
export function readProperty(crm: Crm, record: CrmRecord, name: string): string | null {
  const compute = COMPUTED[name];
  return compute === undefined ? storedValue(record, name) : compute(crm, record);
}

/**
 * Properties without a history and without webhook events of their own: HubSpot works them out.
 * Source: HubSpot, "Calculated properties"; ARR and the like follow line items, never the deal's amount.
 */
const COMPUTED: Readonly<Record<string, (crm: Crm, record: CrmRecord) => string | null>> = {
  hs_object_id: (_crm, record) => record.id,
  createdate: (_crm, record) => record.createdAt,
  hs_createdate: (_crm, record) => record.createdAt,
  hs_lastmodifieddate: (_crm, record) => record.updatedAt,
  lastmodifieddate: (_crm, record) => record.updatedAt,
  hs_merged_object_ids: (_crm, record) => (record.mergedIds.length === 0 ? null : record.mergedIds.join(";")),
  hs_object_source: (_crm, record) => record.createdBy.changeSource,
  num_associated_contacts: (crm, record) => String(crm.associations.count(record, "contacts")),
  num_associated_deals: (crm, record) => String(crm.associations.count(record, "deals")),
  hs_num_of_associated_line_items: (crm, record) => String(crm.associations.count(record, "line_items")),
  amount_in_home_currency: (_crm, record) => storedValue(record, "amount"),
  associatedcompanyid: primaryCompany,
  hs_parent_company_id: parentCompany,
  hs_mrr: (crm, record) => contractValues(crm, record)?.mrr ?? null,
  hs_arr: (crm, record) => contractValues(crm, record)?.arr ?? null,
  hs_acv: (crm, record) => contractValues(crm, record)?.acv ?? null,
  hs_tcv: (crm, record) => contractValues(crm, record)?.tcv ?? null,
};

export const isComputed = (name: string): boolean => name in COMPUTED;

function primaryCompany(crm: Crm, record: CrmRecord): string | null {
  const primary = primaryAssociationType(record.type, "companies");
  return crm.associations.of(record, "companies").find((link) => primary !== null && link.typeIds.includes(primary.id))?.toId ?? null;
}

/** 14 is child to parent. */
function parentCompany(crm: Crm, record: CrmRecord): string | null {
  return crm.associations.of(record, "companies").find((link) => link.typeIds.includes(14))?.toId ?? null;
}
