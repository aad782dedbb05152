import type { Issue } from "../check/issue";
import { allSteps, type Steps } from "../check/steps";
import type { Table } from "../grid/table";
import { checkedMinor } from "../money/money";
import type { Settings } from "../settings/settings";
import { checkEntries } from "./check-entries";
import { checkRates } from "./check-rates";
import { entryColumns } from "./entry-columns";
import { EntryTexts } from "./entry-texts";
import { Findings } from "./findings";
import { finishEntries } from "./finish-entries";
import type { Ledger } from "./ledger";
import { type FieldTable, mapTable } from "./map-table";
import type { ReadingWays } from "./plain-row";
import { readAllocations, readInstalments, readRates } from "./read-claims";
import { readCurrencies } from "./read-currencies";
import { readCustomers } from "./read-customers";
import { readEntries } from "./read-entries";
import { CustomerResolver, linkedCodes } from "./resolve-customers";

/** The tables that make up a ledger; only the first is needed. */
export interface LedgerInput {
  readonly ledger: Table;
  readonly customers: Table | null;
  readonly allocations: Table | null;
  readonly instalments: Table | null;
  readonly rates: Table | null;
  readonly settings: Settings;
}

export interface LedgerReading {
  /** Null only where the ledger table lacks a needed column (date, customer, amount); `issues` then say which. */
  readonly ledger: Ledger | null;
  readonly issues: readonly Issue[];
  /** How the rows were read, for rows that change later. */
  readonly ways?: ReadingWays;
}

/**
 * Tables become the ledger.
 *
 * Every row counts, or is named in an issue that says why it does not; nothing is counted as 0 because it could not be read.
 *
 * Shape: entries in the order of the table's rows; issues by table (ledger, customers, allocations, instalments, rates), then row.
 * Units:  minor units of each row's currency.
 * Errors: none thrown for data.
 * Source: docs/ISSUES.md for every code.
 */
export function readLedger(input: LedgerInput): LedgerReading {
  return allSteps(readLedgerSteps(input));
}

/** The same in steps short enough for a page to breathe between them. */
export function* readLedgerSteps(input: LedgerInput): Steps<LedgerReading> {
  const { settings } = input;
  const findings = findingsOf(input);
  const advice = { ledger: new Findings(input.ledger), customers: input.customers && new Findings(input.customers) };
  const fields = mapTable(input.ledger, "ledger", settings, findings.ledger);
  if (fields.missing.length > 0) return { ledger: null, issues: findings.ledger.issues() };
  yield;
  const { customers, index, fields: customerFields } = readCustomers(input.customers, settings, findings.customers, advice.customers);
  const listed = customerFields !== null;
  const unlisted = new Map<string, number>();
  const linked = linkedCodes(input.ledger.rows, { code: fields.at("customerCode"), name: fields.at("customerName") });
  const resolverFor = (table: FieldTable): CustomerResolver =>
    new CustomerResolver(customers, index, listed, { code: table.has("customerCode"), name: table.has("customerName") }, unlisted, linked);
  yield;
  const rates = readRates(input.rates, settings, findings.rates);
  const currencies = readCurrencies(fields, { settings, customers, rates: rates.rows, advice: advice.ledger });
  const columns = entryColumns(fields);
  yield;
  // Both look through a whole column when first asked: apart from the rows, that a step stays short.
  void currencies.base;
  yield;
  const texts = new EntryTexts(fields, input.ledger.rows.length, findings.ledger);
  const resolver = resolverFor(fields);
  const raw = yield* readEntries({ fields, columns, customers, resolver, currencies, texts, findings: findings.ledger });
  const { entries, revaluations } = yield* finishEntries({ raw, texts, fields, columns, customers, findings: findings.ledger });
  yield;
  yield* checkEntries({ entries, partitions: raw.partitions, fields, columns, findings: findings.ledger });
  yield;
  checkRates({ entries, partitions: raw.partitions, fields, base: currencies.base, rates: rates.rows, findings: findings.ledger });
  const fromLedger = customers.length;
  yield;
  const allocations = readAllocations(input.allocations, settings, findings.allocations, resolverFor);
  yield;
  const instalments = readInstalments(input.instalments, settings, findings.instalments, resolverFor);
  yield;
  // Somebody whom only a claim names has no account to settle: not a customer of this ledger, and the claim is told.
  const isOfLedger = ({ customer }: { readonly customer: number | null }): boolean => customer === null || customer < fromLedger;
  for (const { row, from } of allocations.rows.filter((claim) => !isOfLedger(claim))) findings.allocations!.add("document-unknown", row - 1, allocations.fields!.at("fromDocument"), { document: from }, "error");
  for (const { row, document } of instalments.rows.filter((part) => !isOfLedger(part))) findings.instalments!.add("document-unknown", row - 1, instalments.fields!.at("document"), { document }, "error");
  customers.length = fromLedger;
  const issues = [findings.ledger, findings.customers, findings.allocations, findings.instalments, findings.rates].flatMap((table) => table?.issues() ?? []);
  const ledger: Ledger = {
    tables: {
      ledger: fields.mapped,
      customers: customerFields?.mapped ?? null,
      allocations: allocations.fields?.mapped ?? null,
      instalments: instalments.fields?.mapped ?? null,
      rates: rates.fields?.mapped ?? null,
    },
    baseCurrency: currencies.base,
    customers,
    partitions: raw.partitions,
    entries,
    allocations: allocations.rows.filter(isOfLedger),
    instalments: instalments.rows.filter(isOfLedger),
    rates: rates.rows,
    revaluations: revaluations.map(({ amountMinor, ...rest }) => ({ ...rest, baseMinor: checkedMinor(amountMinor) })),
    issues,
    advice: [...advice.ledger.issues(), ...(advice.customers?.issues() ?? [])],
    rowsTotal: raw.rowsTotal,
    rowsRead: entries.count + revaluations.length,
    hasEntities: fields.has("entity"),
    hasAccounts: fields.has("account"),
  };
  return { ledger, issues, ways: { fields, columns, resolver, currencies } };
}

function findingsOf(input: LedgerInput) {
  const of = (table: Table | null): Findings | null => table && new Findings(table);
  return { ledger: new Findings(input.ledger), customers: of(input.customers), allocations: of(input.allocations), instalments: of(input.instalments), rates: of(input.rates) };
}

