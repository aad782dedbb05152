import { describe, expect, test } from "@jest/globals";
import { addAdjustments, addReceipts, adjustmentsToAdd, receiptsToAdd } from "../../src/actions/add-receipts";
import { acceptGroups, groupByHand } from "../../src/actions/decide";
import { readRemittances } from "../../src/actions/remittance";
import { tableOf } from "../functions/ledger-in-memory";
import { addInWith, compare, reopened, rowsOf } from "./reconciling";

const LEDGER = `
  Date       | Customer  | Type        | Document | Applies to | Reference | Debit | Credit | Currency
  2026-05-04 | Northwind | Invoice     | INV-101  |            |           | 100   |        | USD
  2026-05-06 | Northwind | Invoice     | INV-102  |            |           | 250   |        | USD
  2026-05-11 | Contoso   | Invoice     | INV-103  |            |           | 77    |        | USD
  2026-05-20 | Northwind | Receipt     | RC-1     | INV-101    | BNK-1     |       | 100    | USD
  2026-05-22 | Northwind | Credit note | CN-1     |            |           |       | 50     | USD`;
const ALLOCATIONS = `
  Date       | From | To      | Amount
  2026-05-20 | RC-1 | INV-101 | 100`;
const BANK = `
  Date       | Reference | Counterparty | Description              | Money in | Money out
  2026-05-20 | BNK-1     | Northwind    | INV-101                  | 100      |
  2026-06-02 | BNK-2     | Northwind    | INV-102 less CN-1        | 200      |
  2026-06-03 | BNK-3     | Contoso      | INV-103                  | 77       |
  2026-06-04 | BNK-4     | Fabrikam     | deposit                  | 500      |
  2026-06-05 |           | Contoso      | on account               | 30       |
  2026-06-05 | BNK-6     | Our bank     | charges                  |          | 12`;

const books = () => addInWith({ Ledger: LEDGER, Allocations: ALLOCATIONS, Bank: BANK });

describe("receipts that the bank has and the ledger lacks", () => {
  test("only lines that no receipt of the ledger stands for are offered, with what they pay", async () => {
    const addIn = books();
    const run = await compare(addIn, "Bank", "bank");
    const accepted = await acceptGroups(addIn, run, run.result.groups);
    const { proposals, refusals } = receiptsToAdd(addIn, accepted);
    expect(proposals.map(({ line, document, amountMinor, allocations, unappliedMinor }) => [line, document, amountMinor, allocations.map(({ from, to, amountMinor: amount }) => `${from}>${to} ${amount}`).join(" "), unappliedMinor])).toEqual([
      [2, "BNK-2", 20000, "BNK-2>INV-102 20000 CN-1>INV-102 5000", 0],
      [3, "BNK-3", 7700, "BNK-3>INV-103 7700", 0],
      [5, expect.stringMatching(/^RC-20260605-/), 3000, "", 3000],
    ]);
    expect(refusals.map(({ line, reason }) => `${line} ${reason}`)).toEqual(["4 party-unknown"]);
  });

  test("they are added as the ledger writes receipts, with their allocations, and the next comparison knows them", async () => {
    const addIn = books();
    const run = await compare(addIn, "Bank", "bank");
    const accepted = await acceptGroups(addIn, run, run.result.groups);
    const added = await addReceipts(addIn, accepted, receiptsToAdd(addIn, accepted).proposals);
    expect(added).toEqual({ entries: 3, allocations: 3 });
    const ledger = await rowsOf(addIn, "Ledger");
    expect(ledger.slice(5, 7)).toEqual([
      [46175, "Northwind", "Receipt", "BNK-2", null, null, null, 200, "USD"], [46176, "Contoso", "Receipt", "BNK-3", null, null, null, 77, "USD"],
    ]);
    expect((await rowsOf(addIn, "Allocations")).slice(1)).toEqual([[46175, "BNK-2", "INV-102", 200], [46175, "CN-1", "INV-102", 50], [46176, "BNK-3", "INV-103", 77]]);
    await addIn.live.refresh();
    const again = await compare(addIn, "Bank", "bank");
    expect(receiptsToAdd(addIn, again).proposals).toEqual([]);
    expect(again.result.groups.filter(({ theirs }) => [1, 2, 3, 5].includes(theirs[0]!)).map(({ ours, theirs, differenceMinor }) => [ours, theirs, differenceMinor])).toEqual([[[4], [1], 0], [[6], [2], 0], [[7], [3], 0], [[8], [5], 0]]);
    expect((await addIn.live.view())!.issues).toEqual([]);
  });

  test("a receipt added without a number of the bank's is known by the one it was given, even between equal lines", async () => {
    const equal = `
      Date       | Counterparty | Description | Money in | Money out
      2026-06-02 | Contoso      | transfer    | 30       |
      2026-06-03 | Contoso      | transfer    | 30       |`;
    const addIn = addInWith({ Ledger: LEDGER, Bank: equal });
    const run = await compare(addIn, "Bank", "bank");
    await addReceipts(addIn, run, receiptsToAdd(addIn, run).proposals);
    await addIn.live.refresh();
    const again = await compare(addIn, "Bank", "bank");
    expect(again.result.groups.map(({ ours, theirs, verdict }) => [ours, theirs, verdict])).toEqual([[[6], [1], "auto"], [[7], [2], "auto"]]);
    expect(receiptsToAdd(addIn, again)).toEqual({ proposals: [], refusals: [] });
  });

  test("nothing is posted twice: not by the same offer again, not in another session, not when the ledger's row was entered by hand meanwhile", async () => {
    const addIn = books();
    const run = await compare(addIn, "Bank", "bank");
    const accepted = await acceptGroups(addIn, run, run.result.groups);
    const { proposals } = receiptsToAdd(addIn, accepted);
    await addReceipts(addIn, accepted, proposals);
    const rows = await rowsOf(addIn, "Ledger");
    // Whether the change of the ledger or the line posted is seen first: nothing is added.
    await expect(addReceipts(addIn, accepted, proposals)).rejects.toMatchObject({ params: { reason: expect.stringMatching(/^(nothing-to-add|rows-moved)$/) } });
    const other = reopened(addIn);
    await expect(addReceipts(other, await compare(other, "Bank", "bank"), proposals)).rejects.toMatchObject({ params: { reason: "nothing-to-add" } });
    expect(await rowsOf(addIn, "Ledger")).toEqual(rows);

    const byHand = addInWith({ Ledger: `${LEDGER}\n  2026-06-07 | Fabrikam | Receipt | HAND-1 | | | | 77 | USD`, Allocations: ALLOCATIONS, Bank: BANK });
    const first = await compare(byHand, "Bank", "bank");
    const decided = await groupByHand(byHand, await acceptGroups(byHand, first, first.result.groups), { ours: [3], theirs: [3] });
    expect(receiptsToAdd(byHand, decided).refusals).toContainEqual({ line: 3, reason: "in-ledger" });
  });

  test("where the ledger changed since the comparison nothing is added", async () => {
    const addIn = books();
    const run = await compare(addIn, "Bank", "bank");
    const accepted = await acceptGroups(addIn, run, run.result.groups);
    const { proposals } = receiptsToAdd(addIn, accepted);
    await addIn.live.refresh();
    const before = await rowsOf(addIn, "Ledger");
    await expect(addReceipts(addIn, accepted, proposals)).rejects.toMatchObject({ params: { reason: "rows-moved" } });
    expect(await rowsOf(addIn, "Ledger")).toEqual(before);
  });

  test("without an allocations table a receipt names its documents itself", async () => {
    const addIn = addInWith({ Ledger: LEDGER, Bank: BANK });
    const run = await compare(addIn, "Bank", "bank");
    const accepted = await acceptGroups(addIn, run, run.result.groups);
    await addReceipts(addIn, accepted, receiptsToAdd(addIn, accepted).proposals.slice(0, 2));
    expect((await rowsOf(addIn, "Ledger")).slice(5).map((row) => [row[3], row[4]])).toEqual([["BNK-2", "INV-102"], ["BNK-3", "INV-103"]]);
  });

  test("a refusal of one table leaves both as they were, and the lines are offered again", async () => {
    const addIn = books();
    const allocations = (await addIn.workbook.listTables()).find(({ name }) => name === "Allocations")!;
    addIn.workbook.setCell(allocations.sheet, 4, 1, "note");
    const run = await compare(addIn, "Bank", "bank");
    const accepted = await acceptGroups(addIn, run, run.result.groups);
    const { proposals } = receiptsToAdd(addIn, accepted);
    const before = await rowsOf(addIn, "Ledger");
    await expect(addReceipts(addIn, accepted, proposals)).rejects.toMatchObject({ code: "no-room" });
    expect(await rowsOf(addIn, "Ledger")).toEqual(before);
    expect(receiptsToAdd(addIn, accepted).proposals).toEqual(proposals);
  });

  test("a ledger that writes receipts unsigned, in Chinese, gets them so", async () => {
    const addIn = addInWith({
      往来明细: `
        日期       | 客户 | 类型 | 单据号 | 金额 | 币种
        2026-05-04 | 海川 | 发票 | F-1    | 300  | CNY
        2026-05-06 | 海川 | 发票 | F-2    | 80   | CNY
        2026-05-09 | 海川 | 收款 | S-1    | 300  | CNY`,
      银行流水: `
        交易日期   | 对方户名 | 摘要    | 收入金额 | 支出金额
        2026-05-09 | 海川     | F-1货款 | 300 |
        2026-06-02 | 海川     | F-2货款 | 80  |`,
    });
    const run = await compare(addIn, "银行流水", "bank");
    const accepted = await acceptGroups(addIn, run, run.result.groups);
    await addReceipts(addIn, accepted, receiptsToAdd(addIn, accepted).proposals);
    expect((await rowsOf(addIn, "往来明细")).slice(3)).toEqual([[46175, "海川", "收款", expect.stringMatching(/^RC-20260602-/), 80, "CNY"]]);
  });
});

describe("what a bank list cannot show", () => {
  test("receipts from before it begins or after it ends are told, not called missing", async () => {
    const addIn = addInWith({ Ledger: `${LEDGER}\n  2026-01-05 | Tailspin | Receipt | OLD-1 | | | | 12 | USD\n  2026-05-17 | Tailspin | Receipt | EDGE-1 | | | | 9.2 | USD`, Bank: BANK });
    const run = await compare(addIn, "Bank", "bank");
    expect(run.comparison.leftOut.map(({ reason, count, sums }) => [reason, count, sums])).toEqual([["before-list", 1, [{ currency: "USD", amountMinor: 1200 }]]]);
    expect(run.result.unmatched.ours.filter(({ row }) => row >= 6)).toEqual([{ row: 7, cause: "EARLIER" }]);
    expect(run.result.bridges[0]!.residualMinor).toBe(0);
  });
});

describe("remittance advices", () => {
  const ADVICE = `
    Document | Amount | Reference
    INV-201  | 40     | PAY-77
    INV-205  | 60     | PAY-77
    INV-209  | 15     | PAY-78`;
  const OPEN = `
    Date       | Customer  | Type    | Document | Debit | Credit | Currency
    2026-05-04 | Northwind | Invoice | INV-201  | 40    |        | USD
    2026-05-05 | Northwind | Invoice | INV-202  | 40    |        | USD
    2026-05-06 | Northwind | Invoice | INV-205  | 60    |        | USD
    2026-05-07 | Northwind | Invoice | INV-206  | 60    |        | USD`;
  const LINE = `
    Date       | Counterparty | Description | Money in | Money out
    2026-06-02 | Northwind    | payment     | 100      |`;

  test("rows of one payment belong together", () => {
    expect(readRemittances(tableOf("Advice", ADVICE), {}, "USD").map(({ payment, documents, totalMinor }) => [payment, documents, totalMinor])).toEqual([["PAY-77", ["INV-201", "INV-205"], 10000], ["PAY-78", ["INV-209"], 1500]]);
  });

  test("what a payer lists decides between equal amounts; an advice that fits no line is told", async () => {
    const addIn = addInWith({ Ledger: OPEN, Bank: LINE });
    const remittances = readRemittances(tableOf("Advice", ADVICE), {}, "USD");
    const run = await compare(addIn, "Bank", "bank", { remittances });
    expect(run.result.groups.map(({ ours, theirs, verdict }) => [ours, theirs, verdict])).toEqual([[[1, 3], [1], "auto"]]);
    expect(run.comparison.remittancesUnused.map(({ payment }) => payment)).toEqual(["PAY-78"]);
  });
});

describe("adjustments", () => {
  test("a known difference of ours is offered as a row and is gone once it is added; nothing is added unasked", async () => {
    const addIn = addInWith({
      Ledger: LEDGER,
      Northwind: `
        Date       | Document | Debit | Credit
        2026-05-04 | INV-101  |       | 100
        2026-05-06 | INV-102  |       | 249.99
        2026-05-20 | RC-1     | 100   |
        2026-05-22 | CN-1     | 50    |`,
    });
    const rules = { toleranceMinor: 5 as never, windowBeforeDays: 3, windowAfterDays: 5, cutOffDays: 3 };
    const run = await compare(addIn, "Northwind", "statement", { rules });
    const proposals = adjustmentsToAdd(run);
    expect(proposals.map(({ cause, type, amountMinor, appliesTo }) => [cause, type, amountMinor, appliesTo])).toEqual([["ROUNDING", "credit adjustment", -1, "INV-102"]]);
    expect(await rowsOf(addIn, "Ledger")).toHaveLength(5);
    await addAdjustments(addIn, run, proposals);
    expect((await rowsOf(addIn, "Ledger"))[5]).toEqual([46148, "Northwind", "Credit adjustment", "ADJ-INV-102", "INV-102", null, null, 0.01, "USD"]);
    await addIn.live.refresh();
    const view = (await addIn.live.view())!;
    expect(view.issues).toEqual([]);
    expect((await compare(addIn, "Northwind", "statement", { rules })).result.bridges[0]).toMatchObject({ oursMinor: 19999, theirsMinor: 19999 });
  });

  test("a credit note that only the customer has is offered under its number, for the invoice it names; a payment or a number we have is not", async () => {
    const addIn = addInWith({
      Ledger: LEDGER,
      Northwind: `
        Date       | Document | Description             | Debit | Credit
        2026-05-04 | INV-101  |                         |       | 100
        2026-05-06 | INV-102  |                         |       | 250
        2026-05-18 | DN-7     | returned goods, INV-102 | 30    |
        2026-05-19 | PAY-1    | transfer                | 45    |
        2026-05-20 | RC-1     | paid                    | 100   |
        2026-05-22 | CN-1     | credit note             | 50    |
        2026-05-23 | CN-1     | credit note             | 1     |`,
    });
    const run = await compare(addIn, "Northwind");
    const proposals = adjustmentsToAdd(run).filter(({ cause }) => cause === "MISSING_L");
    expect(proposals.map(({ type, document, amountMinor, appliesTo }) => [type, document, amountMinor, appliesTo])).toEqual([["credit note", "DN-7", -3000, "INV-102"]]);
    await addAdjustments(addIn, run, proposals);
    await addIn.live.refresh();
    const again = await compare(addIn, "Northwind");
    expect(again.result.groups.find(({ theirs }) => theirs[0] === 3)).toMatchObject({ cause: "EXACT", verdict: "auto" });
    expect(adjustmentsToAdd(again).filter(({ cause }) => cause === "MISSING_L")).toEqual([]);
  });
});
