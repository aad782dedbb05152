import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import { readRecords } from "../../src/actions/statement-register";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { folderWith, run } from "./run";

const LEDGER = `Date,Customer,Type,Document,Due date,Amount,Currency
2026-01-05,C001,Invoice,INV-1,2026-02-04,1200,USD
2026-03-10,C002,Invoice,INV-2,2026-04-12,300,USD
`;
const folder = folderWith({ "ledger.csv": LEDGER });
const PERIOD = ["--from", "2026-03-01", "--to", "2026-03-31", "--as-of", "2026-04-02"];

describe("statement --issue", () => {
  test("enters in the register of the workbook written, and finds it there again", async () => {
    const [first, second] = [folder.at("first.xlsx"), folder.at("second.xlsx")];
    const issued = await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out", first);
    expect(issued).toMatchObject({ code: 0, errors: ["2 accounts entered in the register, 0 unchanged since issued before, 0 changed since."] });
    const again = await run("statement", first, ...PERIOD, "--issue", "--out", second);
    expect(again.errors.at(-1)).toBe("0 accounts entered in the register, 2 unchanged since issued before, 0 changed since.");
  });

  test("says where the pages of changes are only where there are any", async () => {
    const [files, late] = [folder.at("late"), folder.at("late.csv")];
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out-dir", files);
    fs.writeFileSync(late, `${LEDGER}2026-03-12,C002,Payment,RC-1,,-100,USD\n`);
    const again = await run("statement", "--ledger", late, ...PERIOD, "--issue", "--by", "ann", "--out-dir", files, "--force");
    expect(again.errors).toEqual(["1 account entered in the register, 1 unchanged since issued before, 1 changed since.", `${files}/statement-register.xlsx: what changed and why is on the sheets "Changes …".`]);
  });

  test("needs the name of who issues: the one given, else the one that the workbook remembers, never none", async () => {
    const [first, second] = [folder.at("by1.xlsx"), folder.at("by2.xlsx")];
    expect(await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--out", first)).toMatchObject({ code: 2, errors: ["statement: --issue enters who issues; name the person with --by NAME (this workbook remembers nobody yet)."] });
    expect(fs.existsSync(first)).toBe(false);
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out", first);
    expect((await run("statement", first, "--from", "2026-04-01", "--to", "2026-04-30", "--as-of", "2026-05-02", "--issue", "--out", second)).code).toBe(0);
    const { register } = await readRecords(MemoryWorkbook.open(fs.readFileSync(second), "by2.xlsx"));
    expect(register.map(({ issuedBy }) => issuedBy)).toEqual(["ann", "ann", "ann", "ann"]);
  });

  test.each([["damaged", "PK not a workbook", /statement-register\.xlsx: The file is (damaged|cut off)/], ["another file", null, /statement-register\.xlsx: is no register of statements and was left as it is/]])("a register that is %s is noticed before anything is written, and named", async (name, content, said) => {
    const files = folder.at(`bad ${name}`);
    fs.mkdirSync(files);
    const register = `${files}/statement-register.xlsx`;
    const bytes = content === null ? MemoryWorkbook.empty().save() : content;
    fs.writeFileSync(register, bytes);
    const drafts = folder.at(`bad drafts ${name}`);
    const { code, errors } = await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out-dir", files, "--eml-dir", drafts);
    expect([code, errors.length]).toEqual([2, 1]);
    expect(errors[0]).toMatch(said);
    expect([fs.readdirSync(files), fs.existsSync(drafts), fs.readFileSync(register).equals(Buffer.from(bytes))]).toEqual([["statement-register.xlsx"], false, true]);
    const since = await run("statement", "--ledger", folder.at("ledger.csv"), "--since-last", "--to", "2026-04-30", "--out-dir", files);
    if (content !== null) expect([since.code, since.errors[0]]).toEqual([2, expect.stringMatching(said)]);
  });

  test("where one file is in the way none is written", async () => {
    const files = folder.at("way");
    fs.mkdirSync(`${files}/C002.xlsx`, { recursive: true });
    expect(await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out-dir", files, "--force")).toMatchObject({ code: 2, errors: [`${files}/C002.xlsx: cannot be written (EISDIR).`] });
    expect(fs.readdirSync(files)).toEqual(["C002.xlsx"]);
  });

  test("a customer called like the register has a file of its own, and a draft with that name", async () => {
    const [ledger, files, drafts] = [folder.at("named.csv"), folder.at("named"), folder.at("named-drafts")];
    fs.writeFileSync(ledger, "Date,Customer,Type,Document,Due date,Amount,Currency\n2026-03-05,statement-register,Invoice,INV-1,2026-04-04,1200,USD\n2026-03-06,Contents,Invoice,INV-2,2026-04-04,7,USD\n");
    await run("statement", "--ledger", ledger, ...PERIOD, "--out-dir", files, "--eml-dir", drafts);
    expect([fs.readdirSync(files).sort(), fs.readdirSync(drafts).sort()]).toEqual([["Contents.xlsx", "statement-register (2).xlsx"], ["Contents.eml", "statement-register (2).eml"]]);
    expect(fs.readFileSync(`${drafts}/statement-register (2).eml`, "utf8")).toMatch(/filename\*?=.*statement-register/);
    const issued = await run("statement", "--ledger", ledger, ...PERIOD, "--issue", "--by", "ann", "--out-dir", files, "--force");
    expect([issued.code, fs.readdirSync(files).sort()]).toEqual([0, ["Contents.xlsx", "statement-register (2).xlsx", "statement-register.xlsx"]]);
    const out = folder.at("named.xlsx");
    await run("statement", "--ledger", ledger, ...PERIOD, "--out", out);
    const sheets = (await MemoryWorkbook.open(fs.readFileSync(out), "named.xlsx").listSheets()).map(({ name, planKey }) => [name, planKey]);
    expect(sheets.filter(([, key]) => key !== null)).toEqual([["statement-register", "statement/statement-register/activity"], ["Contents", "statement/Contents/activity"], ["Contents (2)", "statements/activity"]]);
  });

  test("needs a workbook to write in", async () => {
    expect(await run("statement", "--ledger", folder.at("ledger.csv"), "--issue")).toMatchObject({ code: 2, errors: ["statement: --issue writes into the register of a workbook; name it with --out, or the folder of the files with --out-dir."] });
  });

  test("without it nothing is registered", async () => {
    const out = folder.at("plain.xlsx");
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--out", out);
    const again = await run("statement", out, ...PERIOD, "--issue", "--by", "ann", "--out", folder.at("third.xlsx"));
    expect(again.errors.at(-1)).toMatch(/^2 accounts entered/);
    expect(fs.existsSync(out)).toBe(true);
  });

  test("the customer's own sign and the auditors' letter are options", async () => {
    const text = await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--kind", "confirmation", "--confirmation-issuer", "auditor", "--out", folder.at("audit.xlsx"));
    expect(text).toMatchObject({ code: 2 });
    expect(text.errors[0]).toContain("needs the name of the audit firm");
    expect(fs.existsSync(folder.at("audit.xlsx"))).toBe(false);
    expect((await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--view", "theirs", "--list-open-items", "--out", folder.at("theirs.xlsx"))).code).toBe(0);
  });

  test("beside files for the customers the register lies in their folder, and grows there", async () => {
    const files = folder.at("sent");
    const first = await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out-dir", files);
    expect(first.errors).toEqual(["2 accounts entered in the register, 0 unchanged since issued before, 0 changed since."]);
    expect(fs.readdirSync(files).sort()).toEqual(["C001.xlsx", "C002.xlsx", "statement-register.xlsx"]);
    const again = await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out-dir", files, "--force");
    expect(again.errors).toEqual(["0 accounts entered in the register, 2 unchanged since issued before, 0 changed since."]);
  });

  test("a workbook with a register of its own gets the rows, the folder only the files", async () => {
    const [book, files] = [folder.at("own.xlsx"), folder.at("own")];
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out", book);
    expect(await run("statement", book, ...PERIOD, "--issue", "--out-dir", files)).toMatchObject({ code: 2, errors: [`${book}: has a register of its own; name the workbook to write it in with --out, beside --out-dir.`] });
    expect(fs.existsSync(files)).toBe(false);
    const done = await run("statement", book, "--from", "2026-04-01", "--to", "2026-04-30", "--as-of", "2026-05-02", "--issue", "--out-dir", files, "--out", folder.at("own2.xlsx"));
    expect(done.errors.at(-1)).toMatch(/^2 accounts entered/);
    expect(fs.readdirSync(files).sort()).toEqual(["C001.xlsx", "C002.xlsx"]);
  });

  test("a folder that cannot be made is wrong usage, told in one line", async () => {
    const file = folder.at("ledger.csv");
    expect(await run("statement", "--ledger", file, ...PERIOD, "--out-dir", file)).toMatchObject({ code: 2, errors: [`${file}: cannot be written (EEXIST).`] });
  });

  test("--since-last goes on where each customer's last statement ended", async () => {
    const book = folder.at("since.xlsx");
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--customer", "C001", "--issue", "--by", "ann", "--out", book);
    const { json } = await run("statement", book, "--since-last", "--to", "2026-04-30", "--as-of", "2026-04-30", "--json");
    expect(json.map(({ customer, from, opening }: Record<string, string>) => [customer, from, opening])).toEqual([["C001", "2026-04-01", "1200.00"], ["C002", "2026-01-05", "0.00"]]);
    expect(await run("statement", book, "--since-last", "--from", "2026-01-01")).toMatchObject({ code: 2, errors: ["statement: --since-last finds where each period begins; leave --from out."] });
    expect(await run("statement", book, "--since-last", "--customer", "C001", "--to", "2026-03-31")).toMatchObject({ code: 2, errors: [expect.stringContaining("\"C001\" already has a statement up to 2026-03-31.")] });
    expect((await run("statement", book, "--since-last", "--kind", "open-item", "--customer", "C001", "--to", "2026-03-31", "--json")).json).toMatchObject({ customer: "C001", closing: "1200.00" });
  });

  test("--since-last says what was entered since with an earlier date, and ties the last balance to the new one", async () => {
    const [files, late] = [folder.at("backdated"), folder.at("backdated.csv")];
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out-dir", files);
    fs.writeFileSync(late, `${LEDGER}2026-03-12,C002,Payment,,,-300,USD\n2026-01-20,C001,Invoice,INV-0,2026-02-20,50,USD\n2026-04-10,C001,Payment,RC-9,,-200,USD\n`);
    const since = ["statement", "--ledger", late, "--since-last", "--to", "2026-04-30", "--as-of", "2026-05-02", "--out-dir", files, "--force"];
    const { json } = await run(...since, "--json");
    expect(json.map(({ customer, sinceLast, opening, closing }: Record<string, unknown>) => [customer, sinceLast, opening, closing])).toEqual([
      ["C001", { number: "ST-202603-C001", to: "2026-03-31", closing: "1200.00", changes: [{ cause: "backdated", date: "2026-01-20", document: "INV-0", type: "invoice", effect: "50.00" }] }, "1250.00", "1050.00"],
      // Nothing moved in the period and nothing is owed: it is told all the same.
      ["C002", { number: "ST-202603-C002", to: "2026-03-31", closing: "300.00", changes: [{ cause: "backdated", date: "2026-03-12", document: "", type: "payment", effect: "-300.00" }] }, "0.00", "0.00"],
    ]);
    const text = (await run(...since)).out;
    expect(text).toContain("Last statement ST-202603-C001 of 31 Mar 2026, and what was entered or changed since with an earlier date:  1200.00");
    expect(text).toMatch(/2026-01-20 {2}INV-0 +Entered since, with an earlier date +50\.00 +1250\.00/);
    const plain = (await run("statement", "--ledger", late, "--from", "2026-04-01", "--to", "2026-04-30", "--customer", "C001", "--json")).json as object;
    expect(plain).not.toHaveProperty("sinceLast");
  });

  test("--since-last tells of an account that is no longer in the ledger", async () => {
    const [files, less] = [folder.at("gone"), folder.at("less.csv")];
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--by", "ann", "--out-dir", files);
    fs.writeFileSync(less, LEDGER.replace(/.*C002.*\n/, ""));
    const { code, errors } = await run("statement", "--ledger", less, "--since-last", "--to", "2026-04-30", "--as-of", "2026-05-02", "--out-dir", files, "--force");
    expect([code, errors]).toEqual([1, ["C002: the account of the last statement ST-202603-C002 (300.00 USD) is no longer in the ledger."]]);
    expect((await run("statement", "--ledger", less, "--since-last", "--customer", "C001", "--to", "2026-04-30", "--as-of", "2026-05-02", "--out-dir", files, "--force")).errors).toEqual([]);
  });
});
