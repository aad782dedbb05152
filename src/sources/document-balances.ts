import type { Day } from "../calendar/day";
import type { Minor } from "../money/money";
import { type BalanceRow, runningBalance } from "./running-balance";
import type { ControlTotal } from "./source";

/** A row of a list of documents with the balance that the file states after it. */
export interface Balanced {
  readonly sourceRow: number;
  readonly day: Day | null;
  readonly party: string;
  readonly currency: string;
  readonly amount: Minor;
  readonly open: Minor | undefined;
  readonly balance: Minor | null;
}

type Measure = "amount" | "open";

interface Way {
  readonly measure: Measure;
  readonly perParty: boolean;
  readonly sign: 1 | -1;
  readonly ownCurrency: string;
}

/**
 * A balance runs on within each customer or through the whole list, over amounts or over what is open: the way that holds best is the file's.
 *
 * @param signs another side's list may count its credits up
 */
export function documentBalances(rows: readonly Balanced[], { measures, signs = [1], ownCurrency }: { readonly measures: readonly Measure[]; readonly signs?: readonly (1 | -1)[]; readonly ownCurrency: string }): readonly ControlTotal[] {
  const ways = signs.flatMap((sign) => measures.flatMap((measure) => [true, false].map((perParty) => follow(rows, { measure, perParty, sign, ownCurrency })))).map((controls) => ({ controls, failing: controls.filter(({ ok }) => !ok).length }));
  return ways.reduce((best, way) => (way.failing < best.failing ? way : best)).controls;
}

function follow(rows: readonly Balanced[], { measure, perParty, sign, ownCurrency }: Way): readonly ControlTotal[] {
  const groups = new Map<string, Balanced[]>();
  for (const each of rows) {
    const key = [each.currency, perParty ? each.party : ""].join("\n");
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [{ party, currency }] = group as [Balanced];
    const of = groups.size > 1 ? [perParty ? party : "", currency].filter((part) => part !== "" && part !== ownCurrency).join(" ") : "";
    return runningBalance(group.map(({ sourceRow, day, balance, ...each }): BalanceRow => ({ sourceRow, day, amountMinor: (sign * (each[measure] ?? 0)) as Minor, balanceMinor: balance })), currency, of);
  });
}
