import { describe, expect, test } from "@jest/globals";
import { importInto, type ImportPlace } from "../../src/actions/import-files";
import { readFiles, type ReadingWay } from "../../src/actions/read-files";
import { parseIsoDay } from "../../src/calendar/day";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { workbookErrorMessage } from "../../src/words/workbook-words";

const WAY: ReadingWay = { settings: DEFAULT_SETTINGS, baseCurrency: null, latestDay: parseIsoDay("2026-08-31")! };
const chosen = (text: string, name = "list.csv") => ({ name, bytes: new TextEncoder().encode(text) });
const placeOf = (workbook: MemoryWorkbook): ImportPlace => ({ workbook, settings: DEFAULT_SETTINGS, language: "en", table: null, remember: async () => undefined });

const NAMELESS = "Date,Document No,Description,Debit,Credit,Balance\n2026-07-06,INV-0101,Sale,1150.00,,1150.00\n2026-07-14,PMT-9,Payment,,500.00,650.00\n2026-07-20,INV-0102,Sale,10.00,,660.00\n";
const statement = (opening: string, ...rows: readonly string[]): string => ["Statement of account", "Customer: Basalt Works", "Date,Document No,Description,Debit,Credit,Balance", `,,Opening balance,,,${opening}`, ...rows].join("\n");
const JULY = statement("0.00", "2026-07-06,INV-0101,Sale,1150.00,,1150.00", "2026-07-14,PMT-9,Payment,,500.00,650.00");
const AUGUST = statement("650.00", "2026-08-03,INV-0110,Sale,80.00,,730.00");

describe("a list of one nameless account whose balance runs on", () => {
  test("may be ours or theirs: a person is asked", async () => {
    const { left } = await readFiles([chosen(NAMELESS)], WAY);
    expect(left.map(({ error }) => workbookErrorMessage(error.code, error.params, "en"))).toEqual(["The file may be of several layouts: statement, table. Choose one."]);
  });

  test.each(["table", "statement"])("is read as %s where the person says so", async (profile) => {
    const { understood } = await readFiles([chosen(NAMELESS)], { ...WAY, profile });
    expect(understood[0]!.reading).toMatchObject({ kind: profile === "table" ? "ledger" : "statement" });
    expect(understood[0]!.reading.rows.map(({ amountMinor }) => amountMinor)).toEqual([115000, -50000, 1000]);
  });

  test.each([["one balance that does not follow", (text: string) => text.replace("660.00", "661.00")], ["no balance", (text: string) => text.replace(/,[^,\n]*$/gmu, "")]] as const)("with %s is any table", async (_, change) => {
    expect((await readFiles([chosen(change(NAMELESS))], WAY)).understood.map(({ profile }) => profile)).toEqual(["table"]);
  });

  test("may count its credits up", async () => {
    const theirs = NAMELESS.replace("Debit,Credit", "Credit,Debit");
    expect((await readFiles([chosen(theirs)], WAY)).left).toHaveLength(1);
  });
});

describe("a statement by its title", () => {
  test("goes to the statements, next month's beside it, and what it begins with is not counted twice", async () => {
    const workbook = MemoryWorkbook.empty();
    for (const [text, name] of [[JULY, "july.csv"], [AUGUST, "august.csv"], [JULY, "again.csv"]] as const) await importInto(placeOf(workbook), (await readFiles([chosen(text, name)], WAY)).understood);
    const tables = await workbook.listTables();
    expect(tables.map(({ name }) => name)).toEqual(["CustomerStatements", expect.stringMatching(/import/i)]);
    const { headers, rows } = await workbook.readTable(tables[0]!.id);
    const [customer, debit, credit] = ["Customer", "Debit", "Credit"].map((header) => headers.indexOf(header)) as [number, number, number];
    expect(rows.map((row) => [row[customer], row[debit], row[credit]])).toEqual([["Basalt Works", 1150, null], ["Basalt Works", null, 500], ["Basalt Works", 80, null]]);
  });

  test("says where it goes, and asks whose it is until a person says so", async () => {
    const nameless = JULY.replace("Customer: Basalt Works\n", "");
    const told = async (customer: string | null): Promise<readonly string[]> => (await readFiles([chosen(nameless)], { ...WAY, customer })).understood[0]!.reading.controls.map(({ name }) => name);
    expect(await told(null)).toEqual(["goes-to", "owner", "running-balance"]);
    expect(await told("Basalt Works")).toEqual(["goes-to", "running-balance"]);
  });

  test("names us too: ours is not the answer", async () => {
    const settings = { ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, letterhead: { ...DEFAULT_SETTINGS.statement.letterhead, name: "Quarry Tools" } } };
    const theirs = JULY.replace("Customer: Basalt Works", "Customer: Quarry Tools");
    expect((await readFiles([chosen(theirs)], { ...WAY, settings })).understood[0]!.reading.owner).toBeUndefined();
  });
});

describe("a list with plain headers that banks write, and others too", () => {
  const SIDES = "Date,Description,Debit,Credit,Balance\n2026-07-06,BASALT WORKS,,1150.00,1150.00\n2026-07-14,RENT,500.00,,650.00\n2026-07-15,FEE,1.00,,649.00\n";
  const SIGNED = "Date,Description,Amount,Balance\n2026-07-06,BASALT WORKS,1150.00,1150.00\n2026-07-14,RENT,-500.00,650.00\n2026-07-15,FEE,-1.00,649.00\n";
  const reasons = async (text: string, way: Partial<ReadingWay> = {}): Promise<readonly unknown[]> => (await readFiles([chosen(text)], { ...WAY, ...way })).left.map(({ error }) => error.params.profiles);

  test.each([["sides", SIDES], ["signs", SIGNED]])("by %s is asked about, and read as a bank's where the person says so", async (_, text) => {
    expect(await reasons(text)).toEqual(["bank, statement, table"]);
    const { understood } = await readFiles([chosen(text)], { ...WAY, profile: "bank" });
    expect(understood[0]!.reading).toMatchObject({ kind: "bank" });
    expect(understood[0]!.reading.rows.map(({ amountMinor }) => amountMinor)).toEqual([115000, -50000, -100]);
    expect(understood[0]!.reading.controls.map(({ ok }) => ok)).toEqual([true]);
  });

  test("is a bank's where a line above, or a second date, says so; documents or customers say otherwise", async () => {
    const kinds = async (text: string): Promise<readonly string[]> => (await readFiles([chosen(text)], WAY)).understood.map(({ profile }) => profile);
    expect(await kinds(`Checking account 1234\n${SIGNED}`)).toEqual(["bank"]);
    expect(await kinds("Transaction date,Post date,Description,Amount\n2026-07-06,2026-07-07,BASALT,5.00\n")).toEqual(["bank"]);
    expect(await kinds("Date,Customer,Description,Amount,Balance\n2026-07-06,Basalt Works,Sale,5.00,5.00\n2026-07-07,Basalt Works,Sale,5.00,10.00\n2026-07-08,Basalt Works,Sale,5.00,15.00\n")).toEqual(["table"]);
    expect(await reasons(`Statement of account\n${SIGNED}`)).toEqual(["bank, statement, table"]);
  });
});
