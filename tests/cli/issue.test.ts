import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
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
    expect(issued).toMatchObject({ code: 0, errors: ["2 accounts entered in the register, 0 unchanged since issued before, 0 changed since: see the sheets \"Changes …\"."] });
    const again = await run("statement", first, ...PERIOD, "--issue", "--out", second);
    expect(again.errors.at(-1)).toBe("0 accounts entered in the register, 2 unchanged since issued before, 0 changed since: see the sheets \"Changes …\".");
  });

  test("needs a workbook to write in", async () => {
    expect(await run("statement", "--ledger", folder.at("ledger.csv"), "--issue")).toMatchObject({ code: 2, errors: ["statement: --issue writes into the register of a workbook; name it with --out, or the folder of the files with --out-dir."] });
  });

  test("without it nothing is registered", async () => {
    const out = folder.at("plain.xlsx");
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--out", out);
    const again = await run("statement", out, ...PERIOD, "--issue", "--out", folder.at("third.xlsx"));
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
    expect(first.errors).toEqual(["2 accounts entered in the register, 0 unchanged since issued before, 0 changed since: see the sheets \"Changes …\"."]);
    expect(fs.readdirSync(files).sort()).toEqual(["C001.xlsx", "C002.xlsx", "statement-register.xlsx"]);
    const again = await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--out-dir", files, "--force");
    expect(again.errors).toEqual(["0 accounts entered in the register, 2 unchanged since issued before, 0 changed since: see the sheets \"Changes …\"."]);
  });

  test("a workbook with a register of its own gets the rows, the folder only the files", async () => {
    const [book, files] = [folder.at("own.xlsx"), folder.at("own")];
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--issue", "--out", book);
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
    await run("statement", "--ledger", folder.at("ledger.csv"), ...PERIOD, "--customer", "C001", "--issue", "--out", book);
    const { json } = await run("statement", book, "--since-last", "--to", "2026-04-30", "--as-of", "2026-04-30", "--json");
    expect(json.map(({ customer, from, opening }: Record<string, string>) => [customer, from, opening])).toEqual([["C001", "2026-04-01", "1200.00"], ["C002", "2026-01-05", "0.00"]]);
    expect(await run("statement", book, "--since-last", "--from", "2026-01-01")).toMatchObject({ code: 2, errors: ["statement: --since-last finds where each period begins; leave --from out."] });
    expect(await run("statement", book, "--since-last", "--customer", "C001", "--to", "2026-03-31")).toMatchObject({ code: 2, errors: [expect.stringContaining("\"C001\" already has a statement up to 2026-03-31.")] });
    expect((await run("statement", book, "--since-last", "--kind", "open-item", "--customer", "C001", "--to", "2026-03-31", "--json")).json).toMatchObject({ customer: "C001", closing: "1200.00" });
  });
});
