import { createContext, useContext, useMemo, useRef, type FormEvent } from "react";
import type { FormProps } from "@hubspot/ui-extensions";
import { extensionEvent, useLatest, type ExtensionEvent } from "./extension-event.ts";
import { useOverlays, type Reactions } from "./overlays.ts";

type SubmitEvent = ExtensionEvent & { readonly targetValue: Readonly<Record<string, unknown>> };

/** Hands over a value the user has just committed to a field, so that its form submits only after the card has taken it. */
export type Commit = (taken: unknown) => void;

const CommitContext = createContext<Commit>(() => undefined);

/** The commit of the form around a field; does nothing outside of a form. */
export const useCommit = (): Commit => useContext(CommitContext);

/** Values by field name; a name that occurs more than once has an array. */
function valuesOf(form: HTMLFormElement): Record<string, unknown> {
  const data = new FormData(form);
  const names = new Set(data.keys());
  return Object.fromEntries([...names].map((name) => {
    const values = data.getAll(name);
    return [name, values.length > 1 ? values : values[0]];
  }));
}

/** A form. Submitting waits until the card has taken the values just typed, since its handler reads its own state. */
export const Form = (props: FormProps) => {
  const { reactions } = useOverlays();
  const submitCard = useLatest(props.onSubmit as ((event: SubmitEvent, reactions: Reactions) => unknown) | undefined);
  const pending = useRef(new Set<Promise<unknown>>());
  const commit = useMemo<Commit>(() => (taken) => {
    const settled = Promise.resolve(taken).catch(() => undefined).finally(() => pending.current.delete(settled));
    pending.current.add(settled);
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    // In React's tree the form of a Modal lies inside the form that opened it.
    event.stopPropagation();
    const values = valuesOf(event.currentTarget);
    await Promise.all(pending.current);
    await new Promise((done) => setTimeout(done, 0));
    submitCard.current?.({ ...extensionEvent("submit"), targetValue: values }, reactions);
  };

  return (
    <CommitContext.Provider value={commit}>
      <form
        noValidate className="ui-form" data-test-id={props.testId} autoComplete={props.autoComplete ?? "on"}
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        {props.children}
      </form>
    </CommitContext.Provider>
  );
};
