import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { AddIn } from "../actions/add-in";
import type { Day } from "../calendar/day";
import type { LedgerView, LiveState } from "../live/live-state";
import { type AsOfMeaning, type Notice, type Pane, PaneContext, type TabName } from "./pane-state";
import { useTask } from "./use-task";

/** Joins the live ledger, the date looked at, the open tab, the running task and the message into what every part of the pane uses. */
export function PaneProvider({ addIn, openTab: wanted, children }: { readonly addIn: AddIn; readonly openTab: TabName | null; readonly children: ReactNode }) {
  const shown = useRef(addIn.live.state());
  const live = useSyncExternalStore(addIn.live.subscribe, () => (looksTheSame(shown.current, addIn.live.state()) ? shown.current : (shown.current = addIn.live.state())));
  const [tab, setTab] = useState<TabName>(wanted ?? "ledger");
  const [notice, setNotice] = useState<Notice | null>(null);
  const [chosenDay, setChosenDay] = useState<Day | null>(null);
  const memory = useRef(new Map<string, unknown>()).current;
  const notify = useCallback((next: Notice | null) => setNotice(next), []);
  const { task, run, report } = useTask(addIn.language, notify);

  useEffect(() => {
    if (wanted) setTab(wanted);
  }, [wanted]);

  const openTab = useCallback((next: TabName) => {
    setNotice(null);
    setTab(next);
  }, []);

  // Right after an edit there is a view with changed rows laid over it, for the cells. Whatever the pane adds up over a whole ledger follows with the whole one, made in steps.
  const view = wholeView(live);
  const savedDay = view ? (view.closingSaved ? view.asOf : null) : addIn.live.settings().closingDate;
  const workbookAsOf = view?.asOf ?? savedDay ?? addIn.today();
  const asOf = chosenDay ?? workbookAsOf;
  const asOfMeaning: AsOfMeaning = asOf !== workbookAsOf ? "chosen" : savedDay === null ? "today" : "saved";

  const pane = useMemo<Pane>(
    () => ({
      addIn, language: addIn.language, live, view, asOf, asOfMeaning, workbookAsOf, chooseAsOf: setChosenDay, tab, openTab, task, run, report, notice, notify, memory,
    }),
    [addIn, live, view, asOf, asOfMeaning, workbookAsOf, tab, openTab, task, run, report, notice, notify, memory],
  );
  return <PaneContext.Provider value={pane}>{children}</PaneContext.Provider>;
}

function wholeView({ view }: LiveState): LedgerView | null {
  return view?.changed?.since ?? view;
}

/** Nothing that the pane draws is different: cells that follow an edit should not wait for a pane that stays as it is. */
function looksTheSame(one: LiveState, other: LiveState): boolean {
  return one === other || (one.status === "ready" && other.status === "ready" && one.stale === other.stale && wholeView(one) === wholeView(other));
}
