import { expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { aging } from "../../src/aging/aging";
import type { Day } from "../../src/calendar/day";
import { BEGINNING, isoDay } from "../../src/calendar/day";
import type { Ledger } from "../../src/ledger/ledger";
import { ENTRY_TYPES } from "../../src/ledger/ledger";
import { openItems } from "../../src/ledger/open-items";
import { settle } from "../../src/ledger/settle";
import type { Settlement } from "../../src/ledger/settlement";
import { type Minor, minorToText } from "../../src/money/money";
import { type AgingPolicy, type AllocationPolicy, DEFAULT_SETTINGS, type StatementKind } from "../../src/settings/settings";
import { statementsOf } from "../../src/statement/statement";
import { day, makeLedger } from "./make-ledger";
import { allocationRows, drawTextTable, instalmentRows, ledgerRows } from "./text-tables";

/**
 * Cases a bookkeeper can read: `# rule`, the tables, then questions (`? …`) each with its answer below.
 *
 * `UPDATE=1` writes the answers found into the file; read them before they are committed.
 */
export function runTextCases(folder: string): void {
  const directory = path.join(__dirname, "..", "cases", folder);
  for (const file of fs.readdirSync(directory).sort()) {
    const whole = fs.readFileSync(path.join(directory, file), "utf8");
    const cases = whole.split(/^(?=# )/m).map((text) => text.trimEnd());
    const answered = cases.map(answerCase);
    if (process.env.UPDATE) fs.writeFileSync(path.join(directory, file), `${answered.join("\n\n")}\n`);
    cases.forEach((text, place) => {
      test(`${file}: ${text.split("\n")[0]!.replace(/^# /, "")}`, () => expect(answered[place]).toBe(process.env.UPDATE ? answered[place] : text));
    });
  }
}

function answerCase(text: string): string {
  const blocks = text.split(/\n\n+/);
  const tables = new Map<string, string[]>();
  let ledger: Ledger | null = null;
  return blocks.map((block) => {
    const lines = block.split("\n");
    const first = lines[0]!;
    if (first.startsWith("# ")) return block;
    if (!first.startsWith("? ")) {
      tables.set(first, lines.slice(1));
      return block;
    }
    ledger ??= makeLedger(ledgerRows(tables.get("ledger")!), {
      allocations: allocationRows(tables.get("allocations") ?? ["from"]),
      instalments: instalmentRows(tables.get("instalments") ?? ["document"]),
    });
    return [first, ...answer(ledger, first.slice(2))].join("\n");
  }).join("\n\n");
}

/** `open-items 2026-01-31 explicit`, `aging … own-date edges=30,60`, `statement open-item 2026-01-01 2026-01-31`, `issues`. */
function answer(ledger: Ledger, question: string): string[] {
  const words = question.split(/\s+/);
  const dates = words.filter((word) => /^\d{4}-\d{2}-\d{2}$/.test(word)).map(day);
  const has = (word: string): boolean => words.includes(word);
  const allocation: AllocationPolicy = {
    allocation: has("explicit") ? "explicit" : "auto",
    allocationDate: has("documents") ? "documents" : "recorded",
    order: has("by-document") ? "document" : "due",
  };
  const edges = words.find((word) => word.startsWith("edges="))?.slice(6).split(",").map(Number);
  const policy: AgingPolicy = {
    basis: has("by-document") ? "document" : "due",
    edgesDays: edges ?? DEFAULT_SETTINGS.aging.edgesDays,
    credits: has("own-date") ? "own-date" : has("fifo") ? "fifo" : "column",
  };
  const settlement = settle(ledger, allocation);
  switch (words[0]) {
    case "open-items":
      return openItemsText(ledger, settlement, dates[0]!);
    case "aging":
      return agingText(ledger, settlement, { asOf: dates[0]!, policy });
    case "totals":
      return aging(ledger, settlement, { asOf: dates[0]!, policy }).totals.map(({ currency, amountsMinor, unappliedMinor, totalMinor }) =>
        [currency, ...[...amountsMinor, unappliedMinor, totalMinor].map((amount) => minorToText(amount, currency))].join(" | "));
    case "statement":
      return statementText(ledger, settlement, { kind: words[1] as StatementKind, from: dates[0]!, to: dates[1]!, aging: policy });
    case "issues":
      return settlement.issues.length === 0
        ? ["none"]
        : settlement.issues.map(({ code, at, params }) => `${code} at ${at.table} ${at.row} ${at.column}: ${Object.entries(params).map(([name, value]) => `${name} ${value}`).join(", ")}`);
    default:
      throw new Error(`Unknown question ${question}`);
  }
}

/** Who an answer is about; entity and account only where there are any. */
function who(ledger: Ledger, partition: number): string {
  const { customer, currency, entity, account } = ledger.partitions[partition]!;
  return [ledger.customers[customer]!.key, currency, entity, account].filter((part) => part !== "").join(" ");
}

function openItemsText(ledger: Ledger, settlement: Settlement, asOf: Day): string[] {
  const items = openItems(ledger, settlement, asOf);
  if (items.length === 0) return ["nothing open"];
  const rows = items.map(({ entry, partition, openMinor, dueDay, daysPastDue, parts }) => {
    const { currency } = ledger.partitions[partition]!;
    return [
      who(ledger, partition), ledger.entries.document[entry]!, ENTRY_TYPES[ledger.entries.type[entry]!]!, dueDay <= BEGINNING ? "undated" : isoDay(dueDay),
      dueDay <= BEGINNING ? "" : String(daysPastDue), minorToText(openMinor, currency), (parts ?? []).map((part) => minorToText(part.openMinor, currency)).join(" "),
    ];
  });
  return drawTextTable(["account", "document", "type", "due", "days", "open", "parts"], rows);
}

function agingText(ledger: Ledger, settlement: Settlement, question: { readonly asOf: Day; readonly policy: AgingPolicy }): string[] {
  const { buckets, rows } = aging(ledger, settlement, question);
  const cells = rows.map(({ partition, amountsMinor, unappliedMinor, totalMinor }) => {
    const { currency } = ledger.partitions[partition]!;
    return [who(ledger, partition), ...[...amountsMinor, unappliedMinor, totalMinor].map((amount) => minorToText(amount, currency))];
  });
  return drawTextTable(["account", ...buckets, "unapplied", "total"], cells);
}

function statementText(ledger: Ledger, settlement: Settlement, question: { readonly kind: StatementKind; readonly from: Day; readonly to: Day; readonly aging: AgingPolicy }): string[] {
  return ledger.customers.flatMap((_, customer) =>
    statementsOf(ledger, settlement, { ...question, customer }).flatMap((statement) => {
      const { currency } = ledger.partitions[statement.partition]!;
      const money = (amount: number): string => minorToText(amount as Minor, currency);
      const rows = statement.lines.map((line) => [
        line.day <= BEGINNING ? "undated" : isoDay(line.day), line.document, line.type, line.debitMinor ? money(line.debitMinor) : "", line.creditMinor ? money(line.creditMinor) : "", money(line.balanceMinor),
        line.dueDay === null ? "" : isoDay(line.dueDay), line.openMinor === null ? "" : money(line.openMinor), line.disputed ? "disputed" : "",
        line.applied.map((applied) => `${applied.document} ${money(applied.amountMinor)}`).join(", "),
      ]);
      const { buckets, amountsMinor, unappliedMinor } = statement.aging;
      return [
        `${who(ledger, statement.partition)}: opening ${money(statement.openingMinor)}`,
        ...drawTextTable(["date", "document", "type", "debit", "credit", "balance", "due", "open", "mark", "applied"], rows),
        `invoiced ${money(statement.invoicedMinor)}, paid ${money(statement.paidMinor)}, credited ${money(statement.creditedMinor)}, adjusted ${money(statement.adjustedMinor)}`,
        `closing ${money(statement.closingMinor)}, overdue ${money(statement.overdueMinor)}, disputed ${money(statement.disputedMinor)}`,
        `aging ${buckets.map((bucket, place) => `${bucket} ${money(amountsMinor[place]!)}`).join(", ")}, unapplied ${money(unappliedMinor)}`,
      ];
    }),
  );
}
