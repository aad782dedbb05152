import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { allSteps } from "../../src/check/steps";
import { EqualAmounts } from "../../src/ledger/equal-amounts";
import { orderEntries } from "../../src/ledger/entry-order";
import { normaliseDocument, splitDocuments } from "../../src/ledger/document-number";
import { settle } from "../../src/ledger/settle";
import { openAmounts } from "../../src/ledger/open-items";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { WaitingEntries } from "../../src/ledger/waiting-entries";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";

type Step = { readonly kind: "add" | "first" | "only"; readonly entry: number; readonly amount: number };
const steps = fc.array(
  fc.record({ kind: fc.constantFrom("add" as const, "add" as const, "first" as const, "only" as const), entry: fc.nat({ max: 79 }), amount: fc.integer({ min: 1, max: 40 }) }),
  { maxLength: 300, size: "max" },
);

describe("entries that wait", () => {
  test("the queue answers as a plain list would: who is first, and who alone has an amount", () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat({ max: 9 }), { minLength: 80, maxLength: 80 }), (list: readonly Step[], keys) => {
        const first = Int32Array.from(keys);
        const waiting = new WaitingEntries(80, { first, second: new Int32Array(80), order: Int32Array.from(keys, (_, place) => place), document: keys.map(() => "") });
        const plain = new Map<number, number>();
        waiting.reset();
        for (const { kind, entry, amount } of list) {
          if (kind === "add") {
            waiting.add(entry, amount);
            plain.set(entry, (plain.get(entry) ?? 0) + amount);
          } else if (kind === "first") {
            const expected = [...plain.keys()].sort((one, other) => first[one]! - first[other]! || one - other)[0] ?? -1;
            expect(waiting.first()).toBe(expected);
            if (expected < 0) continue;
            const used = Math.min(amount, plain.get(expected)!);
            waiting.use(expected, used);
            if (used === plain.get(expected)) plain.delete(expected);
            else plain.set(expected, plain.get(expected)! - used);
          } else {
            const same = [...plain].filter(([, left]) => left === amount);
            expect(waiting.only(amount)).toBe(same.length === 1 ? same[0]![0] : -1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("amounts are told apart up to the largest exact one, however many there are", () => {
    const amounts = new EqualAmounts();
    amounts.reset(1);
    const many = Array.from({ length: 5000 }, (_, place) => Number.MAX_SAFE_INTEGER - place * 4294967296);
    many.forEach((amount, entry) => amounts.add(amount, entry));
    many.forEach((amount, entry) => expect(amounts.only(amount)).toBe(entry));
    amounts.add(many[7]!, 6000);
    expect(amounts.only(many[7]!)).toBe(-1);
    amounts.remove(many[7]!, 7);
    expect(amounts.only(many[7]!)).toBe(6000);
  });
});

describe("the order of entries", () => {
  const row = (date: string, amount: string, customer = "A"): LedgerRow => ({ customer, date, type: date === "" ? "opening" : "invoice", document: "", amount });
  const orderOf = (rows: readonly LedgerRow[]): number[] => {
    const ledger = makeLedger(rows);
    return [...allSteps(orderEntries(ledger.entries, ledger.partitions.length)).order];
  };

  test("by partition, day, debits before credits, then row", () => {
    expect(orderOf([row("2026-01-02", "-1"), row("2026-01-02", "1"), row("2026-01-01", "-1"), row("2026-01-02", "2", "B"), row("2026-01-02", "3"), row("", "1")])).toEqual([5, 2, 1, 4, 0, 3]);
  });

  test("a mistyped year costs no memory and changes nothing", () => {
    expect(orderOf([row("9999-12-31", "1"), row("2026-01-01", "1"), row("0001-01-01", "1")])).toEqual([2, 1, 0]);
  });

  test("only undated openings", () => {
    expect(orderOf([row("", "-1"), row("", "1")])).toEqual([1, 0]);
  });
});

describe("document numbers", () => {
  test.each([[" inv-0042 ", "INV-42"], ["ＩＮＶ－００４２", "INV-42"], ["INV 42", "INV42"], ["007", "7"], ["0", "0"], ["A-00", "A-0"], ["", ""]])("%p is compared as %p", (written, compared) =>
    expect(normaliseDocument(written)).toBe(compared),
  );

  test("a list is split at commas and semicolons, not at blanks or slashes", () => {
    expect(splitDocuments("INV 1, INV/2；INV-3、 INV-4\nINV-5")).toEqual(["INV 1", "INV/2", "INV-3", "INV-4", "INV-5"]);
  });
});

describe("a large account", () => {
  test("hundreds of entries that wait are met in the same order as a few", () => {
    const invoices = Array.from({ length: 300 }, (_, place): LedgerRow => ({ customer: "A", date: "2026-01-01", type: "invoice", document: `I${place}`, due: place % 2 ? "2026-02-01" : "2026-03-01", amount: String(100 + place) }));
    const ledger = makeLedger([...invoices, { customer: "A", date: "2026-01-02", type: "payment", document: "P1", amount: "-399" }, { customer: "A", date: "2026-01-03", type: "payment", document: "P2", amount: "-150.50" }]);
    const open = openAmounts(ledger, settle(ledger, DEFAULT_SETTINGS.allocation), day("2026-01-31"));
    // 399 has its one partner; 150.50 has none and takes the earliest due by number: I1 (101.00), then I101 (201.00).
    expect([open[299], open[1], open[101], open[300], open[301]]).toEqual([0, 0, 20100 - 4950, 0, 0]);
  });
});
