import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import { folderWith, run } from "./run";

const LEDGER = `Date,Customer,Type,Document,Due date,Applies to,Reference,Description,Debit,Credit,Currency
2026-01-05,C001,Invoice,INV-1,2026-02-04,,PO-7,Widgets,"1,200.00",,USD
2026-01-20,C001,Payment,RCT-1,,INV-1,,Part payment,,500.00,USD
2026-02-10,C002,Invoice,INV-2,2026-03-12,,,,300.00,,USD
2026-03-01,C001,Credit note,CN-1,,INV-1,,Damaged,,100.00,USD
2026-03-15,C001,Payment,RCT-2,,,,On account,,50.00,USD
2026-03-20,C003,Invoice,INV-3,2026-04-19,,,,1500,,JPY
`;
const CUSTOMERS = `Code,Name,Aliases,Terms,Currency,Language
C001,Northwind Traders,Northwind,30,USD,en
C002,Contoso Ltd,,30,USD,en
C003,東京商事,,30,JPY,zh
`;
const THEIRS = `Customer,Date,Document,Description,Debit,Credit,Currency
Northwind,2026-01-05,INV-1,Purchase,,"1,200.00",USD
Northwind,2026-01-20,RCT-1,Payment,500.00,,USD
Northwind,2026-03-02,CN-1,Credit note,90.00,,USD
`;
const folder = folderWith({ "ledger.csv": LEDGER, "customers.csv": CUSTOMERS, "northwind.csv": THEIRS });
const INPUT = ["--ledger", folder.at("ledger.csv"), "--customers", folder.at("customers.csv"), "--as-of", "2026-03-31"];

describe("figures", () => {
  test("balances per customer and currency, totals beside", async () => {
    const { code, json } = await run("balance", ...INPUT, "--json");
    expect(json).toEqual({
      asOf: "2026-03-31",
      balances: [
        { customer: "C001", currency: "USD", balance: "550.00" },
        { customer: "C002", currency: "USD", balance: "300.00" },
        { customer: "C003", currency: "JPY", balance: "1500" },
      ],
      totals: [{ currency: "USD", balance: "850.00" }, { currency: "JPY", balance: "1500" }],
    });
    expect(code).toBe(0);
  });

  test("open items: what a receipt on account met is taken off, the rest is open", async () => {
    const { json } = await run("open-items", ...INPUT, "--json");
    expect(json.items.map((item: Record<string, unknown>) => [item.document, item.type, item.amount, item.open, item.daysPastDue])).toEqual([
      ["INV-1", "invoice", "1200.00", "550.00", 55],
      ["INV-2", "invoice", "300.00", "300.00", 19],
      ["INV-3", "invoice", "1500", "1500", -19],
    ]);
  });

  test("explicit allocation leaves money on account unapplied", async () => {
    const { json } = await run("aging", ...INPUT, "--allocation", "explicit", "--customer", "Northwind", "--json");
    expect(json.rows).toEqual([{ customer: "C001", currency: "USD", amounts: ["0.00", "0.00", "600.00", "0.00", "0.00", "0.00"], unapplied: "-50.00", total: "550.00" }]);
    expect(json.buckets).toEqual(["Current", "1-30", "31-60", "61-90", "91-120", ">120"]);
  });

  test("a statement ties: opening + invoiced − paid − credited + adjusted = closing", async () => {
    const { json } = await run("statement", ...INPUT, "--customer", "C001", "--from", "2026-03-01", "--to", "2026-03-31", "--json");
    expect(json).toMatchObject({ customer: "C001", opening: "700.00", invoiced: "0.00", paid: "50.00", credited: "100.00", adjusted: "0.00", closing: "550.00" });
    expect(json.lines.map((line: Record<string, unknown>) => [line.date, line.document, line.credit, line.balance])).toEqual([
      ["2026-03-01", "CN-1", "100.00", "600.00"],
      ["2026-03-15", "RCT-2", "50.00", "550.00"],
    ]);
  });

  test("people read a table, machines read JSON only", async () => {
    const { out } = await run("balance", ...INPUT);
    expect(out).toContain("Northwind Traders");
    expect(out).toMatch(/Total +USD +850\.00/);
    const zh = await run("balance", ...INPUT, "--lang", "zh");
    expect(zh.out).toContain("余额");
  });
});

describe("claims that name the customer, without a customer table", () => {
  const shared = folderWith({
    "ledger.csv": "Date,Customer,Type,Document,Due date,Amount,Currency\n2026-01-05,Acme,invoice,I1,2026-03-01,100,USD\n2026-01-05,Beta,invoice,I1,2026-03-01,100,USD\n2026-01-06,Acme,payment,P1,,-70,USD\n2026-01-06,Beta,payment,P1,,-40,USD\n",
    "allocations.csv": "Date,Customer,From,To,Amount\n2026-01-08,Acme,P1,I1,40\n2026-01-08,Nobody,P1,I1,40\n",
    "instalments.csv": "Customer,Document,Due date,Amount\nBeta,I1,2026-01-31,50\nBeta,I1,2026-02-28,50\n",
  });
  const input = ["--ledger", shared.at("ledger.csv"), "--as-of", "2026-02-20"];

  test("an allocation reaches its own customer's document, and one for nobody is told", async () => {
    const args = [...input, "--allocations", shared.at("allocations.csv"), "--allocation", "explicit"];
    const { json } = await run("open-items", ...args, "--json");
    expect(json.items.map((item: Record<string, unknown>) => [item.customer, item.document, item.open])).toEqual([
      ["Acme", "I1", "60.00"], ["Acme", "P1", "-30.00"], ["Beta", "I1", "100.00"], ["Beta", "P1", "-40.00"],
    ]);
    const issues = (await run("check", ...input, "--allocations", shared.at("allocations.csv"), "--json")).json.issues;
    expect(issues).toContainEqual(expect.objectContaining({ code: "document-unknown", table: "allocations", row: 2 }));
  });

  test("instalments are the named customer's", async () => {
    const { json } = await run("open-items", ...input, "--instalments", shared.at("instalments.csv"), "--allocation", "explicit", "--json");
    expect(json.items.filter((item: Record<string, unknown>) => item.document === "I1").map((item: Record<string, unknown>) => [item.customer, item.instalments, item.daysPastDue])).toEqual([
      ["Acme", undefined, -9], ["Beta", ["50.00", "50.00"], 20],
    ]);
  });
});

describe("reconcile", () => {
  test("their list against ours: agreement, the one difference, what they lack, and a bridge that closes", async () => {
    const { code, json } = await run("reconcile", ...INPUT, "--theirs", folder.at("northwind.csv"), "--json");
    expect(code).toBe(1);
    expect(json.groups.find((group: { ours: number[] }) => group.ours[0] === 4)).toMatchObject({ theirs: [3], difference: "10.00" });
    expect(json.unmatched.ours.map((row: { row: number }) => row.row)).toEqual([5]);
    expect(json.bridge).toMatchObject({ ours: "550.00", theirs: "610.00", residual: "0.00" });
  });
});

describe("a list that has no customer column", () => {
  const rows = THEIRS.split("\n").map((line) => line.replace(/^[^,]*,/, "")).join("\n");
  const lists = folderWith({ "Statement Northwind 2026-03.csv": rows, "northwind_traders_march.csv": rows, "titled.csv": `Statement of account with Northwind Traders,,,,,\n\n${rows}`, "march.csv": rows });

  test.each(["Statement Northwind 2026-03.csv", "northwind_traders_march.csv", "titled.csv"])("%s belongs to the customer its name or title gives", async (name) => {
    const { json } = await run("reconcile", ...INPUT, "--theirs", lists.at(name), "--json");
    expect(json.bridge).toMatchObject({ ours: "550.00", theirs: "610.00", residual: "0.00" });
  });

  test("one that names nobody asks for --customer", async () => {
    const { code, errors } = await run("reconcile", ...INPUT, "--theirs", lists.at("march.csv"), "--json");
    expect([code, errors.length]).toEqual([2, 1]);
    expect(errors[0]).toMatch(/march.*--customer/);
  });
});

describe("output", () => {
  test("an existing file, the input itself and a wrong ending are refused, and nothing is written", async () => {
    fs.writeFileSync(folder.at("there.xlsx"), "mine");
    const before = folder.list();
    expect((await run("aging", ...INPUT, "--out", folder.at("there.xlsx"))).errors).toEqual([expect.stringMatching(/there\.xlsx: exists already.*--force/)]);
    expect((await run("aging", ...INPUT, "--out", folder.at("ledger.csv"))).code).toBe(2);
    expect((await run("aging", ...INPUT, "--out", folder.at("no/such/folder.xlsx"))).code).toBe(2);
    expect(folder.list()).toEqual(before);
    expect(fs.readFileSync(folder.at("there.xlsx"), "utf8")).toBe("mine");
  });

  test("a workbook made of text files holds their tables and the statement, and can be read again with the same figures", async () => {
    const out = folder.at("statements.xlsx");
    expect((await run("statement", ...INPUT, "--customer", "all", "--out", out)).code).toBe(0);
    const again = await run("balance", out, "--as-of", "2026-03-31", "--json");
    expect(again.json.totals).toEqual([{ currency: "USD", balance: "850.00" }, { currency: "JPY", balance: "1500" }]);
  });

  test("the same call gives the same bytes", async () => {
    const [one, two] = [folder.at("one.xlsx"), folder.at("two.xlsx")];
    await run("statement", ...INPUT, "--customer", "all", "--out", one);
    await run("statement", ...INPUT, "--customer", "all", "--out", two);
    expect(fs.readFileSync(one).equals(fs.readFileSync(two))).toBe(true);
  });
});

describe("bad input ends in one readable line that names the file", () => {
  const bad = folderWith({
    "empty.xlsx": "",
    "cut.xlsx": new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3]),
    "encrypted.xlsx": new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]),
    "photo.csv": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
    "prose.csv": "Dear Sir,\nplease find our statement enclosed.\n",
    "renamed.xlsx": LEDGER,
  });

  test.each(["empty.xlsx", "cut.xlsx", "encrypted.xlsx", "missing.xlsx", "photo.csv", "prose.csv"])("%s", async (name) => {
    const { code, errors, out } = await run("balance", bad.at(name), "--json");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(name);
    expect(errors[0]).not.toMatch(/\n|undefined|\{\w+\}/);
  });

  test.each(["balance", "statement", "reconcile"])("%s of an unknown customer", async (command) => {
    const { code, errors, out } = await run(command, ...INPUT, "--customer", "Nobody", ...(command === "reconcile" ? ["--theirs", folder.at("northwind.csv")] : []));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(errors).toEqual([expect.stringMatching(/ledger\.csv: .*Nobody/)]);
  });

  test("a text file called .xlsx is read", async () => {
    expect((await run("balance", bad.at("renamed.xlsx"), "--as-of", "2026-03-31", "--json")).json.totals).toEqual([{ currency: "USD", balance: "850.00" }, { currency: "JPY", balance: "1500" }]);
  });

  test("a cell longer than a sheet can hold is a finding, and the rest is answered", async () => {
    const long = folderWith({ "ledger.csv": `${LEDGER}2026-03-22,C001,Invoice,INV-6,,,,${"x".repeat(33000)},10.00,,USD\n` });
    const { json } = await run("check", "--ledger", long.at("ledger.csv"), "--json");
    expect(json.issues).toContainEqual(expect.objectContaining({ code: "cell-too-long", row: 7, column: "Description" }));
    expect((await run("balance", "--ledger", long.at("ledger.csv"), "--as-of", "2026-03-31", "--json")).json.totals).toContainEqual({ currency: "USD", balance: "860.00" });
  });

  test("a point that may be a European's thousands is never read as a decimal point", async () => {
    const european = folderWith({
      "open.csv": "Date;Customer;Type;Document;Amount;Currency\n05.01.2026;A;invoice;I1;1.234;EUR\n25.01.2026;A;invoice;I2;250;EUR\n",
      "told.csv": "Date;Customer;Type;Document;Amount;Currency\n05.01.2026;A;invoice;I1;1.234;EUR\n25.01.2026;A;invoice;I2;2.500,50;EUR\n",
      "fils.csv": "Date;Customer;Type;Document;Amount;Currency\n05.01.2026;A;invoice;I1;1.234;KWD\n",
    });
    const open = await run("check", "--ledger", european.at("open.csv"), "--json");
    expect(open.json.issues).toEqual([expect.objectContaining({ code: "amount-unreadable", row: 1, column: "Amount" })]);
    expect((await run("balance", "--ledger", european.at("told.csv"), "--as-of", "2026-03-31", "--json")).json.totals).toEqual([{ currency: "EUR", balance: "3734.50" }]);
    expect((await run("balance", "--ledger", european.at("fils.csv"), "--as-of", "2026-03-31", "--json")).json.totals).toEqual([{ currency: "KWD", balance: "1.234" }]);
  });

  test("findings give exit code 1 and say so", async () => {
    const dirty = folderWith({ "ledger.csv": LEDGER + "2026-13-01,C001,Invoice,INV-9,,,,,10.00,,USD\n" });
    const { code, errors, json } = await run("balance", "--ledger", dirty.at("ledger.csv"), "--as-of", "2026-03-31", "--json");
    expect(code).toBe(1);
    expect(errors.join(" ")).toMatch(/1 row could not be read/);
    expect(json.totals[0]).toEqual({ currency: "USD", balance: "850.00" });
    const checked = await run("check", "--ledger", dirty.at("ledger.csv"), "--json");
    expect(checked.json.issues).toContainEqual(expect.objectContaining({ code: "date-unreadable", table: "ledger", row: 7, column: "Date" }));
    expect(checked.json).toMatchObject({ rows: 7, rowsRead: 6 });
  });
});

describe("text files written into a workbook", () => {
  test("dates and amounts arrive as real ones: the workbook checks as clean as the files did", async () => {
    const book = folder.at("aging-of-files.xlsx");
    await run("aging", ...INPUT, "--out", book);
    const [before, after] = [await run("check", ...INPUT, "--json"), await run("check", book, "--as-of", "2026-03-31", "--json")];
    expect(after.json).toEqual(before.json);
    expect((await run("balance", book, "--as-of", "2026-03-31", "--json")).json).toEqual((await run("balance", ...INPUT, "--json")).json);
  });
});

describe("aging by document date", () => {
  test("takes receipts off the oldest document, not off the one that falls due first", async () => {
    const ledger = folderWith({ "bd.csv": "Date,Customer,Type,Document,Due date,Amount,Currency\n2026-01-01,X,invoice,I1,2026-06-30,100,USD\n2026-03-01,X,invoice,I2,2026-03-05,100,USD\n2026-04-01,X,payment,P1,,-60,USD\n" }).at("bd.csv");
    const amounts = async (...more: string[]): Promise<unknown> => (await run("aging", "--ledger", ledger, "--as-of", "2026-04-30", ...more, "--json")).json.rows[0].amounts;
    expect(await amounts("--basis", "document")).toEqual(["0.00", "100.00", "0.00", "40.00", "0.00"]);
    expect(await amounts()).toEqual(["100.00", "0.00", "40.00", "0.00", "0.00", "0.00"]);
  });
});

describe("statements for all", () => {
  const cr = folderWith({ "cr.csv": "Date,Customer,Type,Document,Due date,Amount,Currency\n2026-01-01,X,invoice,I1,2026-01-31,100,USD\n2026-01-02,Y,payment,P1,,-50,USD\n2026-06-01,Z,invoice,I2,2026-12-31,70,USD\n2026-01-03,V,invoice,I3,2026-01-31,30,USD\n2026-01-04,V,payment,P3,,-80,USD\n2026-01-05,X,invoice,I4,2026-01-31,9,EUR\n" }).at("cr.csv");
  const stated = async (...more: string[]): Promise<unknown> => (await run("statement", "--ledger", cr, "--customer", "all", "--to", "2026-06-30", "--as-of", "2026-06-30", ...more, "--json")).json.map((one: Record<string, unknown>) => `${String(one.customer)} ${String(one.currency)}`);

  test("a reminder goes only to customers with more overdue than their credits cover", async () => {
    expect(await stated("--kind", "dunning")).toEqual(["X USD", "X EUR"]);
  });

  test("one currency asked for leaves the others out", async () => {
    expect(await stated("--currency", "EUR")).toEqual(["X EUR"]);
    const { json } = await run("statement", "--ledger", cr, "--customer", "X", "--currency", "EUR", "--to", "2026-06-30", "--as-of", "2026-06-30", "--json");
    expect([json].flat().map((one: Record<string, unknown>) => one.currency)).toEqual(["EUR"]);
  });
});

test("a finding is one line, whatever the header holds", async () => {
  const ledger = folderWith({ "lines.csv": "Date,Customer,\"Amount\n(USD)\"\n2026-01-05,ACME,x\n2026-01-06,ACME,5\n" }).at("lines.csv");
  const { out } = await run("check", "--ledger", ledger);
  expect(out.split("\n").filter((line) => line.includes("should be an amount"))).toEqual([expect.stringContaining("Amount (USD)")]);
});

test("a mail that goes with a reminder names the reminder's sum, however late it is drafted", async () => {
  const late = folderWith({ "p.csv": "Date,Customer,Type,Document,Due date,Amount,Currency\n2026-01-05,P,invoice,B,2026-02-01,70,USD\n2026-03-20,P,invoice,FUT,2026-04-20,80,USD\n2026-04-10,P,payment,R,,-70,USD\n" });
  const { code } = await run("statement", "--ledger", late.at("p.csv"), "--customer", "P", "--kind", "dunning", "--to", "2026-03-31", "--as-of", "2026-05-01", "--stage", "reminder-1", "--eml-dir", late.at("mails"));
  expect(code).toBe(0);
  const [mail] = fs.readdirSync(late.at("mails"));
  const raw = fs.readFileSync(`${late.at("mails")}/${mail!}`, "utf8");
  const texts = [...raw.matchAll(/Content-Transfer-Encoding: base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, body]) => Buffer.from(body!, "base64").toString("utf8"));
  const text = [raw, ...texts].join("\n");
  expect(text).toContain("70.00");
  expect(text).not.toContain("FUT");
});
