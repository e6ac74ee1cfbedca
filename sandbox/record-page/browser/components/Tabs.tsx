import { createContext, useContext, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { AccordionProps, TabProps, TabsProps } from "@hubspot/ui-extensions";
import { useLatest } from "./extension-event.ts";
import { classes, sizeOf } from "./sizes.ts";

type TabId = string | number;
interface Entry {
  readonly id: TabId;
  readonly title: string;
  readonly disabled: boolean;
  readonly tooltip: string | undefined;
  readonly panel: HTMLElement;
}
interface TabsState {
  readonly baseId: string;
  readonly selected: TabId | undefined;
  readonly register: (entry: Entry) => () => void;
}

const TabsContext = createContext<TabsState | null>(null);
const byPlace = (a: Entry, b: Entry): number => (a.panel.compareDocumentPosition(b.panel) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** A bar of tabs over their panels. Each Tab reports itself, since it arrives as a child of its own from the worker. */
export const Tabs = (props: TabsProps) => {
  const baseId = useId();
  const bar = useRef<HTMLDivElement>(null);
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [own, setOwn] = useState<TabId | undefined>(props.defaultSelected);
  const change = useLatest(props.onSelectedChange as ((id: TabId) => unknown) | undefined);
  const selected = props.selected ?? own ?? entries[0]?.id;
  const register = useMemo(() => (entry: Entry) => {
    setEntries((now) => [...now, entry].sort(byPlace));
    return () => {
      setEntries((now) => now.filter((other) => other !== entry));
    };
  }, []);
  const state = useMemo(() => ({ baseId, selected, register }), [baseId, selected, register]);
  const pick = (id: TabId): void => {
    setOwn(id);
    change.current?.(id);
  };
  const moveFocus = (event: KeyboardEvent): void => {
    const usable = entries.filter((entry) => !entry.disabled);
    const next = STEPS[event.key]?.(usable.findIndex((entry) => entry.id === selected), usable.length);
    const target = next === undefined ? undefined : usable[next];
    if (target === undefined) return;
    event.preventDefault();
    pick(target.id);
    bar.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(String(target.id))}"]`)?.focus();
  };
  return (
    <TabsContext.Provider value={state}>
      <div className={classes("ui-tabs", `is-${props.variant ?? "default"}`, props.fill && "is-filled")} data-test-id={props.testId}>
        <div ref={bar} role="tablist" className="ui-tab-bar" onKeyDown={moveFocus}>
          {entries.map((entry) => (
            <button
              key={entry.id} type="button" role="tab" id={`${baseId}-tab-${String(entry.id)}`} data-tab={entry.id} title={entry.tooltip} disabled={entry.disabled}
              aria-selected={entry.id === selected} aria-controls={`${baseId}-panel-${String(entry.id)}`} tabIndex={entry.id === selected ? 0 : -1}
              onClick={() => {
                pick(entry.id);
              }}
            >
              {entry.title}
            </button>
          ))}
        </div>
        {props.children}
      </div>
    </TabsContext.Provider>
  );
};

/** One tab with its panel. */
export const Tab = (props: TabProps) => {
  const tabs = useContext(TabsContext);
  const panel = useRef<HTMLDivElement>(null);
  const register = tabs?.register;
  const title = props.title ?? "";
  const id = props.tabId ?? title;
  const disabled = props.disabled ?? false;
  const tooltip = props.tooltip;
  useEffect(() => (panel.current ? register?.({ id, title, disabled, tooltip, panel: panel.current }) : undefined), [register, id, title, disabled, tooltip]);
  const baseId = tabs?.baseId ?? "";
  const shown = tabs?.selected === id;
  return (
    <div
      ref={panel} role="tabpanel" className="ui-tab-panel" data-test-id={props.testId} hidden={!shown}
      id={`${baseId}-panel-${String(id)}`} aria-labelledby={`${baseId}-tab-${String(id)}`}
    >
      {shown ? props.children : null}
    </div>
  );
};

/** A part that opens and closes. */
export const Accordion = (props: AccordionProps) => {
  const id = useId();
  const [own, setOwn] = useState(props.defaultOpen ?? false);
  const open = props.open ?? own;
  return (
    <div className={`ui-accordion is-${sizeOf(props.size, "sm")}`} data-test-id={props.testId}>
      <button
        type="button" aria-expanded={open} aria-controls={id} disabled={props.disabled}
        onClick={() => {
          setOwn(!open);
          props.onClick?.();
        }}
      >
        <span className="ui-caret" aria-hidden />
        {props.title}
      </button>
      <div id={id} hidden={!open} className="ui-accordion-body">{props.children}</div>
    </div>
  );
};
