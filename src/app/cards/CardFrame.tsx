import { Button, EmptyState, ErrorState, LoadingSpinner, Text } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { CardState } from "./card-feed.ts";

interface CardFrameProps<T> {
  readonly state: CardState<T>;
  readonly onRetry: () => void;
  /** Draws the card once its data is there. */
  readonly children: (data: T, updating: boolean) => ReactNode;
}

/** A card in each of its states; only the one with data is the card's own. */
export function CardFrame<T>({ state, onRetry, children }: CardFrameProps<T>) {
  switch (state.kind) {
    case "loading":
      return <LoadingSpinner label="Loading Partner Ledger…" showLabel size="md" layout="centered" />;
    case "error":
      return (
        <ErrorState title="Partner Ledger could not be loaded">
          <Text>{state.message}</Text>
          <Button size="sm" onClick={onRetry} testId="retry">Try again</Button>
        </ErrorState>
      );
    case "not-permitted":
      return (
        <ErrorState type="lock" title="Not shown to you">
          <Text>{state.message}</Text>
          <Text variant="microcopy">Ask a partner manager; the settings of Partner Ledger name them.</Text>
        </ErrorState>
      );
    case "not-installed":
      return (
        <EmptyState title="Partner Ledger is not connected" layout="vertical" imageName="integrations" imageWidth={120}>
          <Text>An administrator of this HubSpot account can connect it from the app's page. Nothing is lost: what was recorded is still there.</Text>
          <Button size="sm" onClick={onRetry} testId="retry">Check again</Button>
        </EmptyState>
      );
    case "ready":
      return <>{children(state.data, state.updating)}</>;
  }
}
