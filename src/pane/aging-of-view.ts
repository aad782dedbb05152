import { type Aging, aging } from "../aging/aging";
import type { Day } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { settlementBy } from "../live/settled-by";
import type { AgingPolicy } from "../settings/settings";

/** Agings kept per reading: the tabs and a few options tried out. */
const KEPT_MAX = 12;
const kept = new WeakMap<LedgerView, Map<string, Aging>>();

/** The aging of a reading, worked out once for all tabs that show it. */
export function agingOf(view: LedgerView, asOf: Day, policy: AgingPolicy): Aging {
  let ofView = kept.get(view);
  if (!ofView) kept.set(view, (ofView = new Map()));
  const key = `${asOf}/${policy.basis}/${policy.edgesDays.join()}/${policy.credits}`;
  const known = ofView.get(key);
  if (known) return known;
  if (ofView.size >= KEPT_MAX) ofView.delete(ofView.keys().next().value!);
  const made = aging(view.ledger, settlementBy(view, policy.basis), { asOf, policy });
  ofView.set(key, made);
  return made;
}
