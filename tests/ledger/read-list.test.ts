import { describe, expect, test } from "@jest/globals";
import { isoDay } from "../../src/calendar/day";
import { readLedger } from "../../src/ledger/read-ledger";
import { type ListReading, readList } from "../../src/ledger/read-list";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { issueLines } from "./read-cases";
import { writtenTable } from "./written-tables";

const { ledger } = readLedger({
  ledger: writtenTable("ledger", ["Date | Customer | Amount | Currency", "2026-01-05 | C1 | 1 | USD"]),
  customers: writtenTable("customers", ["Code | Name | Aliases | Terms", "C1 | Acme Ltd | Acme Trading | 30", "C2 | 甲公司 | | 30"]),
  allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS,
});
const read = (kind: "statement" | "bank", lines: readonly string[], source: "workbook" | "text" = "workbook"): ListReading =>
  readList(writtenTable("list", lines, { source }), { kind, ledger, settings: DEFAULT_SETTINGS });
const shown = ({ rows }: ListReading) => rows.map((row) => [row.row, row.party, row.partyCode, row.day && isoDay(row.day), row.amountMinor, row.currency, row.reference, row.text].join("|"));

describe("lists of the other side", () => {
  test("a statement with Debit and Credit: debit +, credit −, party by name or alias", () => {
    const list = read("statement", [
      "Customer | Date | Document No. | Description | Debit | Credit | Currency",
      "ACME LTD | 2026-01-05 | 1 | Delivery | | 100.5 | USD", "Acme Trading | 2026-01-06 | 2 | Transfer | 40 | | EUR", "Somebody | 2026-01-07 | | Other | 0 | | USD",
    ]);
    expect(shown(list)).toEqual(["1|ACME LTD|C1|2026-01-05|-10050|USD|1|Delivery", "2|Acme Trading|C1|2026-01-06|4000|EUR|2|Transfer", "3|Somebody||2026-01-07|0|USD||Other"]);
    expect([list.hasPartyColumn, list.issues]).toEqual([true, []]);
  });

  test("a signed amount stays as written; a reference beside the document goes to the text", () => {
    const list = read("statement", ["party | document | reference | date | amount | description", "甲公司 | 7 | PO-1 | 2026-01-05 | -100 | Invoice"], "text");
    expect(shown(list)).toEqual(["1|甲公司|C2|2026-01-05|-10000|USD|7|Invoice PO-1"]);
  });

  test("a bank's list: in +, out −, and its 借方 is money out", () => {
    expect(shown(read("bank", ["Booking Date | Payer | Details | Money In | Money Out", "2026-01-05 | Acme Ltd | INV 1 | 10 |", "2026-01-06 | Bank | Fee | | 2"]))).toEqual(["1|Acme Ltd|C1|2026-01-05|1000|USD||INV 1", "2|Bank||2026-01-06|-200|USD||Fee"]);
    expect(shown(read("bank", ["交易日期 | 对方户名 | 借方发生额（元） | 贷方发生额（元） | 摘要", "2026-01-05 | 甲公司 | | 10 | 货款", "2026-01-05 | 甲公司 | 3 | | 退款"]))).toEqual(["1|甲公司|C2|2026-01-05|1000|CNY||货款", "2|甲公司|C2|2026-01-05|-300|CNY||退款"]);
  });

  test("an amount with a direction, and rows that are neither in nor out", () => {
    const list = read("bank", ["交易时间 | 交易对方 | 收/支 | 金额(元)", '"2026-01-05 12:00:00" | 甲公司 | 收入 | "¥28.16"', '"2026-01-05 12:00:00" | 甲公司 | 支出 | 3', '"2026-01-05 12:00:00" | 甲公司 | 不计收支 | 3'], "text");
    expect(shown(list)).toEqual(["1|甲公司|C2|2026-01-05|2816|CNY||", "2|甲公司|C2|2026-01-05|-300|CNY||"]);
    expect(issueLines(list.issues)).toBe("~ row-void list 3 收/支");
  });

  test("what cannot be read is an issue: without an amount left out, without a date undated", () => {
    const list = read("statement", ["Date | Customer | Amount", "2026-01-05 | C1 | x", "soon | C1 | 5", "2026-01-05 | C1 |", " | Total | 5"]);
    expect(shown(list)).toEqual(["2|C1|C1||500|USD||"]);
    expect(issueLines(list.issues)).toBe("! amount-unreadable list 1 Amount\n~ date-unreadable list 2 Date\n! amount-missing list 3 Amount\n~ total-row list 4 Customer");
  });

  test("a list without a needed column has no rows and says why", () => {
    const list = read("statement", ["Date | Customer", "2026-01-05 | C1"]);
    expect([list.rows, list.issues.map(({ code, params }) => [code, params.field])]).toEqual([[], [["column-missing", "amount"]]]);
  });

  test("a list without a customer column says so", () => {
    expect(read("statement", ["Date | Document | Amount", "2026-01-05 | 1 | 5"]).hasPartyColumn).toBe(false);
  });
});
