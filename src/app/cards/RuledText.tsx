import { Link, Text } from "@hubspot/ui-extensions";
import type { TextProps } from "@hubspot/ui-extensions";
import { rulesPath, wordsAndRules } from "@partner-ledger/contracts/rule-link";
import { useRecord } from "./use-record.ts";

/** A text in which each rule that it cites is a link to the page where the rule stands with its example. */
export const RuledText = ({ children, ...props }: Pick<TextProps, "variant" | "testId"> & { readonly children: string }) => {
  const { origin } = useRecord();
  // Without a backend there is no page to go to.
  if (origin === "") return <Text {...props}>{children}</Text>;
  return (
    <Text {...props}>
      {wordsAndRules(children).map((part, place) =>
        part.kind === "rule" ? <Link key={`${place} ${part.text}`} href={`${origin}${rulesPath(part.text)}`}>{part.text}</Link> : part.text)}
    </Text>
  );
};
