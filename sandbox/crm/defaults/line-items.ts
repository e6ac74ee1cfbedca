import type { PropertyDefinition } from "../property.ts";
import { everyRecord, hubspotProperty, options } from "./define.ts";

const GROUP = "lineiteminformation";

/** What products and line items have in common. */
const BILLING: readonly PropertyDefinition[] = [
  hubspotProperty("name", "Name", "string", "text", GROUP),
  hubspotProperty("description", "Description", "string", "textarea", GROUP),
  hubspotProperty("price", "Unit price", "number", "number", GROUP),
  hubspotProperty("hs_sku", "SKU", "string", "text", GROUP),
  hubspotProperty("recurringbillingfrequency", "Billing frequency", "enumeration", "select", GROUP, {
    options: options(["weekly", "Weekly"], ["biweekly", "Every two weeks"], ["monthly", "Monthly"], ["quarterly", "Quarterly"],
      ["per_six_months", "Semi-annually"], ["annually", "Annually"], ["per_two_years", "Every two years"], ["per_three_years", "Every three years"],
      ["per_four_years", "Every four years"], ["per_five_years", "Every five years"]),
  }),
  hubspotProperty("hs_recurring_billing_period", "Term", "string", "text", GROUP),
];

export const PRODUCT_PROPERTIES: readonly PropertyDefinition[] = [...everyRecord(GROUP), ...BILLING];

/**
 * HubSpot's own line item properties. No `recurringbillingfrequency` means one-time. `amount` is the net total;
 * it follows price, quantity and discount unless it is given. The term is ISO-8601, `P12M`.
 */
export const LINE_ITEM_PROPERTIES: readonly PropertyDefinition[] = [
  ...everyRecord(GROUP),
  ...BILLING,
  hubspotProperty("quantity", "Quantity", "number", "number", GROUP),
  hubspotProperty("amount", "Net price", "number", "number", GROUP),
  hubspotProperty("discount", "Unit discount", "number", "number", GROUP),
  hubspotProperty("hs_product_id", "Product ID", "number", "number", GROUP),
  hubspotProperty("hs_position_on_quote", "Position on quote", "number", "number", GROUP),
  hubspotProperty("hs_recurring_billing_start_date", "Billing start date", "date", "date", GROUP),
  hubspotProperty("hs_recurring_billing_end_date", "Billing end date", "date", "date", GROUP),
  hubspotProperty("hs_line_item_currency_code", "Currency", "string", "text", GROUP),
  hubspotProperty("hs_pricing_model", "Pricing model", "enumeration", "select", GROUP, {
    options: options(["flat", "Flat"], ["volume", "Volume"], ["graduated", "Graduated"]),
  }),
  hubspotProperty("hs_tier_ranges", "Tier ranges", "string", "text", GROUP),
  hubspotProperty("hs_tier_prices", "Tier prices", "string", "text", GROUP),
];
