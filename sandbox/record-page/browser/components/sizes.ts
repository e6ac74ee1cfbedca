/** HubSpot's short names of sizes and distances. */
export type Size = "flush" | "xs" | "sm" | "md" | "lg" | "xl";

const SHORT: Readonly<Record<string, Size>> = {
  flush: "flush",
  xs: "xs", sm: "sm", md: "md", lg: "lg", xl: "xl",
  "extra-small": "xs", small: "sm", medium: "md", large: "lg", "extra-large": "xl",
};

/** The short name of a size: cards may write `small` or `sm`. Unknown or absent: the fallback. */
export const sizeOf = (size: string | undefined, fallback: Size): Size => (size === undefined ? fallback : (SHORT[size] ?? fallback));

/** Joins the class names that apply. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(" ");
