import type { CardError } from "@partner-ledger/contracts/actions";
import { useCallback, useRef, useState } from "react";
import type { ChangeRoles } from "./use-roles.ts";

/** A change on its way, and what stood in the way of the last one. */
export interface Sending {
  readonly isSending: boolean;
  readonly problem: CardError["error"] | null;
  /** Sends once, however often it is pressed meanwhile. True when it is done. */
  readonly send: (...change: Parameters<ChangeRoles>) => Promise<boolean>;
  /** Says that something is not in order before anything is sent; null forgets what was said. */
  readonly say: (problem: CardError["error"] | null) => void;
}

/** Follows one form's or dialog's changes; a refusal stays until the next try. */
export function useChange(change: ChangeRoles): Sending {
  const sending = useRef(false);
  const [isSending, setIsSending] = useState(false);
  const [problem, say] = useState<CardError["error"] | null>(null);
  const send = useCallback(async (...wanted: Parameters<ChangeRoles>): Promise<boolean> => {
    if (sending.current) return false;
    sending.current = true;
    setIsSending(true);
    say(null);
    const refusal = await change(...wanted);
    sending.current = false;
    setIsSending(false);
    say(refusal);
    return refusal === null;
  }, [change]);
  return { isSending, problem, send, say };
}
