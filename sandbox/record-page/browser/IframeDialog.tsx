import { NativeDialog } from "./components/NativeDialog.tsx";

/** A page from outside that a card opens. HubSpot: OpenIframeActionPayload. */
export interface IframeRequest {
  readonly uri: string;
  readonly width: number;
  readonly height: number;
  readonly title?: string | undefined;
  readonly flush?: boolean | undefined;
}

/** Shows a page from outside over this one. */
export const IframeDialog = ({ request, onClose }: { readonly request: IframeRequest; readonly onClose: () => void }) => (
  <NativeDialog className={request.flush ? "ui-modal is-iframe is-flush" : "ui-modal is-iframe"} title={request.title} label="Page from outside" onDismiss={onClose}>
    <iframe src={request.uri} title={request.title ?? "Page from outside"} width={request.width} height={request.height} />
  </NativeDialog>
);
