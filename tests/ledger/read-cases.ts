import fs from "node:fs";
import path from "node:path";
import type { Table } from "../../src/grid/table";
import { type LedgerInput, readLedger } from "../../src/ledger/read-ledger";
import { ENTRY_TYPES, type Ledger } from "../../src/ledger/ledger";
import { BEGINNING, type Day, isoDay, NO_DAY } from "../../src/calendar/day";
import type { Issue } from "../../src/check/issue";
import { type Minor, minorToText } from "../../src/money/money";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings/settings";
import { writtenTable } from "./written-tables";

/** One case of a text file: tables above, expectation below. */
export interface WrittenCase {
  readonly title: string;
  readonly input: LedgerInput;
  readonly expected: string;
}

const FOLDER = path.join(__dirname, "..", "cases", "ledger");

/**
 * Cases of `tests/cases/ledger/<name>.txt`: `## title`, then `[ledger]` and other tables (`[ledger text]` for a text file), then `=>` and what comes of it.
 * `UPDATE=1` rewrites what follows `=>`.
 */
export function readCases(name: string): readonly WrittenCase[] {
  const text = fs.readFileSync(path.join(FOLDER, `${name}.txt`), "utf8");
  return text.split(/^## /m).slice(1).map((part) => {
    const [above = "", expected = ""] = part.split(/^=>\n?/m);
    const [title = "", ...lines] = above.split("\n");
    return { title: title.trim(), input: inputOf(lines.join("\n")), expected: expected.trim() };
  });
}

export function updateCases(name: string, answers: ReadonlyMap<string, string>): void {
  const file = path.join(FOLDER, `${name}.txt`);
  const [intro = "", ...parts] = fs.readFileSync(file, "utf8").split(/^## /m);
  const written = parts.map((part) => {
    const [above = ""] = part.split(/^=>\n?/m);
    return `## ${above}=>\n${answers.get(above.split("\n")[0]!.trim()) ?? ""}\n`;
  });
  fs.writeFileSync(file, intro + written.join("\n"));
}

function inputOf(text: string): LedgerInput {
  const tables: Record<string, Table> = {};
  let settings: Settings = DEFAULT_SETTINGS;
  for (const part of text.split(/^\[/m).slice(1)) {
    const [head = "", ...lines] = part.split("\n");
    const [role = "", ...marks] = head.replace("]", "").trim().split(" ");
    const body = lines.filter((line) => line.trim() !== "");
    if (role === "settings") settings = { ...DEFAULT_SETTINGS, ...(JSON.parse(body.join("\n")) as Partial<Settings>) };
    else tables[role] = writtenTable(role, body, { source: marks.includes("text") ? "text" : "workbook", date1904: marks.includes("1904") });
  }
  return { ledger: tables.ledger!, customers: tables.customers ?? null, allocations: tables.allocations ?? null, instalments: tables.instalments ?? null, rates: tables.rates ?? null, settings };
}

/** Issues as lines: severity, code, table row column. */
export function issueLines(issues: readonly Issue[]): string {
  return issues.map(({ severity, code, at }) => `${severity === "error" ? "!" : "~"} ${code} ${at.table} ${at.row ?? "-"} ${at.column ?? "-"}`).join("\n");
}

/** Entries as lines: row, date, due, customer, type, document, amount. */
export function entryLines(ledger: Ledger): string {
  const { entries, partitions, customers } = ledger;
  const shown = (day: number): string => (day === NO_DAY ? "" : day === BEGINNING ? "beginning" : isoDay(day as Day));
  return Array.from({ length: entries.count }, (_, entry) => {
    const { customer, currency, entity, account } = partitions[entries.partition[entry]!]!;
    const cells = [
      entries.row[entry], shown(entries.day[entry]!), shown(entries.dueDay[entry]!) + (entries.dueAssumed[entry] ? "?" : ""), customers[customer]!.key,
      ENTRY_TYPES[entries.type[entry]!], entries.document[entry], `${minorToText(entries.amountMinor[entry]! as Minor, currency)} ${currency}`,
      [entity, account].filter((part) => part !== "").join("/"), entries.disputed[entry] ? "disputed" : "",
    ];
    return cells.join(" | ").replace(/( \| )+$/, "");
  }).join("\n");
}

export function answerOf({ input }: WrittenCase, what: "issues" | "both"): string {
  const { ledger, issues } = readLedger(input);
  const lines = issueLines(issues);
  if (what === "issues") return lines;
  return [ledger ? entryLines(ledger) : "no ledger", lines].filter((part) => part !== "").join("\n");
}
