import { describe, expect, test } from "@jest/globals";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { SeedTable } from "./watched-workbook";
import { cellDay, LEDGER, type OpenedPane, openPane } from "./open-pane";

const OFX = `OFXHEADER:100
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>77</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260601<TRNAMT>400.00<FITID>B1<NAME>Northwind<MEMO>INV-1</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260602<TRNAMT>-12.50<FITID>B2<NAME>The bank<MEMO>Fee</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260603<FITID>B3<NAME>Nobody</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>900.00<DTASOF>20260630</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

function fileOf(text: string, name: string): File {
  const bytes = new TextEncoder().encode(text);
  const file = new File([bytes], name);
  // jsdom's files cannot be read as browsers' can.
  Object.defineProperty(file, "arrayBuffer", { value: () => Promise.resolve(bytes.buffer.slice(0)) });
  return file;
}

async function choose({ user }: OpenedPane, ...files: readonly File[]): Promise<void> {
  await user.upload(await screen.findByLabelText("Choose files", { selector: "input" }), [...files]);
}

function drop(files: readonly File[]): void {
  const pane = screen.getAllByRole("tabpanel")[0]!;
  const dataTransfer = { types: ["Files"], files };
  fireEvent.dragOver(pane, { dataTransfer });
  fireEvent.drop(pane, { dataTransfer });
}

/** A bank list of the user's own, without a column for the import's name. */
const bank = (name: string): SeedTable => ({ name, headers: ["Date", "Counterparty", "Money in", "Money out", "Balance"], rows: [[cellDay("2026-05-01"), "Old", 1, null, 1]] });

describe("looking at files", () => {
  test("it says what was recognised, shows the rows as they will arrive, what is left out and the file's own totals, and changes nothing", async () => {
    const pane = await openPane({ tab: "import" });
    await choose(pane, fileOf(OFX, "june.ofx"));
    const file = await screen.findByRole("region", { name: "june.ofx" });
    expect(within(file).getByLabelText<HTMLSelectElement>("Layout").value).toBe("ofx");
    expect(within(file).getByText("Recognised for sure")).toBeTruthy();
    expect(within(file).getByText("Bank transactions · UTF-8")).toBeTruthy();
    expect(within(file).getByText("2 rows: 2 new, 0 there already")).toBeTruthy();
    expect(within(file).getByText("−12.50 USD")).toBeTruthy();
    expect(within(file).getByText("2026-06-01 · B1 · INV-1")).toBeTruthy();
    expect(within(file).getByRole("button", { name: /^no amount/ }).getAttribute("aria-expanded")).toBe("true");
    expect(within(file).getByText("row 3")).toBeTruthy();
    expect(within(file).getByLabelText("cannot be checked")).toBeTruthy();
    expect(screen.getByText("2 rows → new table BankTransactions")).toBeTruthy();
    expect(await pane.workbook.madeSheets()).toEqual([]);
  });

  test("a dropped file opens the view; one that cannot be read keeps no other back", async () => {
    await openPane({ tab: "aging" });
    await screen.findByRole("tabpanel");
    drop([fileOf("%PDF-1.7", "scan.pdf"), fileOf(OFX, "june.ofx")]);
    expect(await screen.findByRole("region", { name: "File 1 of 2: june.ofx" })).toBeTruthy();
    const left = screen.getByRole("region", { name: "File 2 of 2: scan.pdf" });
    expect(within(left).getByRole("note").textContent).not.toBe("");
    expect(screen.getByRole("button", { name: "Import 2 rows" })).toBeTruthy();
  });

  test("a folder, a file that is gone and one that is far too large are told, and keep no other back", async () => {
    const pane = await openPane({ tab: "import" });
    const gone = new File([], "folder");
    Object.defineProperty(gone, "arrayBuffer", { value: () => Promise.reject(new DOMException("gone", "NotReadableError")) });
    const huge = new File([], "huge.csv");
    Object.defineProperty(huge, "size", { value: 2e9 });
    await choose(pane, gone, fileOf(OFX, "june.ofx"), huge);
    expect(await screen.findByRole("button", { name: "Import 2 rows" })).toBeTruthy();
    expect(within(screen.getByRole("region", { name: /folder$/ })).getByText(/^It could not be fetched/)).toBeTruthy();
    expect(within(screen.getByRole("region", { name: /huge.csv$/ })).getByText("The file is larger than 300 MB. Export a shorter period.")).toBeTruthy();
  });

  test("another layout is a choice away, and a file of no layout asks for one", async () => {
    const pane = await openPane({ tab: "import" });
    await choose(pane, fileOf("alpha\nbeta\n", "notes.txt"));
    const file = await screen.findByRole("region", { name: "notes.txt" });
    expect(screen.getByRole("button", { name: "Nothing new to import" }).hasAttribute("disabled")).toBe(true);
    await pane.user.selectOptions(within(file).getByLabelText("Layout"), "OFX or QFX");
    await screen.findByText("The file holds no rows to import.");
    expect(screen.getByText("Chosen by you")).toBeTruthy();
  });

  test("a column set right is read again at once", async () => {
    const pane = await openPane({ tab: "import" });
    await choose(pane, fileOf("账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号\n1,青石,20260603 09:12:44,0,12000.00,112000.00,人民币元,东湖商贸,2,,20260603,电子转账,八月货款,8801-1\n", "ccb.csv"));
    const file = await screen.findByRole("region", { name: "ccb.csv" });
    expect(within(file).getByText(/电子转账；八月货款/)).toBeTruthy();
    await pane.user.click(within(file).getByRole("button", { name: /^Columns/ }));
    await pane.user.selectOptions(within(file).getByLabelText(/备注/), "Leave out");
    await waitFor(() => expect(screen.queryByText(/电子转账；八月货款/)).toBeNull());
    expect(screen.getByText("2026-06-03 · 8801-1 · 电子转账")).toBeTruthy();
  });
});

describe("files of several kinds at once", () => {
  test("each kind has its own table, said with the number of rows, and another can be picked for one of them", async () => {
    const pane = await openPane({ tab: "import", tables: [LEDGER, bank("Bank_A")] });
    const list = "Date,Document,Customer,Amount,Currency\n2026-06-05,INV-9,Contoso,70.00,USD\n";
    await choose(pane, fileOf(OFX, "june.ofx"), fileOf(list, "invoices.csv"));
    const [entries, transactions] = [await screen.findByLabelText<HTMLSelectElement>("Invoices and entries into table"), screen.getByLabelText<HTMLSelectElement>("Bank transactions into table")];
    await waitFor(() => expect(transactions.options.length).toBe(3));
    expect([entries, transactions].map(({ options }) => [...options].map(({ text }) => text))).toEqual([["The fitting one: Ledger", "A new table", "Ledger"], ["The fitting one: Bank_A", "A new table", "Bank_A"]]);
    expect([screen.getByText("1 row → Ledger"), screen.getByText("2 rows → Bank_A")].length).toBe(2);
    await pane.user.selectOptions(transactions, "A new table");
    await screen.findByText("2 rows → new table BankTransactions");
    expect(screen.getByText("1 row → Ledger")).toBeTruthy();
    await pane.user.click(screen.getByRole("button", { name: "Import 3 rows" }));
    await screen.findByText("2 rows added to BankTransactions");
    expect(screen.getByText("1 row added to Ledger")).toBeTruthy();
  });
});

describe("columns set right", () => {
  const bankOf = (row: string): string => `账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号\n${row}\n`;

  test("are remembered for the layout and its headers, said the next time, and forgotten on request", async () => {
    const pane = await openPane({ tab: "import" });
    await choose(pane, fileOf(bankOf("1,青石,20260603 09:12:44,0,12000.00,112000.00,人民币元,东湖商贸,2,,20260603,电子转账,八月货款,8801-1"), "june.csv"));
    const file = await screen.findByRole("region", { name: "june.csv" });
    await pane.user.click(within(file).getByRole("button", { name: /^Columns/ }));
    await pane.user.selectOptions(within(file).getByLabelText(/备注/), "Leave out");
    await screen.findByText("2026-06-03 · 8801-1 · 电子转账");
    await pane.user.click(await screen.findByRole("button", { name: "Import 1 row" }));
    await pane.user.click(await screen.findByRole("button", { name: "Import more files" }));
    await choose(pane, fileOf(bankOf("1,青石,20260703 09:12:44,0,50.00,112050.00,人民币元,东湖商贸,2,,20260703,电子转账,九月货款,8801-2"), "july.csv"));
    await screen.findByText("Columns as corrected on 2026-06-30.");
    expect(screen.getByText("2026-07-03 · 8801-2 · 电子转账")).toBeTruthy();
    await pane.user.click(screen.getByRole("button", { name: "Forget the corrected columns: july.csv" }));
    expect(await screen.findByText(/电子转账；九月货款/)).toBeTruthy();
    expect(screen.queryByText("Columns as corrected on 2026-06-30.")).toBeNull();
    expect(pane.addIn.live.settings().importColumns).toEqual([]);
  });
});

describe("a list that everyone arranges otherwise", () => {
  const LIST = "Wann,Wem,Wieviel,Nummer\n2026-06-01,Northwind,100.50,R-1\n2026-06-02,Contoso,20.00,R-2\n";

  test("its columns are named by hand once; the next one with these headers is read so", async () => {
    const pane = await openPane({ tab: "import" });
    await choose(pane, fileOf(LIST, "juni.csv"));
    const file = await screen.findByRole("region", { name: "juni.csv" });
    await pane.user.selectOptions(within(file).getByLabelText("Layout"), "Table, by its headers");
    for (const [header, meaning] of [["Wann", "Date"], ["Wem", "Customer"], ["Wieviel", "Amount"], ["Nummer", "Document number"]] as const) {
      await pane.user.selectOptions(await screen.findByLabelText(`Meaning of column ${header}`), meaning);
      await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    }
    expect(screen.getByText("2026-06-01 · R-1")).toBeTruthy();
    await pane.user.click(await screen.findByRole("button", { name: "Import 2 rows" }));
    await screen.findByText("2 rows added to Ledger");
    await pane.user.click(screen.getByRole("button", { name: "Import more files" }));
    await choose(pane, fileOf("Wann,Wem,Wieviel,Nummer\n2026-06-03,Contoso,7.00,R-3\n", "juli.csv"));
    expect(await screen.findByText("2026-06-03 · R-3")).toBeTruthy();
    expect(screen.getByText("Columns as corrected on 2026-06-30.")).toBeTruthy();
  });
});

describe("importing", () => {
  test("the rows go in, a second time nothing is new, and the import is taken back", async () => {
    const pane = await openPane({ tab: "import" });
    await choose(pane, fileOf(OFX, "june.ofx"));
    await pane.user.click(await screen.findByRole("button", { name: "Import 2 rows" }));
    await screen.findByText("2 rows added to BankTransactions");
    const bank = await pane.workbook.tableId("BankTransactions");
    await pane.user.click(screen.getByRole("button", { name: "Show in the sheet: june.ofx" }));
    await waitFor(() => expect(pane.workbook.selected.at(-1)).toMatchObject({ kind: "row", tableId: bank, row: 1 }));
    expect((await pane.workbook.readTable(bank)).rowCount).toBe(2);
    await pane.user.click(screen.getByRole("button", { name: "Import more files" }));
    await choose(pane, fileOf(OFX, "again.ofx"));
    await screen.findByText("This very file was imported before.");
    expect(screen.getByRole("button", { name: "Nothing new to import" })).toBeTruthy();
    await pane.user.click(screen.getByRole("button", { name: "Other files" }));
    await pane.user.click(await screen.findByRole("button", { name: "Undo this import: june.ofx" }));
    await screen.findAllByText("Taken back: 2 rows removed.");
    expect((await pane.workbook.readTable(bank)).rows.flat().filter((cell) => cell !== null)).toEqual([]);
    await screen.findByText("Nothing was imported into this workbook yet.");
  });

  test("rows that were changed since stay where they are, unless the person wants the rest gone", async () => {
    const pane = await openPane({ tab: "import", tables: [LEDGER, bank("Bank_A")] });
    await choose(pane, fileOf(OFX, "june.ofx"));
    await pane.user.click(await screen.findByRole("button", { name: "Import 2 rows" }));
    const undo = await screen.findAllByRole("button", { name: "Undo this import: june.ofx" });
    await pane.workbook.type("Bank_A", 2, "Money in", 399);
    await pane.user.click(undo[0]!);
    await screen.findAllByText(/^Of the 2 rows of this import, 1 was changed/);
    await pane.user.click(await screen.findByRole("button", { name: "Remove the unchanged ones" }));
    await screen.findAllByText("Taken back: 1 row removed.");
    expect((await pane.workbook.readTable(await pane.workbook.tableId("Bank_A"))).rows.map((row) => row[2])).toEqual([1, 399]);
  });

  test("where several tables could get the rows, it asks for one", async () => {
    const pane = await openPane({ tab: "import", tables: [LEDGER, bank("Bank_A"), bank("Bank_B")] });
    await choose(pane, fileOf(OFX, "june.ofx"));
    expect(await screen.findByText(/Bank_A, Bank_B/)).toBeTruthy();
    await pane.user.selectOptions(screen.getByLabelText("Into table"), "Bank_B");
    await pane.user.click(await screen.findByRole("button", { name: "Import 2 rows" }));
    await screen.findByText("2 rows added to Bank_B");
  });

  test("what was looked at is looked at again where the table changed in the meantime", async () => {
    const pane = await openPane({ tab: "import", tables: [LEDGER, bank("Bank_A")] });
    await choose(pane, fileOf(OFX, "june.ofx"));
    const go = await screen.findByRole("button", { name: "Import 2 rows" });
    const table = await pane.workbook.tableId("Bank_A");
    await pane.workbook.appendRows(table, [[cellDay("2026-06-01"), "Northwind", 400, null, null]]);
    await pane.user.click(go);
    await screen.findAllByText(/^The table changed in the meantime/);
    expect((await pane.workbook.readTable(table)).rowCount).toBe(2);
    await pane.user.click(screen.getByRole("button", { name: "Import 1 row" }));
    await screen.findByText("1 row added to Bank_A");
  });

  test("reading can be cancelled, and leaves the view as it was", async () => {
    const pane = await openPane({ tab: "import" });
    let arrive: (bytes: ArrayBuffer) => void = () => undefined;
    const slow = new File(["x"], "slow.ofx");
    Object.defineProperty(slow, "arrayBuffer", { value: () => new Promise<ArrayBuffer>((resolve) => (arrive = resolve)) });
    await choose(pane, slow);
    await pane.user.click(await screen.findByRole("button", { name: "Cancel" }));
    arrive(new TextEncoder().encode(OFX).buffer);
    await waitFor(() => expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull());
    expect(screen.queryByRole("region", { name: "slow.ofx" })).toBeNull();
    expect(screen.getByLabelText("Choose files", { selector: "input" })).toBeTruthy();
  });

  test("on first use, files are a way to a ledger", async () => {
    const pane = await openPane({ used: false, tables: [] });
    await pane.user.click(await screen.findByRole("button", { name: "Import files of other systems" }));
    await choose(pane, fileOf("<CreditNote><ID>UC-1</ID><IssueDate>2026-06-05</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode><AccountingSupplierParty><Party><PartyName><Name>Our Works</Name></PartyName></Party></AccountingSupplierParty><AccountingCustomerParty><Party><PartyName><Name>Birch</Name></PartyName></Party></AccountingCustomerParty><LegalMonetaryTotal><TaxInclusiveAmount>12.00</TaxInclusiveAmount><PayableAmount>12.00</PayableAmount></LegalMonetaryTotal></CreditNote>", "note.xml"));
    expect(await screen.findByText(/^Your name is not in the settings/)).toBeTruthy();
    expect(screen.getByText("2026-06-05 · UC-1 · from Our Works")).toBeTruthy();
    await pane.user.click(screen.getByRole("button", { name: "Import 1 row" }));
    await screen.findByText("1 row added to CustomerLedger");
    await waitFor(() => expect(pane.addIn.live.state().view?.ledger.customers.map(({ key }) => key)).toEqual(["Birch"]));
  });
});
