import { allSteps, eachStep, type Steps } from "../check/steps";
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
  return allSteps(keepCommonSteps(input, found));
}

/** The same with pauses. */
export function* keepCommonSteps(input: ReconciliationInput, found: ReconciliationResult): Steps<CommonCustomers> {
  const { ours, theirs } = input;
  const whole = { input, found, onlyOurs: [], onlyTheirs: [] };
  const meant = customersMeant(input);
  const covered = new Set<string>();
  const codeOfOurs = new Map<number, string>();
  yield* eachStep(ours.length, (place) => {
    covered.add(ours[place]!.partyCode);
    codeOfOurs.set(ours[place]!.row, ours[place]!.partyCode);
  });
  const common = new Set<string>();
  const nameOfTheirs = new Map<number, string>();
  // A line that names nobody may be of any customer of ours.
  let namesAll = true;
  yield* eachStep(theirs.length, (place) => {
    for (const code of meant(theirs[place]!)) if (covered.has(code)) common.add(code);
    const name = nameOf(theirs[place]!);
    nameOfTheirs.set(theirs[place]!.row, name);
    if (name === "") namesAll = false;
  }, NAMES_PER_STEP);
  if (common.size === 0) return whole;
  const grouped = { ours: new Set<number>(), theirs: new Set<number>() };
  const proven = new Set<string>();
  yield* eachStep(found.groups.length, (place) => {
    const group = found.groups[place]!;
    for (const row of group.ours) grouped.ours.add(row);
    for (const row of group.theirs) grouped.theirs.add(row);
    if (group.cause === "WRONG_CUSTOMER") return;
    for (const row of group.ours) common.add(codeOfOurs.get(row)!);
    for (const row of group.theirs) proven.add(nameOfTheirs.get(row)!);
  });
  const ourOut: ReconciliationRow[] = [];
  yield* eachStep(ours.length, (place) => {
    const { row, partyCode } = ours[place]!;
    if (namesAll && !grouped.ours.has(row) && !common.has(partyCode)) ourOut.push(ours[place]!);
  });
  const theirOut: ReconciliationRow[] = [];
  yield* eachStep(theirs.length, (place) => {
    const row = theirs[place]!;
    if (nameOf(row) !== "" && !grouped.theirs.has(row.row) && !proven.has(nameOf(row)) && !meant(row).some((code) => common.has(code))) theirOut.push(row);
  });
  if (ourOut.length + theirOut.length === 0) return whole;
  const out = { ours: new Set(ourOut.map(({ row }) => row)), theirs: new Set(theirOut.map(({ row }) => row)) };
  const kept: ReconciliationInput = { ...input, ours: ours.filter(({ row }) => !out.ours.has(row)), theirs: theirs.filter(({ row }) => !out.theirs.has(row)) };
  yield;
  const unmatched = { ours: found.unmatched.ours.filter(({ row }) => !out.ours.has(row)), theirs: found.unmatched.theirs.filter(({ row }) => !out.theirs.has(row)) };
  const amounts = yield* bridgeAmounts(kept, found.signs);
  const currencies = found.bridges.map(({ currency }) => currency).filter((currency) => kept.ours.some((row) => row.currency === currency) || kept.theirs.some((row) => row.currency === currency));
  const all = yield* bridgeAmounts(input, found.signs);
  return {
    input: kept, found: { ...found, unmatched, bridges: yield* closeBridges({ groups: found.groups, unmatched, amounts, openings: [], currencies }) },
    onlyOurs: oneSided(ourOut, ({ partyCode }) => partyCode, all.ours), onlyTheirs: oneSided(theirOut, nameOf, all.theirs),
  };
}

/** A name that is not known yet takes a hundredth of a millisecond to look for. */
const NAMES_PER_STEP = 500;

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
