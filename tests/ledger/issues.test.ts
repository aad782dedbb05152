import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { CHECK_CODES, ISSUE_CODES } from "../../src/check/issue";
import { readLedger } from "../../src/ledger/read-ledger";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { issueMessage, issueTitle } from "../../src/words/issue-words";
import { answerOf, readCases, updateCases } from "./read-cases";
import { writtenTable } from "./written-tables";

const cases = readCases("issues");
if (process.env.UPDATE) updateCases("issues", new Map(cases.map((written) => [written.title, answerOf(written, "issues")])));

/** Found by others than the reader of tables: settling, controls, finding tables. */
const ELSEWHERE = new Set([
  "table-missing", "table-ambiguous", "list-apart", "document-unknown", "document-shared", "applies-to-unknown", "allocation-over", "allocation-across", "instalments-differ", "claim-reopens-past",
  "control-differs", "invariant-broken", ...CHECK_CODES,
]);
/** Tested beside, since a text case cannot hold them; the last three are advice, not issues. */
const BESIDE = new Set(["cell-too-long", "terms-missing", "contact-missing", "currency-assumed"]);

describe("findings of reading", () => {
  test.each(readCases("issues").map((written) => [written.title, written] as const))("%s", (_title, written) => {
    expect(answerOf(written, "issues")).toBe(written.expected);
  });

  test("every code has its smallest table, here or where it is found", () => {
    const shown = new Set(cases.map(({ title }) => title.split(":")[0]));
    expect(ISSUE_CODES.filter((code) => !shown.has(code) && !ELSEWHERE.has(code) && !BESIDE.has(code))).toEqual([]);
    for (const { title, expected } of cases) if (!title.includes(":")) expect(expected).toContain(` ${title} `);
  });

  test("text longer than a cell of Excel is cut and told", () => {
    const table = writtenTable("ledger", ["Date | Customer | Amount | Description", `2026-01-05 | ACME | 100 | ${"x".repeat(32768)}`]);
    const { ledger, issues } = readLedger({ ledger: table, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS });
    expect(issues.map(({ code }) => code)).toEqual(["cell-too-long"]);
    expect(ledger!.entries.texts.description![0]).toHaveLength(32767);
  });

  test("missing terms, contacts and base currency are advice, not issues", () => {
    const { ledger, issues } = readLedger({
      ledger: writtenTable("ledger", ["Date | Customer | Amount", "2026-01-05 | C1 | 100"]),
      customers: writtenTable("customers", ["Code | Name | Terms | Email", "C1 | Acme | |"]),
      allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS,
    });
    expect(issues).toEqual([]);
    expect(ledger!.advice.map(({ code }) => code)).toEqual(["currency-assumed", "terms-missing", "contact-missing"]);
  });

  test("a harmless oddity of a whole long column is told once", () => {
    const rows = Array.from({ length: 80 }, (_, row) => `"2026-01-05" | ACME | ${row + 1}`);
    const { issues } = readLedger({ ledger: writtenTable("ledger", ["Date | Customer | Amount", ...rows]), customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS });
    expect(issues.map(({ code, at, params }) => [code, at.row, at.column, params.count])).toEqual([["date-as-text", null, "Date", 80]]);
  });
});

describe("words for findings", () => {
  test.each(ISSUE_CODES.map((code) => [code] as const))("%s has a title and a sentence in both languages", (code) => {
    const issue = { code, severity: "error", at: { table: "T", row: 3, column: "C" }, params: {} } as const;
    expect(issueTitle(code, "en")).not.toBe(issueTitle(code, "zh"));
    expect(issueMessage(issue, "en")).toMatch(/^T, row 3, C: [\s\S]+/);
    expect(issueMessage(issue, "zh")).toMatch(/^T 第 3 行，C：[\s\S]*[\u4e00-\u9fff]/);
  });

  test.each(cases.map((written) => [written.title, written] as const))("no place of a sentence is left unfilled: %s", (_title, written) => {
    for (const issue of readLedger(written.input).issues) {
      expect(issueMessage(issue, "en")).not.toMatch(/[{}]/);
      expect(issueMessage(issue, "zh")).not.toMatch(/[{}]/);
    }
  });

  test("a message says where, what, expected, got, and what becomes of the row", () => {
    const table = { ...writtenTable("Invoices", ["Date | Customer | Amount", '2026-01-05 | ACME | "12,5o"', "2026-01-05 | ACME | 1"]), sheet: "Month End", headerRow: 3, firstColumn: 3 };
    const [issue] = readLedger({ ledger: table, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS }).issues;
    expect(issueMessage(issue!, "en")).toBe('\'Month End\'!F5 (row 1, Amount): should be an amount, got "12,5o". The row is left out.');
    expect(issueMessage(issue!, "zh")).toBe("'Month End'!F5（第 1 行，Amount）：应为金额，实为“12,5o”。该行未计入。");
  });
});

describe("docs/ISSUES.md", () => {
  const page = fs.readFileSync(path.join(__dirname, "..", "..", "docs", "ISSUES.md"), "utf8");
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);

  test("lists every code once, and no other", () => {
    expect([...listed].sort()).toEqual([...ISSUE_CODES].sort());
  });
});
