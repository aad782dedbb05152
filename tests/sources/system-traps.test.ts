import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isoDay } from "../../src/calendar/day";
import type { RawCell } from "../../src/grid/table";
import { minorToText } from "../../src/money/money";
import { recognise } from "../../src/sources/registry";
import type { SourceContext, SourceFile, SourceReading } from "../../src/sources/source";
import { SYSTEM_PROFILES } from "../../src/sources/system-profiles";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { sourceCases } from "./source-cases";
import { contextOf, textFile, workbookFile } from "./source-file";

function read(file: SourceFile, context: Partial<SourceContext> = {}): SourceReading & { readonly profile: string } {
  const recognition = recognise(file);
  if (recognition.kind !== "recognised") throw new Error(recognition.kind);
  return { ...recognition.profile.read(file, contextOf(context)), profile: recognition.profile.id };
}

const entries = ({ rows }: Pick<SourceReading, "rows">): readonly string[] =>
  rows.map(({ day, amountMinor, openMinor, currency, party, document, type }) => [day === null ? "-" : isoDay(day), minorToText(amountMinor, currency), openMinor === undefined ? "" : minorToText(openMinor, currency), currency, party, document, type].join("|"));
const told = ({ skipped }: SourceReading): readonly string[] => skipped.filter(({ reason }) => !["blank", "preamble", "heading"].includes(reason)).map(({ sheet, sourceRow, reason }) => `${sheet ?? ""}${sourceRow} ${reason}`);
const failing = ({ controls }: SourceReading): readonly string[] => controls.filter(({ ok }) => !ok).map(({ name, explanation }) => [name, explanation].filter(Boolean).join(" "));
/** Every row of the file, told once. */
function booked({ rows, skipped }: SourceReading): readonly string[] {
  return [...rows.flatMap(({ sheet = "", sourceRow, moreSourceRows = [] }) => [sourceRow, ...moreSourceRows].map((row) => `${sheet}!${row}`)), ...skipped.map(({ sheet = "", sourceRow }) => `${sheet}!${sourceRow}`)].sort();
}
function rowsOf({ grids }: SourceFile): readonly string[] {
  return grids.flatMap(({ name, lines }) => lines.map((line) => `${grids.length > 1 ? name : ""}!${line}`)).sort();
}

const cases = sourceCases("systems");

describe("税局全量发票", () => {
  const HEADER = ["序号", "发票代码", "发票号码", "数电发票号码", "销方识别号", "销方名称", "购方识别号", "购买方名称", "开票日期", "金额", "税额", "价税合计", "发票状态", "是否正数发票"];
  const row = (number: RawCell, buyer: string, [net, tax, gross]: readonly [number, number, number], seller = "云岭仪器", state = "正常"): RawCell[] => [1, null, null, number, "91440300MA5ABCDE1X", seller, null, buyer, "2026-05-06 10:12:13", net, tax, gross, state, gross < 0 ? "否" : "是"];

  test("the same invoices on a sheet of invoices and on one of lines count once, and the sheets are compared", () => {
    const file = workbookFile({
      发票基础信息: [HEADER, row("26442000000012345671", "禾木科技", [300, 39, 339])],
      信息汇总表: [HEADER, row("26442000000012345671", "禾木科技", [200, 26, 226]), row("26442000000012345671", "禾木科技", [100, 13, 113]), row("26442000000012345699", "松果教育", [1, 0.13, 1.13])],
    });
    const reading = read(file);
    expect(entries(reading)).toEqual(["2026-05-06|339.00||CNY|禾木科技|26442000000012345671|invoice", "2026-05-06|1.13||CNY|松果教育|26442000000012345699|invoice"]);
    expect(told(reading)).toEqual(["信息汇总表2 duplicate-line", "信息汇总表3 duplicate-line"]);
    expect(failing(reading)).toEqual([]);
    expect(booked(reading)).toEqual(rowsOf(file));
  });

  test("a first sheet of remarks hides nothing: the second holds the data", () => {
    const reading = read(workbookFile({ 说明: [["本文件由系统生成"]], 数据: [HEADER, row("26442000000012345671", "禾木科技", [100, 13, 113])] }));
    expect(entries(reading)).toHaveLength(1);
  });

  test("a number of 20 digits that became a number cell is noticed and waits for a person", () => {
    const reading = read(workbookFile({ 数据: [HEADER, row(2.64420000000123e19, "禾木科技", [100, 13, 113]), row("26442000000012345671", "禾木科技", [100, 13, 113])] }));
    expect(entries(reading)).toHaveLength(1);
    expect(reading.skipped.filter(({ needsPerson }) => needsPerson).map(({ reason }) => reason)).toEqual(["digits-lost"]);
    expect(failing(reading)).toEqual(["digits-lost: 数电发票号码 digits-lost"]);
  });

  test("in a list of any layout a row whose document number was destroyed waits for a person", () => {
    const reading = read(workbookFile({ List: [["Date", "Customer", "Invoice no", "Amount"], ["2026-03-01", "Alder", "2.6117E+19", 113], ["2026-03-15", "Birch", "26117000000012345679", 226]] }));
    expect(entries(reading)).toEqual(["2026-03-15|226.00||XXX|Birch|26117000000012345679|invoice"]);
    expect(reading.skipped.filter(({ needsPerson }) => needsPerson).map(({ sourceRow, reason }) => `${sourceRow} ${reason}`)).toEqual(["2 digits-lost"]);
  });

  test("invoices to us are purchases, by our name or where many sell to one", () => {
    const file = workbookFile({ 数据: [HEADER, row("26442000000012345671", "云岭仪器", [100, 13, 113], "某供应商"), row("26442000000012345672", "禾木科技", [100, 13, 113])] });
    expect(told(read(file, { ourName: "云岭仪器" }))).toEqual(["2 purchase"]);
    const bought = workbookFile({ 数据: [HEADER, row("26442000000012345671", "云岭仪器", [100, 13, 113], "甲厂"), row("26442000000012345672", "云岭仪器", [100, 13, 113], "乙厂")] });
    expect(told(read(bought))).toEqual(["2 purchase", "3 purchase"]);
  });

  test("a red invoice with a positive amount contradicts itself", () => {
    const red = row("26442000000012345671", "禾木科技", [100, 13, 113]).map((cell, column) => (column === 13 ? "否" : cell));
    expect(read(workbookFile({ 数据: [HEADER, red] })).skipped.at(-1)).toMatchObject({ reason: "amount-unreadable", needsPerson: true });
  });
});

describe("Xero", () => {
  const xero = (rows: readonly (readonly RawCell[])[], header = ["Contact Account Number", "Invoice Date", "Due Date", "Invoice Number", "Invoice Reference", "< 1 Month", "Older", "", "Total", "Outstanding Tax"]): SourceFile =>
    workbookFile({ "Aged Receivables Detail": [["Aged Receivables Detail"], ["Kauri Outdoor"], ["As at 31 March 2026"], ["Ageing by due date"], [], header, ...rows] });

  test("a workbook with dates as serials, and columns that a user hid away", () => {
    const reading = read(xero([["Tui Surf"], [null, 46056, 46086, "INV-1", null, 0, 110, null, 110, 10], ["Total", null, null, null, null, 0, 110, null, 110, 10]]));
    expect(reading.profile).toBe("xero-aged-receivables");
    expect(entries(reading)).toEqual(["2026-02-03|110.00|110.00|XXX|Tui Surf|INV-1|invoice"]);
    const fewer = read(xero([["Tui Surf"], [46056, 46086, "INV-1", 110]], ["Invoice Date", "Due Date", "Invoice Number", "Total"]));
    expect(entries(fewer)).toEqual(entries(reading));
  });

  test("totals of each contact are checked; the last total is of all", () => {
    const reading = read(xero([
      ["Total Energies"], [null, "3 Feb 2026", "5 Mar 2026", "INV-1", null, 0, 110, null, 110, 10], ["Total Total Energies", null, null, null, null, 0, 110, null, 111, 10],
      ["Weka"], [null, "3 Feb 2026", "5 Mar 2026", "INV-2", null, 0, 5, null, 5, 0], ["Total Weka", null, null, null, null, 0, 5, null, 5, 0], ["Total", null, null, null, null, 0, 115, null, 115, 10],
    ]));
    expect(entries(reading).map((line) => line.split("|")[4])).toEqual(["Total Energies", "Weka"]);
    expect(failing(reading)).toEqual(["section-total: Total Energies"]);
  });
});

describe("dates of an organisation", () => {
  const list = (first: string, second: string): SourceFile => textFile(`Contact Name,Invoice Number,InvoiceDate,DueDate,Quantity,UnitAmount,TaxType,Total\nTui,1,${first},${second},1,5,GST Free,5.00\n`);

  test("what one column decides holds for the other", () => {
    expect(read(list("03/04/2026", "25/04/2026")).rows[0]!.day).toBe(read(list("2026-04-03", "2026-04-25")).rows[0]!.day);
    expect(read(list("03/04/2026", "04/25/2026")).rows[0]!.day).toBe(read(list("2026-03-04", "2026-04-25")).rows[0]!.day);
  });

  test("where nothing decides, the assumption is told", () => {
    expect(failing(read(list("03/04/2026", "05/06/2026")))).toEqual(["date-order: InvoiceDate day-first-assumed"]);
    expect(failing(read(list("04/04/2026", "05/05/2026")))).toEqual([]);
  });
});

describe("QuickBooks", () => {
  const aging = (rows: string): SourceFile => textFile(`,Date,Transaction type,Num,Customer full name,Due date,Amount,Open balance\n${rows}`);

  test("receipts that a list of open items writes without a minus are in the customer's favour; one bounced among others is not", () => {
    expect(entries(read(aging("Current,,,,,,,\n,01/13/2026,Payment,1,Ann,01/13/2026,5.00,5.00\n")))[0]).toContain("-5.00|-5.00");
    const mixed = entries(read(aging("Current,,,,,,,\n,01/13/2026,Payment,1,Ann,01/13/2026,5.00,5.00\n,01/14/2026,Payment,2,Ann,01/14/2026,-7.00,-7.00\n")));
    expect(mixed[0]).toContain("|5.00|5.00");
  });

  test("a file that is cut off, or has a header only, loses nothing and invents nothing", () => {
    expect(read(aging("")).rows).toEqual([]);
    const cut = read(aging("Current,,,,,,,\n,01/13/2026,Invoice,1,Ann,01/13/2026,5.00,5.00\n,01/14/20"));
    expect(entries(cut)).toHaveLength(1);
    expect(cut.skipped.at(-1)).toMatchObject({ sourceRow: 4, needsPerson: true });
  });

  test("what is open adds up to the file's own totals, for every list", () => {
    const item = fc.record({ bucket: fc.constantFrom("CURRENT", "1 - 30 days past due", "91 or more days past due"), type: fc.constantFrom("Invoice", "Credit Memo", "Payment"), cents: fc.integer({ min: 1, max: 9_999_999 }), customer: fc.constantFrom("Okafor, Ben", "A:B", "Total Fitout") });
    fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 25 }), (items) => {
      const signed = items.map((each) => ({ ...each, amount: each.type === "Invoice" ? each.cents : -each.cents }));
      const money = (cents: number): string => (cents / 100).toFixed(2);
      const lines = [...new Set(signed.map(({ bucket }) => bucket))].flatMap((bucket) => {
        const inside = signed.filter((each) => each.bucket === bucket);
        const sum = inside.reduce((total, { amount }) => total + amount, 0);
        return [`${bucket} (${inside.length}),,,,,,,`, ...inside.map(({ type, customer, amount }, index) => `,01/${String(13 + (index % 10))}/2026,${type},N${index},"${customer}",02/28/2026,${money(amount)},${money(amount)}`), `Total for ${bucket},,,,,,${money(sum)},${money(sum)}`];
      });
      const total = signed.reduce((sum, { amount }) => sum + amount, 0);
      const file = aging([...lines, `TOTAL,,,,,,${money(total)},${money(total)}`].join("\n"));
      const reading = read(file);
      expect(failing(reading)).toEqual([]);
      expect(reading.rows.reduce((sum, { openMinor }) => sum + openMinor!, 0)).toBe(total);
      expect(reading.rows).toHaveLength(items.length);
      expect(booked(reading)).toEqual(rowsOf(file));
    }), { numRuns: 60 });
  });
});

describe("any table", () => {
  test("a mapping that the workbook remembers for the same headers is used, and a person's wins", () => {
    const file = textFile("往来方,发生日,数额,凭据\n禾木,2026-05-06,5.00,A1\n");
    const columns = { 往来方: "customerName", 发生日: "date", 数额: "amount", 凭据: "document" };
    const profile = SYSTEM_PROFILES.find(({ id }) => id === "table")!;
    const saved = { settings: { ...DEFAULT_SETTINGS, columns: { 应收: columns } } };
    expect(entries(profile.read(file, contextOf(saved)))).toEqual(["2026-05-06|5.00||XXX|禾木|A1|invoice"]);
    expect(entries(profile.read(file, contextOf({ ...saved, columns: { 凭据: "" } })))).toEqual(["2026-05-06|5.00||XXX|禾木||invoice"]);
  });

  test("a file of other things is no table of entries", () => {
    expect(recognise(textFile("Name,Phone\nAnn,5\n")).kind).toBe("unknown");
    expect(recognise(textFile("Dear all,\nplease find 5 things\n")).kind).toBe("unknown");
  });
});

describe("whatever the file", () => {
  const files = cases.map(({ file }) => file);
  const junk = fc.constantFrom<RawCell>(null, "", "-", "2026-02-30", "1e400", "99999999999999999999", "=1+1", "合计", "Total", "Total for ", "期初余额", "\u0000", "0", "1,2,3", true, -1, 46000.5, { error: "#REF!" });

  test("no row is lost and nothing throws", () => {
    fc.assert(fc.property(fc.nat(files.length - 1), fc.array(fc.tuple(fc.nat(60), fc.nat(26), junk), { maxLength: 10 }), fc.nat(60), (index, changes, cut) => {
      const file = files[index]!;
      const rows = file.grids[0]!.rows.map((row) => [...row]);
      for (const [row, column, cell] of changes) if (rows[row]) rows[row]![column] = cell;
      const kept = cut === 0 ? rows : rows.slice(0, Math.max(1, rows.length - (cut % 5)));
      const broken = { ...file, grids: [{ ...file.grids[0]!, rows: kept, lines: file.grids[0]!.lines.slice(0, kept.length) }] };
      for (const profile of SYSTEM_PROFILES) {
        if (profile.recognise(broken) === 0) continue;
        expect(booked(profile.read(broken, contextOf()))).toEqual(rowsOf(broken));
      }
    }), { numRuns: 150 });
  });

  // Headers of two rows hang together by their places.
  test.each(cases.filter(({ title }) => !/两行|年在表头|余额表|two header/u.test(title)).map(({ title, file }) => [title, file] as const))("%s: columns in another order and further columns say the same", (_, file) => {
    const known = read(file);
    const width = Math.max(...file.grids[0]!.rows.map((row) => row.length));
    fc.assert(fc.property(fc.integer({ min: 1, max: width - 1 }), (turn) => {
      const heads = known.columns!.map(({ header }) => header);
      const from = file.grids[0]!.rows.findIndex((row) => heads.filter((head) => row.some((cell) => typeof cell === "string" && cell.trim() === head)).length >= Math.min(3, heads.length));
      // The first column holds labels; the others go round.
      const place = (column: number): number => (column === 0 ? 0 : 1 + ((column - 1 + turn) % (width - 1)));
      const rows = file.grids[0]!.rows.map((row, at) => (at < from ? row : [...Array.from({ length: width }, (__, column) => row[place(column)] ?? null), at === from ? "Further" : null]));
      expect([...entries(read({ ...file, grids: [{ ...file.grids[0]!, rows }] }))].sort()).toEqual([...entries(known)].sort());
    }), { numRuns: 6 });
  });

  test.each(["ERPNext", "SAP FBL5N in German", "Zoho Books", "税局", "纷享销客", "Xero sales invoices, the template", "金蝶核算维度明细账"])("%s: rows in another order are the same entries", (name) => {
    const { file } = cases.find(({ title }) => title.startsWith(name))!;
    const known = read(file);
    const heading = known.skipped.find(({ reason }) => reason === "heading")!.sourceRow;
    fc.assert(fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const { rows } = file.grids[0]!;
      const isFixed = (row: readonly RawCell[]): boolean => /^(?:total|合计|本期合计)$/iu.test(row.find((cell) => cell !== "" && cell !== null)?.toString() ?? "");
      const loose = rows.slice(heading).filter((row) => !isFixed(row)).map((row) => ({ row, key: numbers.next().value as number })).sort((left, right) => left.key - right.key).map(({ row }) => row);
      const turned = { ...file, grids: [{ ...file.grids[0]!, rows: [...rows.slice(0, heading), ...loose, ...rows.slice(heading).filter(isFixed)] }] };
      expect([...entries(read(turned))].sort()).toEqual([...entries(known)].sort());
    }), { numRuns: 10 });
  });

  test.each(cases.map(({ title, file }) => [title, file] as const))("%s: all columns may come back as they were read, and change nothing", (_, file) => {
    const known = read(file);
    const columns = Object.fromEntries(known.columns!.map(({ header, field }) => [header, field ?? ""]));
    expect(entries(read(file, { columns }))).toEqual(entries(known));
  });

  test("a very long cell is no value, and is told in short", () => {
    for (const { file } of cases) {
      const { rows } = file.grids[0]!;
      const at = rows.length - 1;
      for (const letter of [" ", "(", "1", "合"]) {
        const long = rows.map((row, index) => (index === at ? row.map((cell, column) => (column === 1 ? `${letter.repeat(100_000)}x` : cell)) : row));
        const reading = read({ ...file, grids: [{ ...file.grids[0]!, rows: long }] });
        for (const { got = "" } of reading.skipped) expect(got.length).toBeLessThan(200);
      }
    }
  });
});

describe("a balance stated at the end", () => {
  const lists: Readonly<Record<string, string>> = {
    "a ledger": "日期,客户名称,摘要,借方,贷方,方向,余额\n,禾木科技,期初余额,,,借,100.00\n2026-05-06,禾木科技,销售,2260.00,,借,2360.00\n,禾木科技,期末余额,,,借,2360.00\n",
    "a statement": "Statement of account\nDate,Document No,Debit,Credit,Balance\n2026-07-06,INV-1,1150.00,,1150.00\n2026-07-14,PMT-9,,500.00,650.00\nBalance due,,,,650.00\n",
    "a Xero statement": "Date,Activity,Reference,Due Date,Invoice Amount,Payments,Balance\n06 Jul 2026,Invoice # INV-1,,20 Jul 2026,1150.00,,1150.00\n14 Jul 2026,Payment,,,,500.00,650.00\n,,,,,BALANCE DUE NZD,650.00\n",
    "金蝶": "序号,左树科目编码,左树科目名称,账簿,期间,记账日期,业务日期,凭证字号,摘要,核算维度,借方金额,贷方金额,方向,余额金额\n1,1122,应收账款,云岭,2026年5期,2026-05-06,2026-05-06,记-1,销售,客户:C1/禾木,100.00,,借,100.00\n2,1122,应收账款,云岭,2026年5期,2026-05-07,2026-05-07,记-2,销售,客户:C1/禾木,20.00,,借,120.00\n3,1122,应收账款,云岭,2026年5期,,,,本期合计,,120.00,,借,120.00\n",
  };

  test.each(Object.entries(lists))("of %s has to be the last one", (_, text) => {
    expect(failing(read(textFile(text)))).toEqual([]);
    const last = /(\d+)\.00(?=\n$)/u;
    expect(failing(read(textFile(text.replace(last, "999.00"))))).not.toEqual([]);
  });
});
