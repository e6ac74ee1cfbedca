import { expect, test } from "vitest";
import { signedUser } from "../../../src/server/cards/signed-user.ts";

const APP_ID = 3110042;
const good = { portalId: "20260901", userId: "1001", userEmail: "sam@vendor.example", appId: "3110042", dealId: "42" };

test("takes the person from the signed parameters", () => {
  expect(signedUser(good, APP_ID)).toEqual({ portalId: 20260901n, userId: 1001n });
});

test.each([
  ["a second portal", { ...good, portalId: ["20260901", "1"] }],
  ["a second user", { ...good, userId: ["1001", "1002"] }],
  ["no portal", { ...good, portalId: undefined }],
  ["no user", { ...good, userId: undefined }],
  ["no email address", { ...good, userEmail: undefined }],
  ["a second email address", { ...good, userEmail: ["sam@vendor.example", "mia@vendor.example"] }],
  ["another app", { ...good, appId: "3110043" }],
  ["no app", { ...good, appId: undefined }],
  ["an object for a portal", { ...good, portalId: { id: "20260901" } }],
  ["a portal that is no number", { ...good, portalId: "0x1352045" }],
  ["a number too large for an account", { ...good, portalId: "9".repeat(30) }],
  ["a number with zeros in front", { ...good, userId: "01001" }],
  ["nothing at all", undefined],
])("knows nobody when there is %s", (_, query) => {
  expect(signedUser(query, APP_ID)).toBeNull();
});
