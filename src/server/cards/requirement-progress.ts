import type { RequirementProgress } from "@partner-ledger/contracts/company-card";
import type { RequirementRow } from "../../ledger/book.ts";
import { compare, parseDecimal, type Fraction } from "../../program/money.ts";
import type { Requirement, Track } from "../../program/program.ts";

const LABELS: Readonly<Record<string, string>> = {
  certifications: "Certifications",
  sourcedArr: "Sourced annual value",
  acceptedLeads: "Accepted leads",
  customersSold: "Customers sold",
  customersSoldActive60: "Customers sold, active over 60 days",
  activeMrr: "Active monthly revenue",
  activeMrr60: "Monthly revenue, active over 60 days",
  managedCustomers: "Managed customers",
  brand_on_website: "Our brand on the partner's website",
  partner_profile: "Partner profile",
  case_study: "Joint case study",
  active_promotion: "Active promotion",
  referenceable_clients: "Referenceable clients",
  account_mapping: "Account mapping",
  quarterly_review: "Quarterly review",
  annual_plan: "Annual plan",
  gtm_access: "Access to the go-to-market team",
  certified_solutions: "Certified solutions",
};

const MONEY: ReadonlySet<string> = new Set(["sourcedArr", "activeMrr", "activeMrr60"]);

interface Leaf {
  readonly id: string;
  readonly atLeast: Fraction;
  readonly unit: RequirementProgress["unit"];
  readonly anyOf: number | null;
}

/**
 * A tier's requirements as a person reads them, in the order of the program's definition, with what the engine counted.
 * Alternatives share a number. A tier without requirements gives none.
 */
export function requirementProgress(track: Track, tierId: string, rows: readonly RequirementRow[]): readonly RequirementProgress[] {
  const requirement = track.requirements[tierId];
  const counted = rows.filter((row) => row.tier === tierId);
  return requirement === undefined ? [] : leavesOf(requirement).flatMap(({ id, atLeast, unit, anyOf }) => {
    const row = counted.find((candidate) => candidate.id === id && isEqual(candidate.required, atLeast));
    return row === undefined ? [] : [{ id, label: LABELS[id] ?? words(id), required: row.required, actual: row.actual, unit, met: row.met, anyOf }];
  });
}

/** The outermost `any` around a requirement decides which group of alternatives it belongs to. */
function leavesOf(requirement: Requirement): readonly Leaf[] {
  let groups = 0;
  const walk = (node: Requirement, group: number | null): readonly Leaf[] => {
    if ("all" in node) return node.all.flatMap((child) => walk(child, group));
    if ("any" in node) {
      const own = group ?? (groups += 1);
      return node.any.flatMap((child) => walk(child, own));
    }
    if ("points" in node) return [{ id: node.id, atLeast: node.atLeast, unit: "count", anyOf: group }];
    if ("metric" in node) return [{ id: node.metric, atLeast: node.atLeast, unit: MONEY.has(node.metric) ? "money" : "count", anyOf: group }];
    return [{ id: node.attested, atLeast: node.atLeast, unit: "attested", anyOf: group }];
  };
  return walk(requirement, null);
}

const isEqual = (text: string, value: Fraction): boolean => {
  const parsed = parseDecimal(text);
  return parsed !== null && compare(parsed, value) === 0;
};

/** `on_site_training` as "On site training": programs may ask for anything. */
const words = (id: string): string => {
  const text = id.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};
