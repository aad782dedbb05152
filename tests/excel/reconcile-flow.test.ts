import { afterEach, describe, expect, test } from "@jest/globals";
import { type AddIn, createAddIn } from "../../src/actions/add-in";
import { addReceipts, receiptsToAdd } from "../../src/actions/add-receipts";
import { agreePeriod } from "../../src/actions/agree-period";
import { clearHighlights } from "../../src/actions/clear-highlights";
import { acceptGroups, groupByHand, markDisputed, noteOnGroup, rejectGroup, splitGroup } from "../../src/actions/decide";
import { markReconciliation } from "../../src/actions/mark-reconciliation";
import { reconcileWith, type ReconciliationRun, writeReconciliation } from "../../src/actions/reconcile";
import { parseIsoDay } from "../../src/calendar/day";
import { DEFAULT_RULES, type ReconciliationInput } from "../../src/reconciliation/reconciliation";
import { ExcelFixture } from "./excel-fixture";

const on = (iso: string): number => parseIsoDay(iso)! - parseIsoDay("1899-12-30")!;
const LEDGER = {
  name: "Ledger", at: "A1", headers: ["Date", "Customer", "Type", "Document", "Amount", "Currency"],
  rows: [
    [on("2026-06-01"), "Northwind", "Invoice", "INV-1001", 1000, "USD"], [on("2026-06-03"), "Northwind", "Invoice", "INV-1002", 250.5, "USD"], [on("2026-06-05"), "Northwind", "Invoice", "INV-1003", 77, "USD"],
    [on("2026-06-08"), "Northwind", "Invoice", "INV-1004", 30, "USD"], [on("2026-06-09"), "Northwind", "Invoice", "INV-1005", 20, "USD"], [on("2026-06-10"), "Northwind", "Payment", "RCT-2001", -1000, "USD"],
  ],
};
const JUNE = {
  name: "Northwind_2026_06", at: "A1", headers: ["Date", "Document", "Debit", "Credit"],
  rows: [[on("2026-06-01"), "INV-1001", null, 1000], [on("2026-06-03"), "INV-1002", null, 250.5], [on("2026-06-05"), "INV-1030", null, 77], [on("2026-06-10"), "RCT-2001", 1000, null], [on("2026-06-16"), "LUMP-9", null, 51]],
};
const BANK = {
  name: "Bank", at: "A1", headers: ["Date", "Reference", "Counterparty", "Description", "Money in", "Money out"],
  rows: [[on("2026-06-10"), "B-1", "Northwind", "RCT-2001", 1000, null], [on("2026-06-15"), "B-2", "Northwind", "INV-1002", 250.5, null]],
};
const ALLOCATIONS = { name: "Allocations", at: "A1", headers: ["Date", "From", "To", "Amount"], rows: [[on("2026-06-10"), "RCT-2001", "INV-1001", 1000]] };

let fixture: ExcelFixture;
async function opened(): Promise<AddIn> {
  fixture = new ExcelFixture();
  await fixture.seed([{ name: "Books", tables: [LEDGER] }, { name: "June", tables: [JUNE] }, { name: "Bank", tables: [BANK] }, { name: "Paid", tables: [ALLOCATIONS] }]);
  return createAddIn({ workbook: fixture.workbook, language: "en", today: () => parseIsoDay("2026-07-02")! });
}
afterEach(() => fixture.settled());

async function compare(addIn: AddIn, name: string, kind: ReconciliationInput["kind"]): Promise<ReconciliationRun> {
  const table = (await addIn.workbook.listTables()).find((each) => each.name === name)!;
  return reconcileWith(addIn, { theirs: table.id, kind, customer: null, rules: DEFAULT_RULES[kind], periodEnd: parseIsoDay("2026-06-30") });
}

const told = ({ result }: ReconciliationRun): readonly string[] => [
  ...result.groups.map(({ ours, theirs, cause, decision }) => `${ours.join("+")}|${theirs.join("+")} ${cause} ${decision?.verdict ?? "-"}${decision?.disputed ? " disputed" : ""}`),
  ...result.unmatched.ours.map(({ row, cause }) => `${row}| ${cause}`), ...result.unmatched.theirs.map(({ row, cause }) => `|${row} ${cause}`),
];

/** Both tables as they look, and the columns beside them. */
const cells = (): readonly unknown[] => ["Books", "June"].flatMap((sheet) => Array.from({ length: 9 * 10 }, (_, place) => fixture.cell(sheet, `${"ABCDEFGHI"[place % 9]!}${Math.floor(place / 9) + 1}`)));

describe("reconciling in Excel", () => {
  test("every decision is kept in the workbook and survives sorting; marks come and go without a trace; the period is agreed", async () => {
    const addIn = await opened();
    let run = await compare(addIn, "Northwind_2026_06", "statement");
    run = await acceptGroups(addIn, run, run.result.groups);
    run = await rejectGroup(addIn, run, { ours: [2], theirs: [2] });
    run = await groupByHand(addIn, run, { ours: [2, 4, 5], theirs: [2, 5] });
    run = await splitGroup(addIn, run, { ours: [2, 4, 5], theirs: [2, 5] }, [{ ours: [4, 5], theirs: [5] }]);
    run = await noteOnGroup(addIn, run, { ours: [4, 5], theirs: [5] }, { note: "one delivery", owner: "Li" });
    run = await markDisputed(addIn, run, { ours: [4, 5], theirs: [5] }, true);
    expect(told(run)).toEqual(["1|1 EXACT accepted", "3|3 REF_TYPO accepted", "4+5|5 AMOUNT_DIFF grouped disputed", "6|4 EXACT accepted", "2| MISSING_R", "|2 MISSING_L"]);

    const before = cells();
    await markReconciliation(addIn, run);
    expect(cells()).not.toEqual(before);
    const written = await writeReconciliation(addIn, run);
    expect(fixture.sheetNames()).toContain(written.written[0]!.name);
    await clearHighlights(addIn);
    expect(cells()).toEqual(before);

    await fixture.swapRows("Ledger", 1, 4);
    await addIn.live.refresh();
    expect(told(await compare(addIn, "Northwind_2026_06", "statement"))).toEqual(["1+5|5 AMOUNT_DIFF grouped disputed", "3|3 REF_TYPO accepted", "4|1 EXACT accepted", "6|4 EXACT accepted", "2| MISSING_R", "|2 MISSING_L"]);
    const agreed = await agreePeriod(addIn, await compare(addIn, "Northwind_2026_06", "statement"));
    expect(agreed.run.view.settings.reconciliations).toBeDefined();
    expect((await compare(addIn, "Northwind_2026_06", "statement")).comparison.start.settledRows.ours).toHaveLength(3);
  });

  test("a receipt that only the bank has goes into the ledger with its allocation, once; both status columns stand", async () => {
    const addIn = await opened();
    const run = await compare(addIn, "Bank", "bank");
    const { proposals } = receiptsToAdd(addIn, run);
    expect(proposals.map(({ document, allocations }) => [document, allocations.map(({ to }) => to)])).toEqual([["B-2", ["INV-1002"]]]);
    expect(await addReceipts(addIn, run, proposals)).toEqual({ entries: 1, allocations: 1 });
    await addIn.live.refresh();
    const again = await compare(addIn, "Bank", "bank");
    expect(receiptsToAdd(addIn, again).proposals).toEqual([]);
    await expect(addReceipts(addIn, again, proposals)).rejects.toMatchObject({ params: { reason: "nothing-to-add" } });
    await markReconciliation(addIn, again);
    await markReconciliation(addIn, await compare(addIn, "Northwind_2026_06", "statement"));
    const ledger = (await addIn.workbook.listTables()).find(({ name }) => name === "Ledger")!;
    expect(ledger.headers.slice(6)).toEqual(["Bank reconciliation", "Reconciliation"]);
    expect(ledger.rowCount).toBe(7);
    await clearHighlights(addIn);
    expect((await addIn.workbook.listTables()).find(({ name }) => name === "Ledger")!.headers).toEqual(LEDGER.headers);
  });
});
