import { Button, EmptyState, ErrorState, LoadingSpinner, Text } from "@hubspot/ui-extensions";
import type { RolesData } from "@partner-ledger/contracts/settings";
import type { ReactNode } from "react";
import type { RolesState } from "./use-roles.ts";

interface RolesFrameProps {
  readonly state: RolesState;
  readonly onRetry: () => void;
  /** Draws the page once its data is there. */
  readonly children: (roles: RolesData) => ReactNode;
}

/** The page in each of its states; only the one with data is the page's own. */
export const RolesFrame = ({ state, onRetry, children }: RolesFrameProps) => {
  if (state.kind === "loading") return <LoadingSpinner label="Loading settings…" showLabel size="md" layout="centered" />;
  if (state.kind === "ready") return <>{children(state.roles)}</>;
  const { code, message } = state.error;
  if (code === "not_permitted") {
    return (
      <ErrorState type="lock" title="Not shown to you">
        <Text>{message}</Text>
        <Text variant="microcopy">Ask one of the partner managers.</Text>
      </ErrorState>
    );
  }
  if (code === "not_installed") {
    return (
      <EmptyState title="Partner Ledger is not connected" layout="vertical" imageName="integrations" imageWidth={120}>
        <Text>An administrator of this HubSpot account can connect it from the app's page. Roles that were given are kept.</Text>
        <Button size="sm" onClick={onRetry} testId="retry">Check again</Button>
      </EmptyState>
    );
  }
  return (
    <ErrorState title="The settings could not be loaded">
      <Text>{message}</Text>
      <Button size="sm" onClick={onRetry} testId="retry">Try again</Button>
    </ErrorState>
  );
};
