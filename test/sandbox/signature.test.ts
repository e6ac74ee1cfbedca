import { expect, test } from "vitest";
import { signatureV1, signatureV2, signatureV3 } from "../../sandbox/signature.ts";

const DOCUMENTED = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
const HOOK = "https://www.example.com/webhook_uri";

/** HubSpot's documented examples, and one for each rule about URLs. */
test.each([
  [DOCUMENTED, "POST", HOOK, "{'example_field':'example_value'}", "1693657560000", "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y="],
  [DOCUMENTED, "POST", HOOK, "{'example_field':'example_value'}", "1700000300000", "RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw="],
  [DOCUMENTED, "POST", HOOK, '{"example_field":"example_value"}', "1693657560000", "oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go="],
  ["test-client-secret", "POST", "https://app.example.com/api/cards/deal?dealId=42&userId=11&portalId=999&userEmail=ada%40example.com&appId=77", '{"a":1}', "1790000000000", "lxFieyZVvmwiEjMVvbLA9UwY9ln3eqPQ6i4NMSDmKmw="],
  ["test-client-secret", "GET", "https://app.example.com/api/cards/deal?dealId=42&userId=11&portalId=999&userEmail=ada%40example.com&appId=77", "", "1790000000000", "7Ff4A4qtlqROUZAAd61f5S2jXrBMSpseUYzDcdsqFoU="],
  ["autopilot-test-client-secret-0001", "POST", "https://example.com/api/hubspot/webhooks?src=hs%3Aapp%2Fv3&x=%28a%29", "[]", "1790000004000", "G8ddQlikFQ0ScZOZn+MHQ0E3WCV7vOJTzKlvrkvbvuk="],
])("v3 with %s: %s %s", (secret, method, url, body, timestamp, expected) => {
  expect(signatureV3(secret, { method, url, body }, timestamp)).toBe(expected);
});

test("v2 signs secret, method, URL and body", () => {
  expect(signatureV2(DOCUMENTED, { method: "POST", url: HOOK, body: '{"example_field":"example_value"}' }))
    .toBe("9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900");
});

test("v1 signs secret and body", () => {
  const body = '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]';
  expect(signatureV1(DOCUMENTED, body)).toBe("232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de");
});
