import type { Virtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

/** Rows that Page Up and Page Down pass over. */
const PAGE = 8;

/**
 * One tab stop for a long list: arrow keys, Page Up/Down, Home and End move between its rows, drawn or not.
 *
 * `rowProps(index)` go on the focusable element of each row, `onKeyDown` on the list. `returnTo`: the row that the user comes back to takes the focus.
 */
export function useRovingRows(count: number, virtualizer: Virtualizer<HTMLDivElement, Element>, returnTo: number | null = null) {
  const [current, setCurrent] = useState(returnTo ?? 0);
  const elements = useRef(new Map<number, HTMLElement>());
  const wantsFocus = useRef(returnTo !== null);
  const active = Math.min(current, Math.max(0, count - 1));

  useEffect(() => {
    if (!wantsFocus.current) return;
    const element = elements.current.get(active);
    if (!element) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  });

  const returned = useRef(returnTo === null);
  useEffect(() => {
    if (returned.current || !virtualizer.scrollElement) return;
    returned.current = true;
    virtualizer.scrollToIndex(active, { align: "center" });
  });

  const drawn = virtualizer.getVirtualItems();
  // The tab stop has to exist: where the active row is scrolled out of sight, the first drawn one takes its place.
  const tabStop = drawn.some(({ index }) => index === active) ? active : (drawn[0]?.index ?? active);

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -count, End: count };
    const step = steps[event.key];
    if (step === undefined || count === 0 || !(event.target instanceof HTMLElement) || !event.target.hasAttribute("data-roving")) return;
    event.preventDefault();
    const from = Number(event.target.getAttribute("data-roving"));
    const next = Math.min(count - 1, Math.max(0, from + step));
    wantsFocus.current = true;
    setCurrent(next);
    virtualizer.scrollToIndex(next);
    elements.current.get(next)?.focus({ preventScroll: true });
  };

  const rowProps = (index: number) => ({
    "data-roving": index,
    tabIndex: index === tabStop ? 0 : -1,
    onFocus: () => setCurrent(index),
    ref: (element: HTMLElement | null) => {
      if (element) elements.current.set(index, element);
      else elements.current.delete(index);
    },
  });
  return { onKeyDown, rowProps };
}
