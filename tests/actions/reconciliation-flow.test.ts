import { describe, expect, test } from "@jest/globals";
import { agreePeriod, takeBackAgreement } from "../../src/actions/agree-period";
import { acceptGroups, groupByHand, markDisputed, noteOnGroup, rejectGroup, splitGroup, undecide } from "../../src/actions/decide";
import { savedRequest, saveProfile } from "../../src/actions/list-profile";
import { memoryOf } from "../../src/actions/remember-counterparty";
import { periodStatus } from "../../src/reconciliation/agree-period";
import { selectedSums } from "../../src/reconciliation/selected-sums";
import { readSettings } from "../../src/settings/read-settings";
import { addInWith, compare, day, reopened, rowsOf, told } from "./reconciling";

const LEDGER = `
  Date       | Customer  | Type    | Document | Debit  | Credit | Currency
  2026-05-04 | Northwind | Invoice | INV-101  | 100    |        | USD
  2026-05-06 | Northwind | Invoice | INV-102  | 250    |        | USD
  2026-05-11 | Northwind | Invoice | INV-103  | 77     |        | USD
  2026-05-20 | Northwind | Payment | RC-1     |        | 100    | USD
  2026-05-29 | Northwind | Invoice | INV-104  | 43     |        | USD`;
const MAY = `
  Date       | Document | Description | Debit | Credit
  2026-05-04 | INV-101  |             |       | 100
  2026-05-06 | INV-102  |             |       | 250
  2026-05-12 | INV-130  |             |       | 77
  2026-05-20 | RC-1     |             | 100   |
  2026-05-30 | NEW-1    | hire of van |       | 12.5`;

const may = () => addInWith({ Ledger: LEDGER, Northwind_2026_05: MAY });

describe("decisions in the workbook", () => {
  test("what was accepted, rejected, grouped and noted is still so in another session", async () => {
    const addIn = may();
    const first = await compare(addIn, "Northwind_2026_05");
    expect(first.result.groups.filter(({ verdict }) => verdict === "suggested").map(({ ours }) => ours)).toEqual([[3]]);
    let run = await acceptGroups(addIn, first, first.result.groups);
    run = await rejectGroup(addIn, run, { ours: [1], theirs: [1] });
    run = await groupByHand(addIn, run, { ours: [5], theirs: [5] });
    run = await noteOnGroup(addIn, run, { ours: [2], theirs: [2] }, { note: " checked by phone ", owner: "Li" });
    const again = await compare(reopened(addIn), "Northwind_2026_05");
    expect(told(again)).toEqual(told(run));
    expect(again.result.groups.find(({ ours }) => ours[0] === 2)!.decision).toEqual({ verdict: "accepted", note: "checked by phone", owner: "Li", disputed: false });
    expect(again.result.groups.some(({ verdict }) => verdict === "suggested")).toBe(false);
    expect(again.result.bridges.every(({ residualMinor }) => residualMinor === 0)).toBe(true);
  });

  test("nothing in the user's tables changes by deciding", async () => {
    const addIn = may();
    const before = [await rowsOf(addIn, "Ledger"), await rowsOf(addIn, "Northwind_2026_05")];
    await rejectGroup(addIn, await compare(addIn, "Northwind_2026_05"), { ours: [1], theirs: [1] });
    expect([await rowsOf(addIn, "Ledger"), await rowsOf(addIn, "Northwind_2026_05")]).toEqual(before);
  });

  test("a group is split: the part with both sides holds, the rest stands alone", async () => {
    const addIn = may();
    let run = await groupByHand(addIn, await compare(addIn, "Northwind_2026_05"), { ours: [1, 2], theirs: [1, 2] });
    run = await splitGroup(addIn, run, { ours: [1, 2], theirs: [1, 2] }, [{ ours: [1], theirs: [1] }, { ours: [2], theirs: [] }]);
    expect(told(run).filter((line) => /^[12]?\|/.test(line) && !line.startsWith("|"))).toEqual(["1|1 EXACT auto grouped", "2|2 EXACT auto"]);
  });

  test("a decision is taken back, its remark stays; a dispute is set and lifted", async () => {
    const addIn = may();
    let run = await compare(addIn, "Northwind_2026_05");
    const pair = { ours: [1], theirs: [1] };
    run = await noteOnGroup(addIn, await rejectGroup(addIn, run, pair), pair, { note: "why?", owner: "" });
    run = await markDisputed(addIn, await undecide(addIn, run, pair), pair, true);
    expect(run.result.groups.find(({ ours }) => ours[0] === 1)!.decision).toEqual({ verdict: null, note: "why?", owner: "", disputed: true });
    run = await markDisputed(addIn, run, pair, false);
    expect(run.result.groups.find(({ ours }) => ours[0] === 1)!.decision!.disputed).toBe(false);
  });

  test("rows of one side only, or of two currencies, are no group", async () => {
    const addIn = may();
    const run = await compare(addIn, "Northwind_2026_05");
    await expect(groupByHand(addIn, run, { ours: [1, 2], theirs: [] })).rejects.toMatchObject({ params: { reason: "one-side-only" } });
    expect(await addIn.workbook.readState()).toBeNull();
  });

  test("the sums of what is selected, in our sign, and what is left between them", async () => {
    const run = await compare(may(), "Northwind_2026_05");
    expect(selectedSums(run.comparison.input, run.result, { ours: [1, 2], theirs: [1] })).toEqual([{ currency: "USD", oursMinor: 35000, theirsMinor: 10000, remainingMinor: -25000 }]);
  });
});

const JUNE_LEDGER = `${LEDGER}
  2026-06-02 | Northwind | Invoice | NEW-1    | 12.5   |        | USD
  2026-06-15 | Northwind | Invoice | INV-105  | 60     |        | USD`;
const JUNE = `
  Date       | Document | Description | Debit | Credit
  2026-06-01 | INV-104  |             |       | 43
  2026-06-16 | INV-105  |             |       | 60`;

/** May compared, everything decided and agreed; then June comes with new rows on both sides. */
async function june() {
  const first = may();
  const run = await compare(first, "Northwind_2026_05", "statement", { periodEnd: day("2026-05-31") });
  await agreePeriod(first, await acceptGroups(first, run, run.result.groups));
  const state = (await first.workbook.readState())!;
  const addIn = addInWith({ Ledger: JUNE_LEDGER, Northwind_2026_06: JUNE });
  await addIn.workbook.writeState(state);
  return addIn;
}

describe("month after month", () => {
  test("a period with undecided suggestions is not agreed, and stays open", async () => {
    const addIn = may();
    const run = await compare(addIn, "Northwind_2026_05", "statement", { periodEnd: day("2026-05-31") });
    expect(run.result.groups.some(({ verdict }) => verdict === "suggested")).toBe(true);
    await expect(agreePeriod(addIn, run)).rejects.toMatchObject({ params: { reason: "not-agreed" } });
    expect(periodStatus(memoryOf(addIn.live.settings(), run), day("2026-05-31"))).toEqual({ kind: "open" });
  });

  test("the agreed period says when, and at which balances", async () => {
    const addIn = await june();
    const memory = readSettings(await addIn.workbook.readState()).settings.reconciliations["statement:Northwind"]!;
    expect(periodStatus(memory, day("2026-05-31"))).toEqual({
      kind: "agreed",
      period: { periodEnd: "2026-05-31", agreedOn: "2026-07-02", openItems: 2, balances: [{ currency: "USD", ours: "370.00", theirs: "339.50", settled: "327.00" }] },
    });
    expect(periodStatus(memory, day("2026-06-30"))).toEqual({ kind: "open" });
  });

  test("June starts from May's balance: settled rows are not compared again, open ones meet their mates", async () => {
    const addIn = await june();
    const run = await compare(addIn, "Northwind_2026_06", "statement", { periodEnd: day("2026-06-30") });
    // Ours 5 and 7 were and are open; theirs −1 is the van hire that only May's list had: June's ledger has it now.
    expect(told(run)).toEqual(expect.arrayContaining([expect.stringMatching(/^5\|1 /), expect.stringMatching(/^6\|-1 /), expect.stringMatching(/^7\|2 /)]));
    expect(told(run)).toHaveLength(3);
    expect(run.result.bridges).toEqual([{ currency: "USD", oursMinor: 44250, theirsMinor: 44250, items: [], residualMinor: 0 }]);
    expect(run.comparison.leftOut.map(({ reason, side, count }) => `${reason} ${side} ${count}`)).toEqual(["agreed ours 4"]);
  });

  test("a row booked late into the agreed period is compared; one that was changed is told and stays a difference", async () => {
    const addIn = await june();
    const [ledger] = await addIn.workbook.listTables();
    await addIn.workbook.appendRows(ledger!.id, [[46162, "Northwind", "Invoice", "INV-LATE", 5, null, "USD"]]);
    expect(told(await compare(addIn, "Northwind_2026_06"))).toEqual(expect.arrayContaining([expect.stringMatching(/^8\| /)]));
    addIn.workbook.setCell(ledger!.sheet, 2, 4, 251);
    await addIn.live.refresh();
    const changed = await compare(addIn, "Northwind_2026_06");
    expect(changed.result.told).toEqual([{ key: "agreed-rows-changed", params: { amount: "-250.00", currency: "USD", day: "2026-05-31" } }]);
    expect(changed.result.bridges[0]!.residualMinor).toBe(0);
    expect(changed.result.bridges[0]!.items.map(({ cause }) => cause)).toContain("EARLIER");
  });

  test("an agreement is taken back whole", async () => {
    const addIn = may();
    let run = await compare(addIn, "Northwind_2026_05");
    run = await acceptGroups(addIn, run, run.result.groups);
    const state = await addIn.workbook.readState();
    const agreement = await agreePeriod(addIn, run);
    await takeBackAgreement(addIn, agreement.run, agreement.before);
    expect(await addIn.workbook.readState()).toBe(state);
  });
});

describe("profiles", () => {
  test("what was saved for May's list is found again for June's, by its name without the month", async () => {
    const addIn = addInWith({ Ledger: JUNE_LEDGER, Northwind_2026_05: MAY, Northwind_2026_06: JUNE });
    const rules = { toleranceMinor: 5 as never, windowBeforeDays: 1, windowAfterDays: 9, cutOffDays: 3 };
    await saveProfile(addIn, await compare(addIn, "Northwind_2026_05", "statement", { rules }));
    const view = (await addIn.live.view())!;
    const tables = await addIn.workbook.listTables();
    expect(savedRequest(view, tables.find(({ name }) => name === "Northwind_2026_06")!)).toEqual({ kind: "statement", customer: "Northwind", rules });
    expect(savedRequest(view, tables.find(({ name }) => name === "Ledger")!)).toBeNull();
  });

  test("columns corrected for one month's list are read the same way next month", async () => {
    const odd = (rows: string): string => rows.replace("Description", "Beleg").replace("Document", "Ihr Zeichen");
    const addIn = addInWith({ Ledger: JUNE_LEDGER, Northwind_2026_05: odd(MAY), Northwind_2026_06: odd(JUNE) });
    await addIn.live.saveSettings({ columns: { Northwind_2026_05: { "Ihr Zeichen": "document" } } });
    await saveProfile(addIn, await compare(addIn, "Northwind_2026_05"));
    const run = await compare(addIn, "Northwind_2026_06");
    expect(run.comparison.columns.find(({ field }) => field === "document")?.header).toBe("Ihr Zeichen");
  });

  test("their signs turning round since the profile was saved is told", async () => {
    const turned = MAY.replace("Debit | Credit", "Credit | Debit");
    const addIn = addInWith({ Ledger: LEDGER, Northwind_2026_05: MAY, Northwind_2026_06: turned });
    await saveProfile(addIn, await compare(addIn, "Northwind_2026_05"));
    const run = await compare(addIn, "Northwind_2026_06");
    expect(run.result.told?.map(({ key }) => key)).toEqual(["signs-changed"]);
  });
});
