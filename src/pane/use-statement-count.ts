import { useEffect, useState } from "react";
import { firstDayFor, statementsFor, type StatementRequest } from "../actions/plan-statements";
import { customersPassing } from "../actions/statement-filter";
import { breathe } from "../live/read-view";
import type { LedgerView } from "../live/live-state";

/** The page gets its turn after this much work. */
const SLICE_MS = 12;

/** How many customers a request for all would write a statement for, counted in slices; null while counting. */
export function useStatementCount(view: LedgerView, request: StatementRequest | null): number | null {
  const [counted, setCounted] = useState<{ readonly request: StatementRequest; readonly view: LedgerView; readonly count: number } | null>(null);
  useEffect(() => {
    if (!request) return undefined;
    let wanted = true;
    const work = async (): Promise<void> => {
      await breathe();
      let count = 0;
      let sliceMs = performance.now();
      const { to, filter = {} } = request;
      const fromOf = (customer: number) => firstDayFor(view.ledger, customer, request);
      for (const customer of customersPassing(view, { fromOf, to, filter })) {
        if (performance.now() - sliceMs > SLICE_MS) {
          await breathe();
          if (!wanted) return;
          sliceMs = performance.now();
        }
        if (statementsFor(view, customer, request).length > 0) count++;
      }
      if (wanted) setCounted({ request, view, count });
    };
    void work();
    return () => {
      wanted = false;
    };
  }, [view, request]);
  return counted && counted.request === request && counted.view === view ? counted.count : null;
}
