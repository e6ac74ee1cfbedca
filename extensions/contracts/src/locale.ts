const FALLBACK = "en-US";

/**
 * The reader's locale as `Intl` takes it: `en-us` or `de_DE` as HubSpot may write them, `en-US` where there is none or
 * it makes no sense. Never throws, so that an odd user setting cannot take a card down.
 */
export const readableLocale = (locale: string | undefined): string => {
  if (!locale) return FALLBACK;
  try {
    return Intl.getCanonicalLocales(locale.replaceAll("_", "-"))[0] ?? FALLBACK;
  } catch {
    return FALLBACK;
  }
};

/** An id as a person reads it: `active_promotion` is "Active promotion". Ids of tiers and requirements are made to be read so. */
export const readableId = (id: string): string => {
  const words = id.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
