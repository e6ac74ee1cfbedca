import { useEffect, useRef, useState } from "react";

/**
 * The value a field shows, and a setter for what the user does. A card's `value` comes back over the worker some
 * time after the key was pressed; echoes of what was typed here are dropped, so that fast typing is not undone.
 * Any other value from the card wins.
 */
export function useFieldValue<T>(given: T | undefined, initial: T): readonly [T, (value: T) => void] {
  const [shown, setShown] = useState<T>(given ?? initial);
  const typed = useRef<T[]>([]);
  useEffect(() => {
    if (given === undefined) return;
    const echo = typed.current.findIndex((value) => Object.is(value, given));
    if (echo >= 0) {
      typed.current.splice(0, echo + 1);
      return;
    }
    typed.current = [];
    setShown(given);
  }, [given]);
  return [shown, (value) => {
    typed.current.push(value);
    setShown(value);
  }];
}
