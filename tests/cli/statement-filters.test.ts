import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { writeSettings } from "../../src/settings/read-settings";
import { folderWith, run } from "./run";

const LEDGER = `Date,Customer,Type,Document,Due date,Amount,Currency,Applies to
2026-01-05,C001,Invoice,INV-1,2026-02-04,1200,USD,
2026-03-09,C001,Payment,R-1,,-300,USD,
2026-03-10,C002,Invoice,INV-2,2026-04-12,300,USD,
2026-03-12,C002,Payment,R-2,,-300,USD,INV-2
2026-02-10,C003,Invoice,INV-3,2026-03-12,500,USD,
2026-02-20,C003,Write-off,W-1,,-500,USD,INV-3
`;
const CUSTOMERS = `Code,Name,Salesperson,Segment,Hold
C001,One,Ann,Retail,yes
C002,Two,Bob,Trade,
C003,Three,Bob,Trade,
`;
const folder = folderWith({ "ledger.csv": LEDGER, "customers.csv": CUSTOMERS });
const statement = (...more: readonly string[]) => run("statement", "--ledger", folder.at("ledger.csv"), "--customers", folder.at("customers.csv"), "--from", "2026-03-01", "--to", "2026-03-31", "--as-of", "2026-04-02", "--json", ...more);

describe("a customer asked for by name and a filter", () => {
  // The same condition for all and for one: who would be left out of all is refused by name, in words.
  test.each<[string, readonly string[], readonly string[], RegExp]>([
    ["currency", ["--currency", "EUR"], [], /"One" has no account in EUR\./],
    ["not zero", ["--nonzero"], ["C001"], /The balance of "Two" is zero/],
    ["zero", ["--balance", "zero"], ["C002", "C003"], /The balance of "One" is not on the side asked for \(zero\)/],
    ["in their favour", ["--balance", "credit"], [], /The balance of "One" is not on the side asked for \(credit\)/],
    ["a minimum", ["--min", "1000"], [], /The balance of "One" is below 1000/],
    ["days overdue", ["--days-overdue", "30"], ["C001"], /Nothing of "Two" is 30 days past due or more/],
    ["entries in the period", ["--with-activity"], ["C001", "C002"], /"Three" has no entries in the period/],
    ["salesperson", ["--salesperson", "bob"], ["C002", "C003"], /The salesperson of "One" is not bob/],
    ["segment", ["--segment", "retail"], ["C001"], /The segment of "Two" is not retail/],
    ["hold", ["--hold", "yes"], ["C001"], /Whether "Two" is on hold is not as asked for/],
  ])("%s", async (_, filter, passing, said) => {
    const all = (await statement("--customer", "all", ...filter)).json as readonly { readonly customer: string }[];
    // Nothing moved and nothing is owed: there is no statement of C003 to pass.
    expect(all.map(({ customer }) => customer)).toEqual(passing.filter((code) => code !== "C003"));
    const refusals: string[] = [];
    for (const code of ["C001", "C002", "C003"]) {
      const one = await statement("--customer", code, ...filter);
      if (!passing.includes(code)) {
        expect([one.code, one.errors.length]).toEqual([2, 1]);
        refusals.push(one.errors[0]!);
      } else if (code !== "C003") expect(one.json).toMatchObject({ customer: code });
    }
    expect(refusals.join("\n")).toMatch(said);
  });
});

describe("write-offs left out", () => {
  const withoutWriteOffs = async (): Promise<string> => {
    const book = folder.at("book.xlsx");
    await run("statement", "--ledger", folder.at("ledger.csv"), "--customers", folder.at("customers.csv"), "--from", "2026-03-01", "--to", "2026-03-31", "--as-of", "2026-04-02", "--force", "--out", book);
    const workbook = MemoryWorkbook.open(fs.readFileSync(book), "book.xlsx");
    await workbook.writeState(writeSettings({ ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, showWriteOffs: false } }));
    fs.writeFileSync(book, workbook.save());
    return book;
  };

  test("the answer has the figures of the sheet and ties to the books; who owes again passes the filters", async () => {
    const book = await withoutWriteOffs();
    const period = ["--from", "2026-03-01", "--to", "2026-03-31", "--as-of", "2026-04-02"];
    expect((await run("statement", book, ...period, "--customer", "C003", "--json")).json).toMatchObject({ opening: "500.00", closing: "500.00", writtenOff: "500.00", booksBalance: "0.00", overdue: "500.00" });
    const text = await run("statement", book, ...period, "--customer", "C003");
    expect(text.out.split("\n").at(-1)).toBe("Balance in our books 0.00 + written off there, still owed 500.00 = balance 500.00 USD");
    const all = (await run("statement", book, ...period, "--customer", "all", "--nonzero", "--json")).json as readonly { readonly customer: string }[];
    expect(all.map(({ customer }) => customer)).toEqual(["C001", "C003"]);
    expect((await run("statement", book, ...period, "--customer", "all", "--kind", "dunning", "--json")).json).toMatchObject([{ customer: "C001", closing: "900.00" }, { customer: "C003", closing: "500.00", writtenOff: "500.00" }]);
  });
});

describe("what is printed and refused", () => {
  test("statements follow each other with one blank line, none before the first", async () => {
    const out = await run("statement", "--ledger", folder.at("ledger.csv"), "--from", "2026-03-01", "--to", "2026-03-31", "--as-of", "2026-04-02", "--out", folder.at("lines.xlsx"));
    const lines = out.out.split("\n");
    expect([lines[0], lines.filter((line) => line === "").length]).toEqual(["C001  2026-03-01 – 2026-03-31  USD", 1]);
  });

  test.each([["--out-dir", "files"], ["--out", "one.xlsx"], ["--eml-dir", "drafts"]])("a logo that is no picture names the file it is in (%s)", async (option, name) => {
    const book = folder.at("logo.xlsx");
    fs.rmSync(book, { force: true });
    await run("statement", "--ledger", folder.at("ledger.csv"), "--from", "2026-03-01", "--to", "2026-03-31", "--out", book);
    const workbook = MemoryWorkbook.open(fs.readFileSync(book), "logo.xlsx");
    await workbook.writeState(writeSettings({ ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, letterhead: { ...DEFAULT_SETTINGS.statement.letterhead, logo: "bm8gcGljdHVyZQ==" } } }));
    fs.writeFileSync(book, workbook.save());
    expect(await run("statement", book, "--from", "2026-03-01", "--to", "2026-03-31", option, folder.at(name))).toMatchObject({ code: 2, errors: [expect.stringMatching(new RegExp(`^${book.replace(/[.\\]/g, "\\$&")}: The logo in the settings is no PNG or JPEG picture\\.`))] });
    expect(fs.existsSync(folder.at(name))).toBe(false);
  });

  test("money paid back has no due date of its own, but what is open of it is aged by one", async () => {
    const ledger = folder.at("refund.csv");
    fs.writeFileSync(ledger, "Date,Customer,Type,Document,Due date,Amount,Currency,Applies to\n2026-03-02,C1,Payment,R-1,,-100,USD,\n2026-03-05,C1,Refund,F-1,,100,USD,R-1\n2026-03-06,C1,Refund,F-2,,20,USD,\n");
    const { json } = await run("statement", "--ledger", ledger, "--from", "2026-03-01", "--to", "2026-03-31", "--customer", "C1", "--json");
    expect((json.lines as readonly { readonly document: string; readonly due?: string }[]).map(({ document, due = "" }) => [document, due])).toEqual([["R-1", ""], ["F-1", ""], ["F-2", "2026-03-06"]]);
  });
});
