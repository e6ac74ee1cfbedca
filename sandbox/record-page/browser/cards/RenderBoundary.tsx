import { Component, type ReactNode } from "react";

interface RenderBoundaryProps {
  readonly onError: (message: string) => void;
  readonly children: ReactNode;
}

/** Reports an error thrown while rendering, and renders nothing from then on. */
export class RenderBoundary extends Component<RenderBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
