import type { KeyboardEvent } from "react";
import { CELL_EDITOR_ID } from "./CellEditor";

/** Parts of the page in the order in which F6 visits them: the part, and where the focus goes in it. */
const REGIONS: readonly (readonly [string, string])[] = [
  [".top-bar", "button:not(:disabled)"],
  [".ribbon", "button:not(:disabled)"],
  [".formula-bar", ".name-box"],
  [".sheet-panel", `#${CELL_EDITOR_ID}`],
  [".bottom", "[role=tab][aria-selected=true]"],
  [".pane-body", "[role=tab][aria-selected=true], button:not(:disabled)"],
];

/** F6 and Shift+F6 go from part to part, as in the spreadsheets people know: in the sheet itself Tab moves between cells. */
export function handleRegionKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "F6" || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const here = REGIONS.findIndex(([part]) => document.activeElement?.closest(part));
  const step = event.shiftKey ? -1 : 1;
  for (let count = 1; count <= REGIONS.length; count++) {
    const [part, target] = REGIONS[(here + step * count + REGIONS.length * 2) % REGIONS.length]!;
    const place = [...document.querySelectorAll<HTMLElement>(`${part} :is(${target})`)].find((element) => element.offsetParent !== null);
    if (!place) continue;
    place.focus();
    return;
  }
}
