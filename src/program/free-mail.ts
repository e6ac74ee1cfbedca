import { parse } from "tldts";

/** Mail services that answer under many country endings: `yahoo.co.jp`, `hotmail.fr`, `gmx.net`. */
const FAMILIES: ReadonlySet<string> = new Set([
  "aol", "gmail", "gmx", "googlemail", "hotmail", "icloud", "mailinator", "outlook", "protonmail", "rocketmail", "tutanota", "yahoo", "yandex", "ymail",
  "yopmail",
]);

/**
 * Services that hand an address to anyone: web mail first, then access providers.
 *
 * Our own list on purpose. The npm lists either fetch their content while being installed, so that the same facts could
 * get another answer on another machine, or hold thousands of domains of ordinary companies, whose customers would then
 * go unnoticed. A company left out here is the cheaper mistake: two strangers on a small mail service look alike, and a
 * person sees the evidence.
 */
const SERVICES: ReadonlySet<string> = new Set([
  "163.com", "126.com", "139.com", "abv.bg", "bk.ru", "bol.com.br", "centrum.cz", "daum.net", "duck.com", "email.com", "email.cz", "fastmail.com",
  "fastmail.fm", "foxmail.com", "freemail.hu", "freenet.de", "guerrillamail.com", "hanmail.net", "hey.com", "hushmail.com", "ig.com.br", "inbox.lv", "inbox.ru",
  "interia.pl", "keemail.me", "libero.it", "list.ru", "live.be", "live.ca", "live.cn", "live.co.uk", "live.com", "live.com.au", "live.com.mx",
  "live.de", "live.dk", "live.fr", "live.it", "live.nl", "live.no", "live.se", "lycos.com", "mac.com", "mail.com", "mail.de", "mail.ee", "mail.ru",
  "mailbox.org", "me.com", "msn.com", "nate.com", "naver.com", "o2.pl", "onet.pl", "op.pl", "passport.com", "pm.me", "pobox.com", "posteo.de",
  "proton.me", "qq.com", "rambler.ru", "rediffmail.com", "seznam.cz", "sina.cn", "sina.com", "sohu.com", "tuta.com", "tuta.io", "tutamail.com",
  "ukr.net", "uol.com.br", "virgilio.it", "walla.co.il", "web.de", "windowslive.com", "wp.pl", "ya.ru", "yeah.net", "zoho.com", "zohomail.com",
  "alice.it", "arcor.de", "att.net", "bellsouth.net", "bigpond.com", "bigpond.net.au", "blueyonder.co.uk", "bluewin.ch", "btinternet.com",
  "charter.net", "comcast.net", "cox.net", "docomo.ne.jp", "earthlink.net", "eircom.net", "ezweb.ne.jp", "free.fr", "juno.com", "laposte.net",
  "netzero.net", "ntlworld.com", "optonline.net", "optusnet.com.au", "orange.fr", "rogers.com", "sapo.pt", "sbcglobal.net", "sfr.fr", "shaw.ca",
  "sky.com", "softbank.ne.jp", "sympatico.ca", "t-online.de", "talktalk.net", "telenet.be", "telus.net", "terra.com.br", "tin.it", "tiscali.it",
  "verizon.net", "virginmedia.com", "wanadoo.fr", "xs4all.nl", "ziggo.nl",
]);

/** The endings under which those are mail: `outlook.travel` is a travel agency. */
const FAMILY_ENDING = /^(?:com|net|(?:com?\.)?[a-z]{2})$/;

/** True for a registrable domain at which anyone can have an address, so that it says nothing about a company. */
export const isFreeMail = (domain: string): boolean => {
  if (SERVICES.has(domain)) return true;
  if (!domain.split(".").some((label) => FAMILIES.has(label))) return false;
  const { domainWithoutSuffix, publicSuffix } = parse(domain);
  return FAMILIES.has(domainWithoutSuffix ?? "") && FAMILY_ENDING.test(publicSuffix ?? "");
};
