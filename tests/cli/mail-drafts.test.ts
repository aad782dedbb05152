import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { folderWith, run } from "./run";

const LEDGER = `Date,Customer,Type,Document,Due date,Amount,Currency
2026-01-05,C001,Invoice,INV-1,2026-02-04,1200,USD
2026-03-10,=cmd|' /C calc'!A0,Invoice,INV-2,2026-04-30,300,USD
`;
const CUSTOMERS = `Code,Name,Email,Language,Contact
C001,上海某某有限公司,"ap@buyer.example",zh,"李
Bcc: spy@evil.example"
`;
const folder = folderWith({ "ledger.csv": LEDGER, "customers.csv": CUSTOMERS });
const INPUT = ["--ledger", folder.at("ledger.csv"), "--customers", folder.at("customers.csv"), "--from", "2026-03-01", "--to", "2026-03-31", "--as-of", "2026-04-02"];

function attachmentOf(mail: string): Uint8Array {
  const boundary = /boundary="([^"]+)"/.exec(mail)![1]!;
  const part = mail.split(`--${boundary}`)[2]!;
  return Buffer.from(part.slice(part.indexOf("\r\n\r\n")), "base64");
}

describe("statement --eml-dir", () => {
  test("writes a draft for each customer, addressed where the table has an address, with that customer's statement alone", async () => {
    const drafts = folder.at("drafts");
    expect((await run("statement", ...INPUT, "--eml-dir", drafts)).code).toBeLessThan(2);
    expect(fs.readdirSync(drafts).sort()).toEqual(["=cmd_' _C calc'!A0.eml", "上海某某有限公司.eml"]);
    const mail = fs.readFileSync(`${drafts}/上海某某有限公司.eml`, "latin1");
    expect(mail.split("\r\n")[0]).toBe("To: ap@buyer.example");
    expect(mail).not.toMatch(/^(bcc|cc|from|date):/im);
    expect(MemoryWorkbook.open(attachmentOf(mail), "x").book.sheets.map(({ name }) => name)).toEqual(["上海某某有限公司"]);
    expect(fs.readFileSync(`${drafts}/=cmd_' _C calc'!A0.eml`, "latin1")).toMatch(/^Subject: /);
  });

  test("a reminder goes only to who owes something overdue, and the others are counted", async () => {
    const drafts = folder.at("reminders");
    const { errors } = await run("statement", ...INPUT, "--stage", "reminder-1", "--eml-dir", drafts);
    expect(fs.readdirSync(drafts)).toEqual(["上海某某有限公司.eml"]);
    expect(errors.at(-1)).toBe("1 customer left without a draft: nothing is overdue that may be demanded.");
  });

  test("an existing draft is kept, and a stage that there is not is told", async () => {
    const drafts = folder.at("drafts");
    expect(await run("statement", ...INPUT, "--eml-dir", drafts)).toMatchObject({ code: 2, errors: [expect.stringContaining("exists already and was left as it is")] });
    expect(await run("statement", ...INPUT, "--eml-dir", drafts, "--stage", "threat")).toMatchObject({ code: 2, errors: ["--stage: \"threat\" is not one of statement, reminder-1, reminder-2, reminder-3, final."] });
  });
});
