import { type Day, firstOfMonth, isoDay, lastOfMonth } from "../calendar/day";
import type { StatementKind } from "../settings/settings";

const PREFIX: Readonly<Record<StatementKind, string>> = {
  activity: "ST", "open-item": "OI", "balance-forward": "BF", transactions: "TR", confirmation: "CF", dunning: "DN",
};
/** Kinds that speak of one day: their period does not belong to the number. */
const ON_A_DAY: ReadonlySet<StatementKind> = new Set(["open-item", "confirmation", "dunning"]);

/**
 * The number of a statement, derived and never counted: the same request gives the same number on every machine.
 *
 * @example activity, October 2026, C001 → `ST-202610-C001`; open items on 2026-10-31 → `OI-20261031-C001`
 */
export function statementNumber({ kind, from, to, customer }: { readonly kind: StatementKind; readonly from: Day; readonly to: Day; readonly customer: string }): string {
  const name = customer.trim().replace(/\s+/g, " ");
  if (ON_A_DAY.has(kind)) return `${PREFIX[kind]}-${compact(to)}-${name}`;
  const wholeMonth = from === firstOfMonth(to) && to === lastOfMonth(to);
  return `${PREFIX[kind]}-${wholeMonth ? compact(to).slice(0, 6) : `${compact(from)}-${compact(to)}`}-${name}`;
}

function compact(day: Day): string {
  return isoDay(day).replace(/-/g, "");
}
