import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isoDay, parseIsoDay } from "../../src/calendar/day";
import { FIELDS } from "../../src/ledger/columns";
import { minorToText } from "../../src/money/money";
import type { RawCell } from "../../src/grid/table";
import { profileNamed, recognise } from "../../src/sources/registry";
import type { SourceContext, SourceFile, SourceReading } from "../../src/sources/source";
import { readingLines, sourceCases } from "./source-cases";
import { contextOf, fileOfBytes, textFile, workbookFile } from "./source-file";

function read(file: SourceFile, context: Partial<SourceContext> = {}): SourceReading {
  const recognition = recognise(file);
  if (recognition.kind !== "recognised") throw new Error(recognition.kind);
  return recognition.profile.read(file, contextOf(context));
}

const amountsOf = ({ rows }: SourceReading): readonly string[] => rows.map(({ amountMinor, currency }) => `${minorToText(amountMinor, currency)} ${currency}`);
const told = ({ skipped }: SourceReading): readonly string[] => skipped.filter(({ reason }) => !["blank", "preamble", "heading"].includes(reason)).map(({ sourceRow, reason }) => `${sourceRow} ${reason}`);
const failing = ({ controls }: SourceReading): readonly string[] => controls.filter(({ ok }) => !ok).map(({ name }) => name);

describe("files of other forms", () => {
  test("微信 as a workbook: dates are serials, amounts are numbers", () => {
    const file = workbookFile({
      账单: [
        ["微信支付账单明细"], ["共2笔记录"], ["收入：1笔 6.00元"],
        ["交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式", "当前状态", "交易单号", "商户单号", "备注"],
        [46234.97545, "商户消费", "东湖饭店", "午餐", "支出", 4, "零钱", "支付成功", "1000000000000000000000000001", "m-1", "/"],
        [46234.5, "东湖饭店-退款", "东湖饭店", "/", "收入", 6, "/", "已退款(¥6.00)", "1000000000000000000000000002", "/", "/"],
      ],
    });
    const reading = read(file);
    expect(amountsOf(reading)).toEqual(["-4.00 CNY", "6.00 CNY"]);
    expect(reading.rows.map(({ day, more }) => [isoDay(day!), more?.time])).toEqual([["2026-07-31", "23:24:39"], ["2026-07-31", "12:00:00"]]);
    expect(failing(reading)).toEqual([]);
  });

  test("支付宝 in GBK, with line ends of Windows", () => {
    const bytes = Buffer.from(
      "I9anuLaxptXLzvHD98+4sunRrw0KI9XLusWjulsyMDg4MTIzNDU2Nzg5MDEyMDE1Nl0NCtXLzvHB98uuusUs0rXO8cH3y666xSzJzLuntqm1pbrFLMnMxrfD+7PGLLeiyfrKsbzkLLbUt73Vy7rFLMrVyOu98Lbuo6gr1KqjqSzWp7P2vfC27qOoLdSqo6ks1cu7p9Pgtu6jqNSqo6ksvbvS18f+tcAs0rXO8cDg0M0ssbjXog0KNTQ2MzI0NDY1MzczNzEJLDIwMjYwODAzMjIwMjkJLFMtMTAxCSyy6NK2CSwyMDI2LTA4LTAzIDIxOjAyOjA2CSyzwre8IChjaGVuKioqQGV4YW1wbGUuY29tKQksMjc0LjAwCSwwLjAwCSwxNTMzLjAzCSzWp7i2saYJLNTaz9/Wp7i2CSwJDQojytXI67rPvMajujGxyqOsubIyNzQuMDDUqg0K",
      "base64",
    );
    const file = fileOfBytes(new Uint8Array(bytes));
    expect(file.encoding).toBe("gb18030");
    expect(readingLines(read(file))).toContain("4: 2026-08-03 274.00 CNY | 陈芳 | S-101 | 54632446537371 | 在线支付；茶叶 | balance=1533.03 counterpartyAccount=chen***@example.com account=20881234567890120156 time=21:02:06");
  });

  test("numbers that Excel destroyed are no references, and are told", () => {
    const header = ["账号", "账户名称", "交易时间", "借方发生额（支取）", "贷方发生额（收入）", "余额", "币种", "对方户名", "对方账号", "对方开户机构", "记账日期", "摘要", "备注", "账户明细编号-交易流水号"];
    const row = (serial: RawCell, account: RawCell): RawCell[] => ["44050101", "青石", "20260803 09:00:00", null, 5, 5, "人民币元", "东湖", account, null, 20260803, "货款", null, serial];
    const reading = read(workbookFile({ 明细: [header, row(2.6117e19, "6.217E+18"), row("8801-2", "6217000011112222333")] }));
    expect(reading.rows.map(({ reference, more }) => [reference, more?.bankReference, more?.counterpartyAccount])).toEqual([["", undefined, undefined], ["8801-2", "8801-2", "6217000011112222333"]]);
    expect(failing(reading)).toContain("digits-lost: 账户明细编号-交易流水号");
    expect(failing(reading)).toContain("digits-lost: 对方账号");
  });

  test("an account that ends in zeros is whole where another of the column is", () => {
    const text = (other: string): string => `交易时间,借方发生额（支取）,贷方发生额（收入）,余额,对方户名,对方账号\n20260801,,5.00,5.00,东湖,440501863200001000\n20260802,,5.00,10.00,西山,${other}\n`;
    const accountsOf = (other: string): readonly unknown[] => read(textFile(text(other))).rows.map(({ more }) => more?.counterpartyAccount);
    expect(accountsOf("440501863200001234")).toEqual(["440501863200001000", "440501863200001234"]);
    expect(accountsOf("440501863200002000")).toEqual([undefined, undefined]);
  });

  test("every sheet with the layout is read, each with its own totals; another sheet's rows are told", () => {
    const header = ["交易日期", "交易时间", "借方发生额（元）", "贷方发生额（元）", "账户余额（元）", "对方账号", "对方名称", "摘要"];
    const reading = read(
      workbookFile({
        七月: [["中国光大银行对公账户对账单"], header, ["2026-07-01", "10:00:00", null, 10, 10, "1", "东湖", "货款"], ["2026-07-02", "10:00:00", 4, null, 6, "1", "东湖", "退货"]],
        八月: [header, ["2026-08-01", "10:00:00", null, 1, 7, "1", "东湖", "货款"], ["2026-08-02", "10:00:00", null, 1, 9, "1", "东湖", "货款"]],
        说明: [["仅供参考"], ["2026-08-01", 5]],
      }),
    );
    expect(reading.rows.map(({ sheet, sourceRow }) => `${sheet} ${sourceRow}`)).toEqual(["七月 3", "七月 4", "八月 2", "八月 3"]);
    expect(reading.controls.map(({ name, ok }) => [name, ok])).toEqual([["running-balance: 七月", true], ["running-balance: 八月 3", false]]);
    expect(reading.skipped.filter(({ sheet }) => sheet === "说明").map(({ reason }) => reason)).toEqual(["comment", "row-unreadable"]);
  });
});

describe("signs", () => {
  const CCB = "交易时间,借方发生额（支取）,贷方发生额（收入）,余额,对方户名,账户明细编号-交易流水号\n";
  test("a red entry in the column of debits is money in, even where it is the only one", () => {
    expect(amountsOf(read(textFile(`${CCB}20260801,,100.00,100.00,东湖,1\n20260802,-20.00,,120.00,东湖,2\n20260803,,5.00,125.00,东湖,3\n`)))).toEqual(["100.00 CNY", "20.00 CNY", "5.00 CNY"]);
  });

  test("a column of debits written with a minus is money out", () => {
    expect(amountsOf(read(textFile(`${CCB}20260801,,100.00,100.00,东湖,1\n20260802,-20.00,,80.00,东湖,2\n20260803,-5.00,,75.00,东湖,3\n`)))).toEqual(["100.00 CNY", "-20.00 CNY", "-5.00 CNY"]);
  });

  test("both sides filled, a word nobody knows, nothing at all: a person has to see the row", () => {
    expect(told(read(textFile(`${CCB}20260801,1.00,2.00,1.00,东湖,1\n20260802,,,1.00,东湖,2\n`)))).toEqual(["2 amount-unreadable", "3 amount-missing"]);
    const bocom = "序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要\n1,2026-08-01,10:00:00,转账,?,5.00,5.00,1,东湖,网上,\n";
    expect(told(read(textFile(bocom)))).toEqual(["2 amount-unreadable"]);
  });
});

describe("currencies", () => {
  const head = "交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名\n";
  test("a row's own, else the label above; one that nobody knows is no guess", () => {
    const reading = read(textFile(`中国建设银行\n币种：美元\n${head}20260801,,5.00,5.00,,东湖\n20260802,,7.00,7.00,日元,东湖\n20260803,,9.00,9.00,贝壳,东湖\n`));
    expect(amountsOf(reading)).toEqual(["5.00 USD", "7 JPY"]);
    expect(told(reading)).toEqual(["6 currency-unknown"]);
  });

  test("what stands beside the amount counts, unless the column says otherwise", () => {
    const reading = read(textFile(`${head}20260801,,USD 5.00,5.00,,东湖\n20260802,,¥7,7,日元,东湖\n20260803,,USD 9.00,9.00,欧元,东湖\n20260804,,JPY 300,300,,东湖\n`));
    expect(amountsOf(reading)).toEqual(["5.00 USD", "7 JPY", "300 JPY"]);
    expect(told(reading)).toEqual(["4 currency-differs"]);
    const bill = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n2026-08-01 10:00:00,商户消费,东湖,茶,支出,JPY 300,零钱,支付成功,1,2,/\n";
    expect(amountsOf(read(textFile(bill)))).toEqual(["-300 JPY"]);
  });

  test("each currency has a running balance of its own", () => {
    const reading = read(textFile(`${head}20260801,,5.00,5.00,美元,东湖\n20260802,,7.00,107.00,人民币,东湖\n20260803,1.00,,4.00,美元,东湖\n20260804,7.00,,100.00,人民币,东湖\n`));
    expect(reading.controls.map(({ name, ok }) => [name, ok])).toEqual([["running-balance: USD", true], ["running-balance: CNY", true]]);
  });
});

describe("balances and totals among the rows", () => {
  const head = "中国光大银行对公账户对账单\n期初余额：100.00,,期末余额：105.00\n交易日期,交易时间,借方发生额（元）,贷方发生额（元）,账户余额（元）,对方账号,对方名称,摘要\n";
  test("what is carried over fits between the others; a page's total is of its page, the last of all", () => {
    const reading = read(textFile(`${head},,,,100.00,,,承前页余额\n2026-08-01,,,10.00,110.00,1,东湖,货款\n本页小计,,,10.00\n2026-08-02,,5.00,,105.00,1,东湖,手续费\n本页小计,,5.00,\n合计,,5.00,10.00\n,,,,105.00,,,期末余额\n`));
    expect(amountsOf(reading)).toEqual(["10.00 CNY", "-5.00 CNY"]);
    expect(told(reading)).toEqual(["4 opening-balance", "6 subtotal", "8 subtotal", "9 total", "10 closing-balance"]);
    expect(reading.controls.map(({ name, ok }) => `${name} ${ok}`)).toEqual([
      "credits: 6 true", "debits: 8 true", "credits true", "debits true", "opening-balance true", "closing-balance true", "running-balance true",
    ]);
  });

  test("a row that is missing shows where, and so does a total", () => {
    const reading = read(textFile(`${head}2026-08-01,,,10.00,110.00,1,东湖,货款\n2026-08-02,,5.00,,104.00,1,东湖,手续费\n合计,,6.00,10.00\n`));
    expect(failing(reading)).toEqual(["debits", "closing-balance", "running-balance: 5"]);
  });
});

test.each(["账单周期：2025/12/18-2026/01/17", "（个人消费卡账户 2026年01月）"])("dates without a year are of the period above, whatever today is: %s", (period) => {
  const text = `招商银行信用卡对账单\n${period}\n交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额\n12/29,12/30,还款,-5.00,1234,-5.00\n01/05,01/06,书店,5.00,1234,5.00(CN)\n`;
  expect(read(textFile(text), { latestDay: parseIsoDay("2029-11-30")! }).rows.map(({ day }) => isoDay(day!))).toEqual(["2025-12-29", "2026-01-05"]);
});

test("a year that nothing states is an assumption, and the entry says so", () => {
  const text = (title: string): string => `${title}\n交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额\n12/29,12/30,还款,-5.00,1234,-5.00\n`;
  const assumed = (title: string): unknown => read(textFile(text(title))).rows.map(({ day, more }) => [isoDay(day!), more?.yearAssumed]);
  expect(assumed("招商银行信用卡对账单")).toEqual([["2025-12-29", "yes"]]);
  expect(assumed("招商银行信用卡对账单 2024年12月")).toEqual([["2024-12-29", undefined]]);
});

test("day before month where a column of HSBC leaves it open", () => {
  const rows = ["04/03/2026", "03/03/2026", "02/04/2026"].map((date) => `${date},TRANSFER,"1.00"\t,HKD,"1.00"\t,HKD`).join("\n");
  expect(read(textFile(`Date,Description,Billing amount,Billing currency,Balance,Balance currency\n${rows}\n`)).rows.map(({ day }) => isoDay(day!))).toEqual(["2026-03-04", "2026-03-03", "2026-04-02"]);
});

test("a column that a person set right is read so", () => {
  const text = "账号：1\n交易时间,交易流水号,借方发生额,贷方发生额,账户余额,客户附言,对方账号,对方账号名称,说明\n2026-08-01 10:00:00,1,,5.00,5.00,东湖,1,甲,INV-1\n";
  const file = textFile(text);
  const profile = profileNamed("bank-cmbc")!;
  expect(profile.read(file, contextOf()).columns).toContainEqual({ header: "说明", field: null });
  const [row] = profile.read(file, contextOf({ columns: { 客户附言: "counterparty", 对方账号名称: "", 说明: "description" } })).rows;
  expect([row!.party, row!.memo]).toEqual(["东湖", "INV-1"]);
});

test("all columns may come back as they were read, and change nothing", () => {
  for (const name of ["banks", "wallets"]) {
    for (const { file } of sourceCases(name)) {
      const { columns = [], rows } = read(file);
      expect(columns.every(({ field }) => field === null || (FIELDS as readonly string[]).includes(field))).toBe(true);
      expect(read(file, { columns: Object.fromEntries(columns.map(({ header, field }) => [header, field ?? ""])) }).rows).toEqual(rows);
    }
  }
});

describe("recognition by content", () => {
  const rows = "交易日期,交易时间,借方发生额（元）,贷方发生额（元）,账户余额（元）,对方账号,对方名称,摘要\n2026-08-01,10:00:00,,5.00,5.00,1,东湖,货款\n";
  const score = (text: string): number => profileNamed("bank-ceb")!.recognise(textFile(text));
  test("the same columns under another bank's name are another bank's", () => {
    expect(score(`江苏银行对公账户对账单\n${rows}`)).toBe(0);
    expect(score(`中国光大银行对公账户对账单\n${rows}`)).toBeGreaterThan(score(rows));
    expect(score(`青石贸易有限公司银行流水\n${rows}`)).toBeGreaterThan(0.5);
  });

  test("nothing to do with banks is no bank's", () => {
    for (const text of ["a,b\n1,2\n", "", "日期,客户,金额\n2026-08-01,东湖,5\n", "Date,Description,Amount\n2026-08-01,x,5\n"]) expect(profileNamed("bank-icbc")!.recognise(textFile(text))).toBe(0);
  });
});

describe("whatever stands in the cells", () => {
  const files = ["banks", "wallets"].flatMap((name) => sourceCases(name).map(({ title, file }) => ({ title, file })));
  const junk = fc.constantFrom<RawCell>(null, "", "-", "2026-02-30", "1e400", "99999999999999999999", "=1+1", "合计", "\u0000", "0", "1,2,3", "交易关闭", true, -1, 46000.5, { error: "#REF!" });

  test("no row is lost and nothing throws", () => {
    fc.assert(
      fc.property(fc.nat(files.length - 1), fc.array(fc.tuple(fc.nat(200), fc.nat(40), junk), { maxLength: 12 }), (index, changes) => {
        const { file } = files[index]!;
        const recognition = recognise(file);
        if (recognition.kind !== "recognised") return;
        const [grid] = file.grids;
        const rows = grid!.rows.map((row) => [...row]);
        for (const [at, column, cell] of changes) {
          const row = rows[at % rows.length]!;
          row[column % Math.max(1, row.length)] = cell;
        }
        const changed: SourceFile = { ...file, grids: [{ ...grid!, rows }] };
        const reading = recognition.profile.read(changed, contextOf());
        const lines = new Set([...reading.rows.flatMap(({ sourceRow, moreSourceRows = [] }) => [sourceRow, ...moreSourceRows]), ...reading.skipped.map(({ sourceRow }) => sourceRow)]);
        expect([...lines].sort((left, right) => left - right)).toEqual(grid!.lines);
      }),
      { numRuns: 300 },
    );
  });

  test.each([" ", "(", "1", ",1:", "'", "甲"])("millions of %j in a cell are no value, and are told in short", (letter) => {
    const long = letter.repeat(2_000_000);
    const head = "中国光大银行对公账户对账单\n账号：1\n交易日期,交易时间,借方发生额（元）,贷方发生额（元）,账户余额（元）,对方账号,对方名称,摘要\n";
    const file = textFile(`${head}2026-08-01,,,5.00,5.00,1,东湖,货款\n`);
    const [title, ...rows] = file.grids[0]!.rows;
    for (const column of [0, 3, 6]) {
      const row = rows.at(-1)!.map((cell, at) => (at === column ? `${long}x` : cell));
      const reading = read({ ...file, grids: [{ ...file.grids[0]!, rows: [[`${String(title![0])}`, `${long}x`], ...rows.slice(0, -1), row] }] });
      expect(reading.rows).toHaveLength(column === 6 ? 1 : 0);
      for (const { got = "" } of reading.skipped) expect(got.length).toBeLessThan(200);
    }
  });

  test("the order of the columns says nothing", () => {
    // Where the rows lack a cell that the header has, only the order tells.
    const ordered = files.filter(({ title }) => !title.includes("without a cell"));
    fc.assert(
      fc.property(fc.nat(ordered.length - 1), fc.infiniteStream(fc.nat()), (index, numbers) => {
        const { file } = ordered[index]!;
        const { columns = [], rows } = read(file);
        const headers = columns.map(({ header }) => header);
        const from = file.grids[0]!.rows.findIndex((row) => headers.every((header) => row.some((cell) => typeof cell === "string" && cell.trim().replace(/^`/u, "") === header)));
        const width = file.grids[0]!.rows[from]!.length;
        const places = Array.from({ length: width }, (_, place) => ({ place, weight: numbers.next().value })).sort((left, right) => left.weight - right.weight).map(({ place }) => place);
        const shuffled = file.grids[0]!.rows.map((row, at) => (at < from || row.length < width - 2 || /^[#总资汇]/u.test(String(row[0])) ? row : places.map((place) => row[place] ?? null)));
        expect(read({ ...file, grids: [{ ...file.grids[0]!, rows: shuffled }] }).rows).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });
});

test("sums and counts of a file are those of its rows", () => {
  const cents = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), cents), { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 10_000_000 }), fc.boolean(), (moves, opening, isBackwards) => {
      let balance = opening;
      const text = (minor: number): string => `"${(minor / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })}"`;
      const lines = moves.map(([isIn, amount], index) => {
        balance += isIn ? amount : -amount;
        return `2026-08-${String((index % 28) + 1).padStart(2, "0")},10:00:00,${isIn ? "" : text(amount)},${isIn ? text(amount) : ""},${text(balance)},1,东湖,货款`;
      });
      const sumOf = (side: boolean): number => moves.filter(([isIn]) => isIn === side).reduce((sum, [, amount]) => sum + amount, 0);
      const head = `中国光大银行对公账户对账单\n借方笔数：${moves.filter(([isIn]) => !isIn).length},,借方发生额汇总：${(sumOf(false) / 100).toFixed(2)}\n贷方笔数：${moves.filter(([isIn]) => isIn).length},,贷方发生额汇总：${(sumOf(true) / 100).toFixed(2)}\n`;
      const body = (isBackwards ? [...lines].reverse() : lines).join("\n");
      const reading = read(textFile(`${head}交易日期,交易时间,借方发生额（元）,贷方发生额（元）,账户余额（元）,对方账号,对方名称,摘要\n${body}\n`));
      expect(failing(reading)).toEqual([]);
      expect(reading.controls.length).toBeGreaterThanOrEqual(4);
      expect(reading.rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(balance - opening);
    }),
    { numRuns: 60 },
  );
});
