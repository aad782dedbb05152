import { allocationFor } from "../ledger/allocation-for";
import type { Settlement } from "../ledger/settlement";
import { settle } from "../ledger/settle";
import type { AgingPolicy } from "../settings/settings";
import type { LedgerView } from "./live-state";

const otherwise = new WeakMap<LedgerView, Settlement>();

/** The settlement of a view for a basis that may be another than the workbook's: worked out once. */
export function settlementBy(view: LedgerView, basis: AgingPolicy["basis"]): Settlement {
  const { settings } = view;
  const wanted = allocationFor(settings.allocation, basis);
  if (wanted.order === allocationFor(settings.allocation, settings.aging.basis).order) return view.settlement;
  let settlement = otherwise.get(view);
  if (!settlement) otherwise.set(view, (settlement = settle(view.ledger, wanted)));
  return settlement;
}
