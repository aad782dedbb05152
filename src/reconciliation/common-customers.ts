import { addMinor, type Minor, ZERO } from "../money/money";
import { bridgeAmounts, closeBridges } from "./close-bridges";
import { PartyNames } from "./find-party";
import type { ReconciliationInput, ReconciliationResult, ReconciliationRow } from "./reconciliation";

/** A customer that only one side has: its rows are listed with their total, not compared. */
export interface OneSidedCustomer {
  /** Key of a customer of ours, or the name as the list writes it. */
  readonly customer: string;
  readonly rows: number;
  /** In our sign. */
  readonly totals: readonly { readonly currency: string; readonly amountMinor: Minor }[];
}

export interface CommonCustomers {
  readonly input: ReconciliationInput;
  readonly found: ReconciliationResult;
  readonly onlyOurs: readonly OneSidedCustomer[];
  readonly onlyTheirs: readonly OneSidedCustomer[];
}

/**
 * Of two lists that cover different customers, the comparison of those that both have; the others are told with their totals.
 *
 * Common is a customer that the list names, by code or in any way its name can be read, and one whose documents the list's rows prove to be.
 * A row in a group stays whatever party it names: another customer's document that explains it is WRONG_CUSTOMER, not another list.
 * Where the list has no party names, or none that is ours, evidence alone decides and everything stays.
 * Holds: what stays and what is told are all rows; the bridges close to the unit.
 */
export function keepCommon(input: ReconciliationInput, found: ReconciliationResult): CommonCustomers {
  const { ours, theirs } = input;
  const whole = { input, found, onlyOurs: [], onlyTheirs: [] };
  const meant = customersMeant(input);
  const covered = new Set(ours.map(({ partyCode }) => partyCode));
  const common = new Set(theirs.flatMap((row) => meant(row).filter((code) => covered.has(code))));
  if (common.size === 0) return whole;
  const rowOfOurs = new Map(ours.map((row) => [row.row, row]));
  const rowOfTheirs = new Map(theirs.map((row) => [row.row, row]));
  const grouped = { ours: new Set<number>(), theirs: new Set<number>() };
  const proven = new Set<string>();
  for (const group of found.groups) {
    for (const row of group.ours) grouped.ours.add(row);
    for (const row of group.theirs) grouped.theirs.add(row);
    if (group.cause === "WRONG_CUSTOMER") continue;
    for (const row of group.ours) common.add(rowOfOurs.get(row)!.partyCode);
    for (const row of group.theirs) proven.add(nameOf(rowOfTheirs.get(row)!));
  }
  // A line that names nobody may be of any customer of ours.
  const namesAll = theirs.every((row) => nameOf(row) !== "");
  const ourOut = ours.filter(({ row, partyCode }) => namesAll && !grouped.ours.has(row) && !common.has(partyCode));
  const theirOut = theirs.filter((row) => nameOf(row) !== "" && !grouped.theirs.has(row.row) && !proven.has(nameOf(row)) && !meant(row).some((code) => common.has(code)));
  if (ourOut.length + theirOut.length === 0) return whole;
  const out = { ours: new Set(ourOut.map(({ row }) => row)), theirs: new Set(theirOut.map(({ row }) => row)) };
  const kept: ReconciliationInput = { ...input, ours: ours.filter(({ row }) => !out.ours.has(row)), theirs: theirs.filter(({ row }) => !out.theirs.has(row)) };
  const unmatched = { ours: found.unmatched.ours.filter(({ row }) => !out.ours.has(row)), theirs: found.unmatched.theirs.filter(({ row }) => !out.theirs.has(row)) };
  const amounts = bridgeAmounts(kept, found.signs);
  const currencies = found.bridges.map(({ currency }) => currency).filter((currency) => kept.ours.some((row) => row.currency === currency) || kept.theirs.some((row) => row.currency === currency));
  const all = bridgeAmounts(input, found.signs);
  return {
    input: kept, found: { ...found, unmatched, bridges: closeBridges({ groups: found.groups, unmatched, amounts, openings: [], currencies }) },
    onlyOurs: oneSided(ourOut, ({ partyCode }) => partyCode, all.ours), onlyTheirs: oneSided(theirOut, nameOf, all.theirs),
  };
}

function nameOf({ party, partyCode }: ReconciliationRow): string {
  return partyCode === "" ? party : partyCode;
}

/** Keys of our customers that a row of theirs can mean by its name; names are looked into only where a code does not say it. */
function customersMeant({ parties }: ReconciliationInput): (row: ReconciliationRow) => readonly string[] {
  let names: PartyNames | null = null;
  const namesOfParties = (): PartyNames => {
    const made = new PartyNames();
    parties.forEach(({ code, name, aliases }, party) => [name === "" ? code : name, ...aliases].forEach((each) => made.add(party, each)));
    return made;
  };
  return ({ party, partyCode }) => (partyCode === "" ? (names ??= namesOfParties()).find(party).parties.map((each) => parties[each]!.code) : [partyCode]);
}

function oneSided(rows: readonly ReconciliationRow[], customerOf: (row: ReconciliationRow) => string, amounts: ReadonlyMap<number, { readonly amountMinor: number; readonly currency: string }>): readonly OneSidedCustomer[] {
  const customers = new Map<string, { rows: number; readonly totals: Map<string, Minor> }>();
  for (const row of rows) {
    const known = customers.get(customerOf(row)) ?? { rows: 0, totals: new Map<string, Minor>() };
    customers.set(customerOf(row), known);
    const { amountMinor, currency } = amounts.get(row.row)!;
    known.rows += 1;
    known.totals.set(currency, addMinor(known.totals.get(currency) ?? ZERO, amountMinor as Minor));
  }
  return [...customers].map(([customer, { rows: count, totals }]) => ({ customer, rows: count, totals: [...totals].map(([currency, amountMinor]) => ({ currency, amountMinor })) }));
}
