import { assert } from "../check/assert";
import { eachStep, type Steps } from "../check/steps";
import { checkedMinor, type Minor } from "../money/money";
import { type Bridge, type Cause, CAUSES, type MatchGroup, type ReconciliationInput, type ReconciliationResult, type ReconciliationRow } from "./reconciliation";

/** What both sides stood at before the rows that are compared: the last agreed balance. */
export interface Opening {
  readonly currency: string;
  readonly oursMinor: Minor;
  readonly theirsMinor: Minor;
}

/** Amounts by data row, in the direction of the bridge. */
export interface BridgeAmounts {
  readonly ours: ReadonlyMap<number, BridgeAmount>;
  readonly theirs: ReadonlyMap<number, BridgeAmount>;
}

interface BridgeAmount {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Our receipts count as money in when a bank list is compared, and their amounts take the sign found for them. */
export function* bridgeAmounts({ kind, ours, theirs }: ReconciliationInput, signs: ReconciliationResult["signs"]): Steps<BridgeAmounts> {
  const isCash = ({ type }: ReconciliationRow): boolean => kind === "bank" && (type === "payment" || type === "refund");
  const turned = signs.theirs === "opposite";
  const amounts = { ours: new Map<number, BridgeAmount>(), theirs: new Map<number, BridgeAmount>() };
  yield* eachStep(ours.length, (place) => {
    const row = ours[place]!;
    amounts.ours.set(row.row, isCash(row) ? { amountMinor: -row.amountMinor, currency: row.currency } : row);
  });
  yield* eachStep(theirs.length, (place) => {
    const row = theirs[place]!;
    amounts.theirs.set(row.row, turned ? { amountMinor: -row.amountMinor, currency: row.currency } : row);
  });
  return amounts;
}

/**
 * From our total to theirs by cause, per currency, for any division of the rows into groups and lone rows.
 *
 * Holds: opening ours + compared ours + Σ items = opening theirs + compared theirs, exactly.
 */
export function* closeBridges(
  { groups, unmatched, amounts, openings, currencies }: Pick<ReconciliationResult, "groups" | "unmatched"> & { readonly amounts: BridgeAmounts; readonly openings: readonly Opening[]; readonly currencies: readonly string[] },
): Steps<readonly Bridge[]> {
  const all = [...new Set([...currencies, ...openings.map(({ currency }) => currency)])];
  const items = new Map(all.map((currency) => [currency, new Map<Cause, { amount: number; count: number }>()]));
  const totals = new Map(all.map((currency) => [currency, { ours: 0, theirs: 0 }]));
  const add = (currency: string, cause: Cause, amount: number): void => {
    const known = items.get(currency)!.get(cause);
    if (known) {
      known.amount += amount;
      known.count += 1;
    } else items.get(currency)!.set(cause, { amount, count: 1 });
  };
  for (const side of ["ours", "theirs"] as const) {
    const all = [...amounts[side].values()];
    yield* eachStep(all.length, (place) => {
      totals.get(all[place]!.currency)![side] += all[place]!.amountMinor;
    });
  }
  yield* eachStep(groups.length, (place) => {
    for (const [currency, amount] of differencesOf(groups[place]!, amounts)) if (amount !== 0) add(currency, groups[place]!.cause, amount);
  });
  yield* eachStep(unmatched.ours.length, (place) => {
    const { row, cause } = unmatched.ours[place]!;
    add(amounts.ours.get(row)!.currency, cause, -amounts.ours.get(row)!.amountMinor);
  });
  yield* eachStep(unmatched.theirs.length, (place) => {
    const { row, cause } = unmatched.theirs[place]!;
    add(amounts.theirs.get(row)!.currency, cause, amounts.theirs.get(row)!.amountMinor);
  });
  for (const { currency, oursMinor, theirsMinor } of openings) {
    totals.get(currency)!.ours += oursMinor;
    totals.get(currency)!.theirs += theirsMinor;
    if (oursMinor !== theirsMinor) add(currency, "EARLIER", theirsMinor - oursMinor);
  }
  return all.map((currency) => {
    const { ours, theirs } = totals.get(currency)!;
    const listed = [...items.get(currency)!].sort(([left], [right]) => CAUSES.indexOf(left) - CAUSES.indexOf(right)).map(([cause, { amount, count }]) => ({ cause, amountMinor: checkedMinor(amount), count }));
    const residual = theirs - ours - listed.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    assert(residual === 0, `The bridge of ${currency} does not close: ${residual} minor units are unexplained`);
    return { currency, oursMinor: checkedMinor(ours), theirsMinor: checkedMinor(theirs), items: listed, residualMinor: checkedMinor(residual) };
  });
}

/** Theirs less ours of a group, per currency that its rows have. */
export function differencesOf({ ours, theirs }: Pick<MatchGroup, "ours" | "theirs">, amounts: BridgeAmounts): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of theirs) {
    const { currency, amountMinor } = amounts.theirs.get(row)!;
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  for (const row of ours) {
    const { currency, amountMinor } = amounts.ours.get(row)!;
    sums.set(currency, (sums.get(currency) ?? 0) - amountMinor);
  }
  return sums;
}
