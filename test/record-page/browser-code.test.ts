import { describe, expect, test, vi } from "vitest";
import { RecordValues } from "../../sandbox/record-page/browser/cards/record-values.ts";
import { chartTable, X } from "../../sandbox/record-page/browser/components/chart-data.ts";
import { draftOf, problemsOf, propertiesOf, termMonthsOf } from "../../sandbox/record-page/browser/crm/line-item.ts";
import { refusalText } from "../../sandbox/record-page/browser/crm/refusal-text.ts";

describe("the values of the record on the page", () => {
  test("are told to those who listen to one that changed, with all they listen to", () => {
    const values = new RecordValues({ dealstage: "open", amount: "1" });
    const stage = vi.fn();
    const anything = vi.fn();
    const stop = values.subscribe(["dealstage", "closedate"], stage);
    values.subscribe("*", anything);
    values.set({ dealstage: "open", amount: "2" });
    expect(stage).not.toHaveBeenCalled();
    values.set({ dealstage: "won", amount: "2" });
    expect(stage.mock.calls).toEqual([[{ dealstage: "won", closedate: null }]]);
    stop();
    values.set({});
    expect(stage).toHaveBeenCalledTimes(1);
    expect(anything).toHaveBeenCalledTimes(3);
  });
});

describe("a line item's form", () => {
  test.each([
    ["a subscription says its own term", { hs_recurring_billing_period: "P3Y" }, 36],
    ["years and months add up", { hs_recurring_billing_period: "P1Y6M" }, 18],
    ["a subscription without a term runs 12 months", { recurringbillingfrequency: "monthly" }, 12],
    ["services have no term", { name: "Onboarding" }, null],
  ])("%s", (_case, properties, months) => {
    expect(termMonthsOf(properties)).toBe(months);
  });

  test("turns into HubSpot's properties and back", () => {
    const draft = { name: "Plan", recurring: true, amount: "99.50", months: "36", startsOn: "2026-01-01" };
    expect(draftOf(propertiesOf(draft))).toEqual(draft);
    expect(propertiesOf({ ...draft, recurring: false })).toMatchObject({ recurringbillingfrequency: "", hs_recurring_billing_period: "", price: "99.50" });
  });

  test("names each field that is wrong", () => {
    expect(Object.keys(problemsOf({ name: " ", recurring: true, amount: "-5", months: "0", startsOn: "" }))).toEqual(["name", "amount", "months"]);
    expect(problemsOf({ name: "Setup", recurring: false, amount: "10", months: "", startsOn: "" })).toEqual({});
  });
});

describe("a chart's data", () => {
  test("has one row for each place on the x axis and one column for each group", () => {
    const { rows, series } = chartTable({
      data: { data: [{ m: "1", t: "a", n: 3 }, { m: "1", t: "b", n: "4" }, { m: "2", t: "a", n: 5 }], options: { propertyLabels: { t: { a: "Alpha" } } } },
      axes: { x: { field: "m", fieldType: "category" }, y: { field: "n", fieldType: "linear" }, options: { groupFieldByColor: "t", colors: { b: "green" } } },
    });
    expect(rows).toEqual([{ [X]: "1", a: 3, b: 4 }, { [X]: "2", a: 5 }]);
    expect(series.map(({ name, color }) => [name, color])).toEqual([["Alpha", "#ff8f59"], ["b", "#9fe2a2"]]);
  });
});

describe("a refusal of HubSpot", () => {
  test("of values that were not valid says what is wrong with each, without the listing around it", () => {
    const problems = [{ isValid: false, message: "abc was not a valid number.", error: "INVALID_DOUBLE", name: "amount" }, { message: "x is no date.", name: "closedate" }];
    expect(refusalText(`Property values were not valid: ${JSON.stringify(problems)}`)).toBe("abc was not a valid number. x is no date.");
  });

  test.each(["resource not found", "Property values were not valid: [oops]", "Property values were not valid: [1]"])("of another kind stays as it is: %s", (message) => {
    expect(refusalText(message)).toBe(message);
  });
});
