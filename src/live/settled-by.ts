import { allocationFor } from "../ledger/allocation-for";
import type { Settlement } from "../ledger/settlement";
import { settle } from "../ledger/settle";
import type { AgingPolicy, AllocationPolicy } from "../settings/settings";
import type { LedgerView } from "./live-state";

/** By view, then by how it would be settled. */
const otherwise = new WeakMap<LedgerView, Map<string, Settlement>>();

/** The settlement of a view for a basis that may be another than the workbook's: worked out once. */
export function settlementBy(view: LedgerView, basis: AgingPolicy["basis"]): Settlement {
  return settledAs(view, allocationFor(view.settings.allocation, basis));
}

/** The same under settings of another time. */
export function settlementUnder(view: LedgerView, { allocation, aging }: { readonly allocation: AllocationPolicy; readonly aging: AgingPolicy }): Settlement {
  return settledAs(view, allocationFor(allocation, aging.basis));
}

function settledAs(view: LedgerView, wanted: AllocationPolicy): Settlement {
  const { settings: { allocation, aging } } = view;
  const keyOf = (policy: AllocationPolicy): string => [policy.allocation, policy.allocationDate, policy.order].join(" ");
  if (keyOf(wanted) === keyOf(allocationFor(allocation, aging.basis))) return view.settlement;
  let known = otherwise.get(view);
  if (!known) otherwise.set(view, (known = new Map()));
  let settlement = known.get(keyOf(wanted));
  if (!settlement) known.set(keyOf(wanted), (settlement = settle(view.ledger, wanted)));
  return settlement;
}
