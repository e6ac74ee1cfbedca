import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountDomain } from "../../src/program/account-domain.ts";
import { accountName, nameWords } from "../../src/program/account-name.ts";
import { accountSide, firmEvidence, firmMatch } from "../../src/program/account.ts";

describe("the domain that tells an account (R-9)", () => {
  test.each([
    ["acme.com", "acme.com", "as it is"],
    ["ACME.Com", "acme.com", "case"],
    ["www.acme.com", "acme.com", "www"],
    ["a.b.acme.co.uk", "acme.co.uk", "sub-domains below a suffix of two labels"],
    ["https://www.Shop.GLOBEX.de/kontakt", "globex.de", "scheme, sub-domain and path"],
    ["acme.com:8443", "acme.com", "port"],
    ["//acme.com/x?y#z", "acme.com", "no scheme but slashes"],
    ["ann:secret@acme.com", "acme.com", "credentials"],
    ["mailto:ann@acme.com", "acme.com", "an address"],
    ["  acme.com  ", "acme.com", "white space around"],
    ["acme.com.", "acme.com", "trailing dot"],
    ["münchen.de", "xn--mnchen-3ya.de", "IDN"],
    ["XN--MNCHEN-3YA.de", "xn--mnchen-3ya.de", "IDN in ASCII form"],
    ["www.MÜNCHEN.de", "xn--mnchen-3ya.de", "IDN in capitals"],
    ["пример.рф", "xn--e1afmkfd.xn--p1ai", "IDN top level"],
    ["acme。com", "acme.com", "ideographic full stop"],
    ["ftp://files.acme.com", "acme.com", "another scheme"],
    ["acme.github.io", "acme.github.io", "a private suffix parts accounts"],
    ["shop.acme.uk.com", "acme.uk.com", "a private suffix of two labels"],
    ["acme.co.jp", "acme.co.jp", "a country's second level"],
    ["acme.example", "acme.example", "a suffix nobody lists"],
  ])("%s is %s: %s", (text, domain) => {
    expect(accountDomain(text)).toBe(domain);
  });

  test.each([
    ["", "nothing"],
    ["   ", "white space"],
    ["co.uk", "a public suffix"],
    ["com", "a top level"],
    ["github.io", "a private suffix"],
    ["localhost", "one label"],
    ["192.168.0.1", "an IPv4 address"],
    ["http://[2001:db8::1]/", "an IPv6 address"],
    ["acme com", "a space inside"],
    ["https://", "a scheme alone"],
    ["gmail.com", "free mail"],
    ["mail.googlemail.com", "free mail below its domain"],
    ["yahoo.co.jp", "free mail of a country"],
    ["HOTMAIL.FR", "free mail in capitals"],
    ["yahoo.com.br", "free mail under a country's second level"],
    ["gmx.net", "free mail under another ending"],
    ["t-online.de", "an access provider's mail"],
  ])("%s has none: %s", (text) => {
    expect(accountDomain(text)).toBeNull();
  });

  test.each(["mygmail.com", "yahoo-consulting.com", "outlookgroup.de", "bolt.com", "gmail-partners.co.uk", "outlook.travel"])("%s is a company, not free mail", (domain) => {
    expect(accountDomain(domain)).toBe(domain);
  });
});

describe("the name that tells an account (R-9)", () => {
  test.each([
    ["Hóoli, S.A.", "hooli"],
    ["Hooli Inc.", "hooli"],
    ["INITECH Co.", "initech"],
    ["Acme Inc. LLC", "acme"],
    ["Müller GmbH & Co. KG", "muller"],
    ["Tyrell Pty Ltd", "tyrell"],
    ["The Co", "the"],
    ["Co", "co"],
    ["Co. Ltd.", "co"],
    ["Company Store", "companystore"],
    ["Limited Run Inc", "limitedrun"],
    ["AT&T", "att"],
    ["O'Reilly", "oreilly"],
    ["O’Reilly Media, Inc.", "oreillymedia"],
    ["Coca-Cola Company", "cocacola"],
    ["Acme/Ltd", "acme"],
    ["Acme ™", "acme"],
    ["Acme™ Corp", "acme"],
    ["🚀 Rocket 🚀", "rocket"],
    ["İstanbul A.Ş.", "istanbul"],
    ["IŞIK", "isik"],
    ["Işık", "isik"],
    ["Straße", "strasse"],
    ["STRASSE AG", "strasse"],
    ["Zoe\u0308", "zoe"],
    ["Møller", "moller"],
    ["Æther SpA", "aether"],
    ["Łódź Sp", "lodzsp"],
    ["Ｆｕｌｌｗｉｄｔｈ　Ｃｏ．", "fullwidth"],
    ["ﬁne", "fine"],
    ["Data  \t Dog", "datadog"],
    ["soft\u00ADware\u200B", "software"],
    ["株式会社アクメ", "株式会社アクメ"],
    ["がく", "がく"],
    ["Йод", "йод"],
    ["हिन्दी", "हिन्दी"],
    ["3M Co", "3m"],
  ])("%s is %s", (name, key) => {
    expect(accountName(name)).toBe(key);
  });

  test.each(["", "   ", "!!!", "🚀"])("%j names nothing", (name) => {
    expect(accountName(name)).toBeNull();
  });

  test("dots and apostrophes vanish, other punctuation parts words", () => {
    expect(nameWords("A.B. D'Or-Nord & Süd")).toEqual(["ab", "dor", "nord", "sud"]);
  });

  test("a letter with another mark is another letter outside Latin and Greek", () => {
    expect(accountName("かく")).not.toBe(accountName("がく"));
    expect(accountName("Άλφα")).toBe(accountName("αλφα"));
  });
});

describe("two sides are the same account (R-9)", () => {
  const record = { name: "Globex GmbH", domain: "globex.de" };

  test("the company outranks the domain, the domain the name", () => {
    const crm = accountSide({ id: "C1", name: "Globex GmbH", domain: "globex.de" }, record);
    expect(firmMatch(accountSide({ id: "C1", name: "Other" }, null), crm)).toBe("company");
    expect(firmMatch(accountSide({ name: "Globex", domain: "shop.globex.de" }, null), crm)).toBe("domain");
    expect(firmMatch(accountSide({ name: "GLOBEX AG" }, null), crm)).toBe("name");
    expect(firmMatch(accountSide({ name: "Globex Retail", domain: "globex.com" }, null), crm)).toBeNull();
  });

  test("who names a CRM company goes by that record's domain and name as well as by its own", () => {
    const lead = accountSide({ id: "C1", name: "Our word for it", domain: "ours.com" }, record);
    expect(firmEvidence(lead, accountSide({ name: "x", domain: "globex.de" }, null))).toEqual({ match: "domain", shared: "globex.de" });
    expect(firmEvidence(lead, accountSide({ name: "x", domain: "ours.com" }, null))).toEqual({ match: "domain", shared: "ours.com" });
    expect(firmEvidence(lead, accountSide({ name: "Globex" }, null))).toEqual({ match: "name", shared: "globex" });
    expect(firmEvidence(lead, accountSide({ name: "our word for it inc" }, null))).toEqual({ match: "name", shared: "ourwordforit" });
  });

  test("free mail, a missing id and a name without letters match nothing", () => {
    const one = accountSide({ name: "!!!", domain: "gmail.com" }, null);
    expect(firmMatch(one, accountSide({ name: "!!!", domain: "gmail.com" }, null))).toBeNull();
  });
});

describe("names and domains in plain ASCII, which take a shorter way", () => {
  const label = fc.stringMatching(/^[a-z0-9-]{1,8}$/);

  test("a host is read as it is within an address", () => {
    const ending = fc.constantFrom("com", "co.uk", "github.io", "gmail.com", "0x7f", "7", "xn--p1ai", "x1");
    fc.assert(fc.property(fc.array(label, { maxLength: 3 }), ending, (labels, end) => {
      const host = [...labels, end].join(".");
      expect(accountDomain(host)).toBe(accountDomain(`http://${host}`));
    }), { numRuns: 500 });
  });

  test("a name is read as it is with a soft hyphen, which says nothing", () => {
    fc.assert(fc.property(fc.string(), fc.constantFrom("", " Inc.", ", L.L.C."), (name, suffix) => {
      expect(nameWords(name + suffix)).toEqual(nameWords(`${name}${suffix}\u00ad`));
    }), { numRuns: 500 });
  });
});
