import type { Settlement } from "../ledger/settlement";
import { settle } from "../ledger/settle";
import type { AgingPolicy, AllocationPolicy, Settings } from "../settings/settings";
import type { LedgerView } from "./live-state";

/** How a ledger is settled that is aged by a basis: by document date debits go by document date too, or a receipt would be taken off another invoice than the table says. */
export function allocationFor({ allocation }: Pick<Settings, "allocation">, basis: AgingPolicy["basis"]): AllocationPolicy {
  return basis === "document" ? { ...allocation, order: "document" } : allocation;
}

const otherwise = new WeakMap<LedgerView, Settlement>();

/** The settlement of a view for a basis that may be another than the workbook's: worked out once. */
export function settlementBy(view: LedgerView, basis: AgingPolicy["basis"]): Settlement {
  const { settings } = view;
  const wanted = allocationFor(settings, basis);
  if (wanted.order === allocationFor(settings, settings.aging.basis).order) return view.settlement;
  let settlement = otherwise.get(view);
  if (!settlement) otherwise.set(view, (settlement = settle(view.ledger, wanted)));
  return settlement;
}
