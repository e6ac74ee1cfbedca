import { useExtensionActions } from "@hubspot/ui-extensions";
import { postTo } from "@partner-ledger/backend/ask";
import type { ActionDone, CardError } from "@partner-ledger/contracts/actions";
import { readableText } from "@partner-ledger/contracts/readable-text";
import { useCallback, useRef, useState } from "react";
import { useRecord } from "./use-record.ts";

/** Where an action stands. A refusal stays until the next try, with its notes on form fields. */
export type ActionState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending" }
  | { readonly kind: "refused"; readonly error: CardError["error"] };

/** An action of the card, and how to send it. */
export interface CardAction<B> {
  readonly state: ActionState;
  /** Sends once, however often it is pressed meanwhile. True when there is nothing left to do: it is done, or somebody else was faster. */
  readonly send: (body: B) => Promise<boolean>;
  /** Forgets a refusal: the next try starts afresh. */
  readonly forget: () => void;
}

/**
 * An action the backend takes at `path`. When it is done, `done` is said in an alert and `onDone` called; a refusal
 * becomes the state, for the form to show beside its fields. When somebody else was faster, who it was is said in an
 * alert too: the buttons are gone once the card has read the decision, and anything said beside them with them.
 */
export function useAction<B extends object>(path: string, done: string, onDone: () => void): CardAction<B> {
  const { origin, locale } = useRecord();
  const actions = useExtensionActions<"crm.record.sidebar">();
  const sending = useRef(false);
  const [state, setState] = useState<ActionState>({ kind: "idle" });

  const send = useCallback(
    async (body: B): Promise<boolean> => {
      if (sending.current) return false;
      sending.current = true;
      setState({ kind: "sending" });
      const answer = await postTo<ActionDone>(origin, path, body);
      sending.current = false;
      const overtaken = !answer.ok && answer.error.code === "lead_not_open";
      if (!answer.ok && !overtaken) {
        setState({ kind: "refused", error: answer.error });
        // A conflict that the card does not show yet.
        if (answer.error.code === "lead_has_conflict") onDone();
        return false;
      }
      setState({ kind: "idle" });
      actions.addAlert(answer.ok ? { type: "success", message: done } : { type: "warning", title: "Somebody was faster", message: readableText(answer.error.message, locale) });
      onDone();
      return true;
    },
    [actions, done, locale, onDone, origin, path],
  );

  const forget = useCallback(() => setState((now) => (now.kind === "refused" ? { kind: "idle" } : now)), []);
  return { state, send, forget };
}

/** What to show beside a form field after a refusal; nothing when the refusal does not concern it. */
export const fieldError = (state: ActionState, field: string): { readonly error?: true; readonly validationMessage?: string } => {
  const message = state.kind === "refused" ? state.error.fields?.[field] : undefined;
  return message === undefined ? {} : { error: true, validationMessage: message };
};
