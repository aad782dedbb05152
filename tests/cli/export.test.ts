import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import { folderWith, run } from "./run";

const folder = folderWith({ "ledger.csv": "Date,Customer,Type,Document,Debit,Credit,Currency\n2026-01-05,Acme,Invoice,INV-1,1200.00,,USD\n2026-01-20,Acme,Payment,RCT-1,,500.00,USD\n" });
const LEDGER = ["--ledger", folder.at("ledger.csv")];

describe("export", () => {
  test("writes a file for another system, and says what stays", async () => {
    const { code, json, errors } = await run("export", ...LEDGER, "--format", "xero", "--out", folder.at("xero.csv"), "--account-code", "200", "--json");
    expect([code, json]).toEqual([0, { format: "xero", file: folder.at("xero.csv"), count: 1, staying: [{ row: 2, reason: "not-a-document" }] }]);
    expect(errors).toEqual(["1 row of the ledger is not in the file."]);
    expect(fs.readFileSync(folder.at("xero.csv"), "utf8").split("\r\n")[1]).toContain("INV-1");
  });

  test("is exit 1 where an invoice stays", async () => {
    fs.writeFileSync(folder.at("unnumbered.csv"), "Date,Customer,Type,Document,Debit,Credit,Currency\n2026-01-05,Acme,Invoice,,1200.00,,USD\n");
    expect(await run("export", "--ledger", folder.at("unnumbered.csv"), "--format", "zoho", "--out", folder.at("zoho.csv"), "--json")).toMatchObject({ code: 1, json: { count: 0, staying: [{ row: 1, reason: "no-number" }] } });
  });

  test("writes all entries as csv and JSON, exit 0", async () => {
    for (const format of ["csv", "json"]) expect(await run("export", ...LEDGER, "--format", format, "--out", folder.at(`all.${format}`), "--json")).toMatchObject({ code: 0, json: { count: 2, staying: [] } });
  });

  test("overwrites nothing, and wants a format and a file", async () => {
    fs.writeFileSync(folder.at("kept.csv"), "mine");
    expect((await run("export", ...LEDGER, "--format", "csv", "--out", folder.at("kept.csv"))).code).toBe(2);
    expect((await run("export", ...LEDGER, "--format", "csv", "--out", folder.at("ledger.csv"), "--force")).code).toBe(2);
    expect([fs.readFileSync(folder.at("kept.csv"), "utf8"), (await run("export", ...LEDGER)).errors.length]).toEqual(["mine", 1]);
  });
});
