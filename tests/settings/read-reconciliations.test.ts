import { describe, expect, test } from "@jest/globals";
import { withDecisions } from "../../src/reconciliation/remember-decisions";
import { readSettings, writeSettings } from "../../src/settings/read-settings";
import { type CounterpartyMemory, DECISIONS_MAX, NO_MEMORY } from "../../src/settings/reconciliation-memory";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";

const MEMORY: CounterpartyMemory = {
  kind: "statement", customer: "C001",
  profile: { table: "Northwind_2026_05", headers: ["Date", "Total"], columns: { Total: "amount" }, tolerance: "0.05", windowBeforeDays: 3, windowAfterDays: 5, signs: "opposite" },
  decisions: [{ ours: ["a1", "b2"], theirs: ["c3"], verdict: "grouped", note: "checked", disputed: true, about: "INV-1" }, { ours: ["d4"], theirs: ["e5"], verdict: "rejected" }],
  agreed: [{ periodEnd: "2026-05-31", agreedOn: "2026-06-02", openItems: 1, balances: [{ currency: "USD", ours: "10.00", theirs: "9.00", settled: "7.00" }] }],
  settled: { ours: ["s1", "s2"], theirs: ["t1"] },
  carried: [{ side: "theirs", key: "k", cause: "MISSING_L", since: "2026-05-31", day: null, reference: "X", party: "", partyCode: "", text: "van", amount: "-3.00", currency: "USD" }],
  posted: ["p1"],
};

describe("reconciliations in a workbook", () => {
  test("what is written is what is read, row keys packed", () => {
    const settings = { ...DEFAULT_SETTINGS, reconciliations: { "statement:C001": MEMORY, "bank:list:bank": { kind: "bank" as const, customer: null, ...NO_MEMORY } } };
    const json = writeSettings(settings);
    expect(json).toContain('"ours":"a1 b2"');
    expect(readSettings(json)).toEqual({ settings, problem: null });
  });

  test.each<[string, (stored: Record<string, unknown>) => void, (memory: CounterpartyMemory) => unknown, unknown]>([
    ["decisions[1]", (stored) => void (stored.decisions = [{ ours: "a1", theirs: "c3", verdict: "accepted" }, { ours: "a2", theirs: "", verdict: "perhaps" }]), (memory) => memory.decisions, [{ ours: ["a1"], theirs: ["c3"], verdict: "accepted" }]],
    ["profile", (stored) => void (stored.profile = { table: 1 }), (memory) => memory.profile, null],
    ["agreed[0]", (stored) => void (stored.agreed = [{ periodEnd: "May" }]), (memory) => memory.agreed, []],
    ["carried[0]", (stored) => void (stored.carried = [{ side: "mine" }]), (memory) => memory.carried, []],
    ["decisions", (stored) => void (stored.decisions = "all"), (memory) => memory.decisions, []],
  ])("a bad %s is left out by itself, and is named", (path, spoil, part, expected) => {
    const stored = JSON.parse(writeSettings({ ...DEFAULT_SETTINGS, reconciliations: { "statement:C001": MEMORY } })) as { reconciliations: Record<string, Record<string, unknown>> };
    spoil(stored.reconciliations["statement:C001"]!);
    const { settings, problem } = readSettings(JSON.stringify(stored));
    expect(part(settings.reconciliations["statement:C001"]!)).toEqual(expected);
    expect(settings.reconciliations["statement:C001"]!.posted).toEqual(["p1"]);
    expect(problem).toContain(`reconciliations.statement:C001.${path}`);
  });

  test("more decisions than a workbook may hold are refused whole, none is dropped silently", () => {
    const many = Array.from({ length: DECISIONS_MAX + 1 }, (_, place) => ({ ours: [`o${place}`], theirs: [`t${place}`], verdict: "accepted" as const }));
    expect(withDecisions({ ...MEMORY, decisions: [] }, many)).toBeNull();
    expect(withDecisions({ ...MEMORY, decisions: [] }, many.slice(1))!.decisions).toHaveLength(DECISIONS_MAX);
  });
});
