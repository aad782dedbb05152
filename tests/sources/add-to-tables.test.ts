import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseIsoDay } from "../../src/calendar/day";
import type { RawCell, Table } from "../../src/grid/table";
import type { EntryType } from "../../src/ledger/ledger";
import { readLedger } from "../../src/ledger/read-ledger";
import type { Minor } from "../../src/money/money";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { type ImportFile, type ImportPlan, type ImportTarget, planImport } from "../../src/sources/add-to-tables";
import type { Destination } from "../../src/sources/destination";
import type { SourceKind, SourceRow } from "../../src/sources/source";

let files = 0;
const row = (day: string, party: string, amount: number, more: Partial<SourceRow> = {}): SourceRow => ({
  sourceRow: 2, day: parseIsoDay(day)!, party, document: "", reference: "", amountMinor: Math.round(amount * 100) as Minor, currency: "CNY", memo: "", type: null, ...more,
});
const invoice = (day: string, party: string, document: string, amount: number, type: EntryType = amount < 0 ? "credit note" : "invoice"): SourceRow => row(day, party, amount, { document, type });
const file = (kind: SourceKind, rows: readonly SourceRow[], name = `file-${++files}.csv`): ImportFile => ({ file: { name, hash: `${++files}`.padStart(64, "0") }, profile: "table", reading: { kind, rows, skipped: [], controls: [] } });
const table = (name: string, headers: readonly string[], rows: readonly (readonly RawCell[])[]): Table => ({ id: name, name, sheet: name, headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows, date1904: false, source: "workbook" });

function target(tables: Partial<Record<Destination, Table>> = {}, more: Partial<ImportTarget> = {}): ImportTarget {
  const ledger = tables.ledger ? readLedger({ ledger: tables.ledger, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS }).ledger : null;
  return { settings: DEFAULT_SETTINGS, language: "en", ledger, tables, importedHashes: new Set(), importIds: new Set(), tableNames: new Set(), ...more };
}

/** The tables as the plan leaves them. */
function after(before: Partial<Record<Destination, Table>>, plan: ImportPlan): Partial<Record<Destination, Table>> {
  const tables = { ...before };
  for (const { table: made, rows } of plan.made) tables[made.destination] = table(made.info.name, made.info.headers, rows);
  for (const { table: info, rows } of plan.appends) {
    const [destination, old] = Object.entries(before).find(([, each]) => each?.id === info.id) as [Destination, Table];
    tables[destination] = table(old.name, old.headers, [...old.rows, ...rows]);
  }
  return tables;
}

const counts = ({ files: done }: ImportPlan): readonly (readonly [number, number])[] => done.map(({ added, present }) => [added, present] as const);

describe("importing twice adds nothing", () => {
  const kinds = fc.constantFrom<SourceKind>("bank", "ledger", "statement", "invoices", "aging");
  const rows = fc.array(
    fc.record({
      day: fc.constantFrom("2026-08-01", "2026-08-02", "2026-08-03"), party: fc.constantFrom("Acme", "acme Ltd.", "北京甲", ""), amount: fc.constantFrom(100, -100, 12.34, 0.01),
      document: fc.constantFrom("", "INV-1", "inv 0002", "CN 3"), reference: fc.constantFrom("", "R1", "R2"), memo: fc.constantFrom("", "rent", "=1+1"), balance: fc.constantFrom(undefined, "5.00"),
    }),
    { maxLength: 12 },
  ).map((list) => list.map(({ day, party, amount, document, reference, memo, balance }, index) => row(day, party || "Nobody", amount, { sourceRow: index + 2, document, reference, memo, type: amount < 0 ? "credit note" : "invoice", ...(balance && { more: { balance } }) })));

  /** Of one document an invoice list names one amount. */
  const sound = (kind: SourceKind, list: readonly SourceRow[]): readonly SourceRow[] => (kind === "bank" || kind === "statement" ? list : list.filter((each, index) => each.document === "" || list.findIndex((other) => other.document === each.document) === index));

  test("whatever the rows, in any order, under another name, into the table it made", () => {
    fc.assert(fc.property(kinds, rows, fc.infiniteStream(fc.nat()), (kind, list, order) => {
      const read = sound(kind, list);
      const first = planImport([file(kind, read)], target());
      expect(counts(first)).toEqual([[read.length, 0]]);
      const tables = after({}, first);
      if (read.length === 0) return;
      const keys = new Map(read.map((each) => [each, order.next().value as number]));
      const shuffled = [...read].sort((left, right) => keys.get(left)! - keys.get(right)!);
      expect(counts(planImport([file(kind, shuffled)], target(tables)))).toEqual([[0, read.length]]);
    }));
  });

  test("of an overlapping period only what is new is added, and all files together are the whole", () => {
    fc.assert(fc.property(kinds, rows, fc.nat(), fc.nat(), (kind, list, one, other) => {
      const read = [...sound(kind, list)].sort((left, right) => left.day! - right.day!);
      // Exports are cut between days.
      const days = [...new Set(read.map(({ day }) => day!))];
      const [from, to] = [days[one % Math.max(1, days.length)] ?? 0, days[other % Math.max(1, days.length)] ?? 0];
      const early = read.filter(({ day }) => day! <= to);
      const late = read.filter(({ day }) => day! >= from);
      const plan = planImport([file(kind, early), file(kind, late)], target());
      expect(plan.files[0]!.added).toBe(early.length);
      expect(plan.files[1]!.added).toBe(late.filter(({ day }) => day! > to).length);
      expect(plan.files[1]!.added + plan.files[1]!.present).toBe(late.length);
    }));
  });
});

describe("what is the same entry", () => {
  const bank = (...list: readonly SourceRow[]): ImportFile => file("bank", list);

  test("two payments of one day, payer and amount stay two", () => {
    const plan = planImport([bank(row("2026-08-01", "Acme", 500), row("2026-08-01", "Acme", 500)), bank(row("2026-08-01", "Acme", 500), row("2026-08-01", "Acme", 500), row("2026-08-01", "Acme", 500))], target());
    expect(counts(plan)).toEqual([[2, 0], [1, 2]]);
  });

  test("a bank's own number decides, whatever the payer is called in another format", () => {
    const csv = bank(row("2026-08-01", "ACME LTD", 500, { reference: "F100" }), row("2026-08-01", "ACME LTD", 500, { reference: "F101" }));
    const ofx = bank(row("2026-08-01", "Acme", 500, { reference: "F101", more: { bankReference: "F101" } }), row("2026-08-01", "Acme", 500, { reference: "F102" }));
    const plan = planImport([csv, ofx], target());
    expect([counts(plan), plan.files.map(({ alike }) => alike)]).toEqual([[[2, 0], [1, 1]], [0, 1]]);
  });

  test("the same number at another account of ours is another entry", () => {
    const at = (account: string) => bank(row("2026-08-01", "Acme", 500, { reference: "7", more: { account } }));
    expect(counts(planImport([at("6222 1"), at("6222 2"), at("6222 1")], target()))).toEqual([[1, 0], [1, 0], [0, 1]]);
  });

  describe("files of a bank that name no account", () => {
    const paid = row("2026-08-01", "Acme", 5, { memo: "August" });
    const of = (profile: string, ...rows: readonly SourceRow[]): ImportFile => ({ ...file("bank", rows), profile });

    test("of two banks are of two accounts, also where the first was imported long ago", () => {
      const [first, second] = planImport([of("bank-ccb", paid), of("bank-icbc", paid)], target()).files;
      expect([first!.added, second!.added, second!.unsure]).toEqual([1, 1, []]);
      const before = planImport([of("bank-ccb", paid)], target());
      const later = planImport([of("bank-icbc", paid)], target(after({}, before), { importProfiles: new Map([[before.files[0]!.importId, "bank-ccb"]]) }));
      expect(later.files[0]).toMatchObject({ added: 1, present: 0 });
    });

    test("of one bank, or of a format of many, may be of one: what is taken as there is told by its rows", () => {
      for (const profile of ["bank-ccb", "ofx", "table"]) {
        const again = planImport([of("bank-ccb", paid), of(profile, row("2026-08-02", "Bob", 7), { ...paid, sourceRow: 9 })], target()).files[1]!;
        expect(again).toMatchObject({ added: 1, present: 1, unsure: [1] });
      }
    });

    test("are sure where the bank numbers its entries, or both name the account", () => {
      for (const more of [{ reference: "B-77" }, { more: { account: "6222000011112222" } }]) {
        const again = planImport([of("bank-ccb", { ...paid, ...more }), of("bank-ccb", { ...paid, ...more })], target()).files[1]!;
        expect(again).toMatchObject({ present: 1, unsure: [] });
      }
    });
  });

  test("an account of ours is the same however it is written", () => {
    const at = (account: string, reference = "B7") => bank(row("2026-08-01", "Acme", 500, { reference, more: { account } }));
    expect(counts(planImport([at("DE89 3704 0044 0532 0130 00"), at("37040044/0532013000"), at("37040044/0532013001")], target()))).toEqual([[1, 0], [0, 1], [1, 0]]);
    expect(counts(planImport([at("6217000012341234"), at("6217****1234"), at("6217****9999")], target()))).toEqual([[1, 0], [0, 1], [1, 0]]);
  });

  test("a number of a voucher that begins anew each month is another entry", () => {
    const ledger = (day: string) => file("ledger", [row(day, "Acme", 1000, { document: "记-5", type: "invoice" })]);
    expect(counts(planImport([ledger("2026-07-31"), ledger("2026-08-31"), ledger("2026-07-31")], target()))).toEqual([[1, 0], [1, 0], [0, 1]]);
  });

  test("an invoice is itself on another day, and with another amount it is told and not added", () => {
    const before = after({}, planImport([file("invoices", [invoice("2026-08-01", "Acme", "INV-1", 100), invoice("2026-08-01", "Acme", "INV-2", 50)])], target()));
    const plan = planImport([file("invoices", [invoice("2026-08-09", "ACME", "inv 1", 100), invoice("2026-08-01", "Acme", "INV-2", 60), invoice("2026-08-01", "Acme", "INV-3", 7)])], target(before));
    expect(plan.files[0]!.fates).toEqual(["added", "document-differs", "added"]);
  });

  test("a document of any list that the ledger has with another amount is told; lines of one document, and receipts under their invoice's number, are not taken for that", () => {
    const payment = (day: string, document: string, amount: number): SourceRow => invoice(day, "Acme", document, amount, "payment");
    const before = after({}, planImport([file("ledger", [invoice("2026-08-01", "Acme", "INV-1", 60), invoice("2026-08-01", "Acme", "INV-1", 40), payment("2026-08-02", "INV-1", -30), payment("2026-08-02", "R-7", -5), payment("2026-08-03", "R-7", -6)])], target()));
    expect(before.ledger!.rows).toHaveLength(5);
    const later = file("ledger", [invoice("2026-08-01", "Acme", "INV-1", 60), invoice("2026-08-01", "Acme", "INV-1", 50), payment("2026-08-09", "INV-1", -30), payment("2026-08-02", "R-7", -8), invoice("2026-08-04", "Beta", "INV-1", 50)]);
    expect(planImport([later], target(before)).files[0]!.fates).toEqual(["present", "document-differs", "added", "document-differs", "added"]);
  });

  test("more than the ledger's amount cannot be open", () => {
    const before = after({}, planImport([file("ledger", [invoice("2026-08-01", "Acme", "INV-1", 100), invoice("2026-08-01", "Acme", "INV-2", 100)])], target()));
    const aging = file("aging", [{ ...invoice("2026-08-01", "Acme", "INV-1", 500), openMinor: 50000 as Minor }, { ...invoice("2026-08-01", "Acme", "INV-2", 100), openMinor: 4000 as Minor }]);
    expect(planImport([aging], target(before)).files[0]!.fates).toEqual(["document-differs", "present"]);
  });

  test("a receipt without a number whose text differs is taken as there, and told", () => {
    const receipt = (memo: string): ImportFile => file("ledger", [row("2026-08-01", "Acme", -50, { memo, type: "payment" })]);
    const before = planImport([receipt("rent March")], target());
    const done = planImport([receipt("deposit site B")], target(after({}, before))).files[0]!;
    expect([done.fates, done.unsure]).toEqual([["present"], [0]]);
  });

  test("an invoice that the ledger has line by line is there", () => {
    const before = after({}, planImport([file("ledger", [invoice("2026-08-01", "Acme", "INV-1", 60), invoice("2026-08-01", "Acme", "INV-1", 40)])], target()));
    expect(planImport([file("invoices", [invoice("2026-08-01", "Acme", "INV-1", 100)])], target(before)).files[0]!.fates).toEqual(["present"]);
  });

  test("an open item that was paid in part since is the same item", () => {
    const aging = (open: number) => file("aging", [{ ...invoice("2026-08-01", "Acme", "INV-1", 100), openMinor: open * 100 as Minor }]);
    const first = planImport([aging(100)], target());
    expect(counts(planImport([aging(40)], target(after({}, first))))).toEqual([[0, 1]]);
  });

  test("an entry of nobody is told and not added: no ledger would count it, nor know it again", () => {
    const { files: [done] } = planImport([file("invoices", [invoice("2026-08-01", "", "INV-1", 5), invoice("2026-08-01", "Acme", "INV-2", 5)])], target());
    expect(done!.fates).toEqual(["no-customer", "added"]);
  });

  test("the very same file adds nothing, even where somebody changed its rows since", () => {
    const one = file("bank", [row("2026-08-01", "Acme", 500)]);
    const changed = table("BankTransactions", ["Date", "Counterparty", "Amount"], [[46235, "Acme renamed", 500]]);
    expect(counts(planImport([one], target({ bank: changed })))).toEqual([[1, 0]]);
    const again = planImport([one], target({ bank: changed }, { importedHashes: new Set([one.file.hash]) }));
    expect([counts(again), again.files[0]!.wholeFileKnown, again.appends, again.memories]).toEqual([[[0, 1]], true, [], []]);
  });
});

describe("rows are written as the table writes its own", () => {
  const appended = (plan: ImportPlan): readonly (readonly RawCell[])[] => plan.appends[0]!.rows;

  test("a ledger with unsigned amounts, types in its own words, dates as text, customers by code", () => {
    const ledger = table("Ledger", ["日期", "客户编码", "客户名称", "类型", "单据号", "金额", "币种"], [
      ["2026-07-01", "C1", "甲公司", "销售单", "S1", 100, "人民币"], ["2026-07-02", "C1", "甲公司", "回款", "P1", 40, "人民币"], ["2026-07-03", "C1", "甲公司", "回款", "P2", 20, "人民币"],
    ]);
    const rows = appended(planImport([file("ledger", [invoice("2026-08-01", "甲公司", "S2", 50), row("2026-08-02", "甲公司", -30, { type: "payment", document: "P3" }), invoice("2026-08-03", "新客户", "S3", 1)])], target({ ledger })));
    expect(rows).toEqual([["2026-08-01", "C1", "甲公司", "销售单", "S2", 50, "人民币"], ["2026-08-02", "C1", "甲公司", "回款", "P3", 30, "人民币"], ["2026-08-03", null, "新客户", "销售单", "S3", 1, "人民币"]]);
  });

  test("the GL account goes with the entry where the ledger has a column for it", () => {
    const ledger = table("Ledger", ["Date", "Customer", "Type", "Document", "Debit", "Credit", "Account"], [[46204, "A", "Invoice", "I1", 100, null, "1122"]]);
    expect(appended(planImport([file("ledger", [{ ...invoice("2026-08-01", "A", "I2", 7), more: { account: "1122.01" } }])], target({ ledger })))).toEqual([[46235, "A", "Invoice", "I2", 7, null, "1122.01"]]);
  });

  test("an entry whose sign such a ledger could not tell is told and not added", () => {
    const ledger = table("Ledger", ["Date", "Customer", "Type", "Amount"], [[46204, "A", "Invoice", 100], [46205, "A", "Payment", 40], [46206, "A", "Payment", 5]]);
    expect(planImport([file("ledger", [row("2026-08-01", "A", -30), row("2026-08-02", "A", -7, { type: "payment" })])], target({ ledger })).files[0]!.fates).toEqual(["type-unknown", "added"]);
  });

  test("a bank table with money in and money out, a unit in its header, and a column of its own", () => {
    const bank = table("银行流水", ["交易日期", "收入(万元)", "支出(万元)", "对方户名", "备注人"], [[46204, 1.5, null, "甲", "x"]]);
    expect(appended(planImport([file("bank", [row("2026-08-01", "乙", 12345.67), row("2026-08-02", "丙", -20000)])], target({ bank })))).toEqual([[46235, 1.234567, null, "乙", null], [46236, null, 2, "丙", null]]);
  });

  test("a list with an amount and a direction", () => {
    const bank = table("Bank", ["Date", "Counterparty", "Amount", "Dr/Cr"], [[46204, "A", 5, "CR"], [46204, "A", 5, "DR"]]);
    expect(appended(planImport([file("bank", [row("2026-08-01", "B", 7), row("2026-08-01", "B", -8)])], target({ bank })))).toEqual([[46235, "B", 7, "CR"], [46235, "B", 8, "DR"]]);
  });

  test("what the table cannot hold as the file says is told and not added", () => {
    const bank = table("Bank", ["Date", "Counterparty", "Amount"], [[46204, "A", 5]]);
    const plan = planImport([file("bank", [row("2026-08-01", "B", 7), row("2026-08-01", "B", 7, { currency: "USD" }), row("2026-08-02", "x".repeat(40_000), 1)])], target({ bank }, { settings: { ...DEFAULT_SETTINGS, baseCurrency: "CNY" } }));
    expect(plan.files[0]!.fates).toEqual(["added", "no-currency-column", "text-too-long"]);
  });

  test("where rows came from stands in the table's own columns for it", () => {
    const bank = table("Bank", ["Import", "Date", "Counterparty", "Amount", "来源文件", "Source row"], []);
    const one = file("bank", [row("2026-08-01", "B", 7, { sheet: "Aug", sourceRow: 9 })], "aug.xlsx");
    expect(appended(planImport([one], target({ bank })))).toEqual([[`IMP-${one.file.hash.slice(0, 10)}`, 46235, "B", 7, "aug.xlsx", "Aug!9"]]);
  });

  test("an open item enters with what is open", () => {
    const plan = planImport([file("aging", [{ ...invoice("2026-08-01", "Acme", "INV-1", 100), openMinor: 4000 as Minor, dueDay: parseIsoDay("2026-08-31")! }])], target());
    const { info } = plan.made[0]!.table;
    const cells = plan.made[0]!.rows[0]!;
    expect(Object.fromEntries(info.headers.map((header, index) => [header, cells[index]]))).toMatchObject({ Date: 46235, Customer: "Acme", Type: "Invoice", Document: "INV-1", "Due date": 46265, Debit: 40, Credit: null, Currency: "CNY" });
  });
});

describe("a ledger counts an imported row for exactly what the file says", () => {
  const FORMS: Readonly<Record<string, Table>> = {
    "debit and credit": table("Ledger", ["Date", "Customer", "Type", "Document", "Debit", "Credit", "Currency"], [[46204, "A", "Invoice", "1", 100, null, "CNY"], [46205, "A", "Payment", "2", null, 40, "CNY"]]),
    "signed amounts": table("Ledger", ["Date", "Customer", "Type", "Document", "Amount", "Currency"], [[46204, "A", "Invoice", "1", 100, "CNY"], [46205, "A", "Payment", "2", -40, "CNY"]]),
    "unsigned amounts": table("Ledger", ["日期", "客户", "单据类型", "单据号", "金额", "币种"], [[46204, "A", "发票", "1", 100, "人民币"], [46205, "A", "收款", "2", 40, "人民币"], [46206, "A", "收款", "3", 4, "人民币"]]),
    "a direction": table("Ledger", ["日期", "客户", "单据号", "方向", "金额", "币种"], [[46204, "A", "1", "借", 100, "CNY"], [46205, "A", "2", "贷", 40, "CNY"]]),
    "thousands of yuan": table("Ledger", ["日期", "客户", "单据号", "借方(万元)", "贷方(万元)"], [[46204, "A", "1", 1.5, null], [46205, "A", "2", null, 0.4]]),
    "dates as text": table("Ledger", ["Date", "Customer", "Type", "Document", "Debit", "Credit"], [["2026-07-01", "A", "Invoice", "1", 100, null], ["2026-07-02", "A", "Payment", "2", null, 40]]),
  };
  const entries = (ledger: Table) => readLedger({ ledger, customers: null, allocations: null, instalments: null, rates: null, settings: { ...DEFAULT_SETTINGS, baseCurrency: "CNY" } }).ledger!.entries;
  const list = fc.array(fc.record({ type: fc.constantFrom<EntryType | null>("invoice", "payment", "credit note", "refund", "write-off", "fee", "debit adjustment", "credit adjustment", null), cents: fc.integer({ min: -2_000_000_00, max: 2_000_000_00 }).filter((cents) => cents !== 0) }), { minLength: 1, maxLength: 8 });

  test.each(Object.keys(FORMS))("written with %s", (form) => {
    fc.assert(fc.property(list, (rows) => {
      const before = FORMS[form]!;
      const read = rows.map(({ type, cents }, index) => row("2026-08-01", "B", 0, { amountMinor: cents as Minor, type, document: `N${index}` }));
      const plan = planImport([file("ledger", read)], target({ ledger: before }, { settings: { ...DEFAULT_SETTINGS, baseCurrency: "CNY" } }));
      const counted = entries(after({ ledger: before }, plan).ledger!);
      const added = read.filter((_, index) => plan.files[0]!.fates[index] === "added");
      expect([...counted.amountMinor].slice(before.rows.length)).toEqual(added.map(({ amountMinor }) => amountMinor));
      expect([...counted.amountMinor].slice(0, before.rows.length)).toEqual([...entries(before).amountMinor]);
      for (const fate of plan.files[0]!.fates) expect(["added", "type-unknown", "sign-against-type"]).toContain(fate);
    }));
  });
});
