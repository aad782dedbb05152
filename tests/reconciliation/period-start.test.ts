import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { agreedMemory } from "../../src/reconciliation/agree-period";
import { applyDecisions } from "../../src/reconciliation/decisions";
import { periodStart } from "../../src/reconciliation/period-start";
import { reconcile } from "../../src/reconciliation/reconcile";
import { DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow } from "../../src/reconciliation/reconciliation";
import { listRowKeys } from "../../src/reconciliation/row-identity";
import { type CounterpartyMemory, NO_MEMORY } from "../../src/settings/reconciliation-memory";

const MAY_END = parseIsoDay("2026-05-31")!;
const START: CounterpartyMemory = { kind: "statement", customer: "N", ...NO_MEMORY };

const rowsArbitrary = (from: number, until: number) => fc.array(
  fc.record({ number: fc.integer({ min: 1, max: 12 }), offset: fc.integer({ min: from, max: until }), amount: fc.constantFrom(100, 250, 777, -300) }),
  { maxLength: 8 },
);

function rowsOf(drafts: readonly { number: number; offset: number; amount: number }[]): readonly ReconciliationRow[] {
  return drafts.map(({ number, offset, amount }, place) => ({
    row: place + 1, party: "Northwind", partyCode: "N", day: (MAY_END + offset) as never, dueDay: null, amountMinor: amount as Minor, currency: "USD", reference: `INV-${100 + number}`, text: "", type: null,
  }));
}

/** Compare what is left after the agreed periods, everything found taken for right. */
function compare(ours: readonly ReconciliationRow[], theirs: readonly ReconciliationRow[], memory: CounterpartyMemory) {
  const keys = () => ({ ours: listRowKeys(ours), theirs: listRowKeys(theirs) });
  const start = periodStart({ kind: "statement", ours, theirs }, { memory, keys });
  const input: ReconciliationInput = { kind: "statement", ours: start.ours, theirs: start.theirs, parties: [], rates: [], periodEnd: MAY_END, rules: DEFAULT_RULES.statement };
  const found = reconcile(input);
  const accepted = { ...found, groups: found.groups.map((group) => ({ ...group, verdict: "auto" as const })) };
  return { input, start, keys: keys(), result: applyDecisions(input, accepted, { decisions: [], ...keys(), carried: start.carriedCauses, openings: start.openings }) };
}

test("whatever is agreed, the next comparison starts from it: our total is the whole ledger's, the bridge closes, settled rows do not come back", () => {
  fc.assert(fc.property(rowsArbitrary(-30, 0), rowsArbitrary(-30, 0), rowsArbitrary(1, 30), rowsArbitrary(1, 30), (ourMay, theirMay, ourJune, theirJune) => {
    const may = compare(rowsOf(ourMay), rowsOf(theirMay), START);
    const memory = agreedMemory(START, { ...may, periodEnd: MAY_END, agreedOn: MAY_END })!;
    const ours = rowsOf([...ourMay, ...ourJune]);
    const june = compare(ours, rowsOf(theirJune), memory);
    for (const { oursMinor, theirsMinor, items } of june.result.bridges) {
      expect(oursMinor).toBe(ours.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
      expect(theirsMinor).toBe(items.reduce((sum, { amountMinor }) => sum + amountMinor, oursMinor as number));
    }
    const settled = new Set(memory.settled.ours);
    expect(june.input.ours.some(({ row }) => settled.has(june.keys.ours.get(row)!))).toBe(false);
    expect(june.start.changed).toEqual([]);
    // What May left open and is not settled is there again, with the period since when it is open.
    expect(memory.carried.every(({ since }) => since === "2026-05-31")).toBe(true);
    const open = memory.carried.filter(({ side }) => side === "theirs").length;
    expect(june.input.theirs).toHaveLength(theirJune.length + open);
  }), { numRuns: 60 });
});
