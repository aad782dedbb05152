import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import { createAddIn } from "../../src/actions/add-in";
import { handOverStatements } from "../../src/actions/hand-over-statements";
import { parseIsoDay } from "../../src/calendar/day";
import { inflateEntry, readZip } from "../../src/files/zip-read";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { OutgoingFile } from "../../src/workbook/file-handover";
import { folderWith, run } from "./run";

/** Two customers that share nothing; every word and figure of one would be seen in the other's file. */
const OF_ALPHA = ["ALPHA-1", "Alpha Werke", "AlphaAlias", "AL-INV-7", "AL-RC-8", "alpha order", "71171.71", "1717.17", "ann@alpha.example", "AlphaStreet", "TAX-AL"];
const OF_BETA = ["BETA-2", "贝塔公司", "BetaAlias", "BE-INV-9", "BE-CN-3", "beta order", "82282.82", "2828.28", "bob@beta.example", "BetaStreet", "TAX-BE"];
const LEDGER = `Date,Customer,Type,Document,Due date,Amount,Currency,Description
2026-01-05,ALPHA-1,Invoice,AL-INV-7,2026-02-04,71171.71,USD,alpha order
2026-01-09,ALPHA-1,Payment,AL-RC-8,,-1717.17,USD,
2026-01-06,BETA-2,Invoice,BE-INV-9,2026-02-05,82282.82,USD,beta order
2026-01-10,BETA-2,Credit note,BE-CN-3,,-2828.28,EUR,
`;
const CUSTOMERS = `Code,Name,Aliases,Email,Address,Tax number
ALPHA-1,Alpha Werke,AlphaAlias,ann@alpha.example,AlphaStreet,TAX-AL
BETA-2,贝塔公司,BetaAlias,bob@beta.example,BetaStreet,TAX-BE
`;
const folder = folderWith({ "ledger.csv": LEDGER, "customers.csv": CUSTOMERS });
const INPUT = ["--ledger", folder.at("ledger.csv"), "--customers", folder.at("customers.csv"), "--from", "2026-01-01", "--to", "2026-01-31", "--as-of", "2026-02-28"];

/** Every byte of a workbook as text: the names of its parts and all that is in them. */
function everythingIn(bytes: Uint8Array): string {
  return readZip(bytes).map((entry) => `${entry.name}\n${new TextDecoder().decode(inflateEntry(entry))}`).join("\n");
}

function expectOnly(bytes: Uint8Array, own: readonly string[], others: readonly string[]): void {
  const text = everythingIn(bytes);
  expect(text).toContain(own[1]);
  expect(text).toContain(own[3]);
  for (const word of others) expect(text).not.toContain(word);
}

describe("nothing of another customer is anywhere in a statement's workbook", () => {
  test.each(["activity", "open-item", "balance-forward", "transactions", "confirmation"])("a folder of files, %s", async (kind) => {
    const directory = folder.at(`files-${kind}`);
    expect((await run("statement", ...INPUT, "--kind", kind, "--list-open-items", "--lang", "bilingual", "--out-dir", directory)).code).toBeLessThan(2);
    expect(fs.readdirSync(directory).sort()).toEqual(["Alpha Werke.xlsx", "贝塔公司.xlsx"]);
    const [alpha, beta] = [fs.readFileSync(`${directory}/Alpha Werke.xlsx`), fs.readFileSync(`${directory}/贝塔公司.xlsx`)];
    if (kind === "confirmation") return [alpha, beta].forEach((bytes, place) => (place === 0 ? OF_BETA : OF_ALPHA).forEach((word) => expect(everythingIn(bytes)).not.toContain(word)));
    expectOnly(alpha, OF_ALPHA, OF_BETA);
    expectOnly(beta, OF_BETA, OF_ALPHA);
  });

  test("the ZIP of the pane, issued or not", async () => {
    const book = folder.at("book.xlsx");
    await run("statement", ...INPUT, "--issue", "--by", "ann", "--out", book);
    const workbook = MemoryWorkbook.open(fs.readFileSync(book), "book.xlsx");
    const saved: OutgoingFile[] = [];
    const addIn = createAddIn({ workbook, language: "en", today: () => parseIsoDay("2026-02-28")!, files: { save: async (file) => void saved.push(file) } });
    const request = { customers: "all" as const, from: parseIsoDay("2026-01-01")!, to: parseIsoDay("2026-01-31")!, kind: "activity" as const, language: "en" as const };
    await handOverStatements(addIn, { request, issuedBy: "ann" });
    const [alpha, beta] = readZip(saved[0]!.bytes);
    expectOnly(inflateEntry(alpha!), OF_ALPHA, OF_BETA);
    expectOnly(inflateEntry(beta!), OF_BETA, OF_ALPHA);
  });

  test("a workbook made new for one customer has its statement and the contents, not the ledger it came from", async () => {
    const out = folder.at("alpha.xlsx");
    await run("statement", ...INPUT, "--customer", "ALPHA-1", "--out", out);
    expectOnly(fs.readFileSync(out), OF_ALPHA, OF_BETA);
    expect(MemoryWorkbook.open(fs.readFileSync(out), "alpha").book.sheets.map(({ name }) => name)).toEqual(["Alpha Werke", "Contents"]);
  });

  test("files of customers with one name carry their codes", async () => {
    const twins = folderWith({ "ledger.csv": LEDGER, "customers.csv": CUSTOMERS.replace("贝塔公司", "alpha werke") });
    await run("statement", "--ledger", twins.at("ledger.csv"), "--customers", twins.at("customers.csv"), "--from", "2026-01-01", "--to", "2026-01-31", "--as-of", "2026-02-28", "--out-dir", twins.at("files"));
    expect(fs.readdirSync(twins.at("files")).sort()).toEqual(["Alpha Werke ALPHA-1.xlsx", "alpha werke BETA-2.xlsx"]);
  });

  test("no part of a file names a program, a person or a time", async () => {
    const directory = folder.at("plain");
    await run("statement", ...INPUT, "--out-dir", directory);
    expect(readZip(fs.readFileSync(`${directory}/Alpha Werke.xlsx`)).map(({ name }) => name).filter((name) => /docProps|customXml|comments/.test(name))).toEqual([]);
  });
});
