import { addDays, addMonths, firstOfMonth, lastOfMonth } from "../calendar/day";
import { textWidth, widest } from "../grid/shown-width";
import { cellAddress } from "../grid/table";
import type { Partition } from "../ledger/ledger";
import type { Answers } from "../live/answers";
import type { Minor } from "../money/money";
import { amountFormat } from "../sheets/format";
import { bucketLabel } from "../words/aging-words";
import type { Language } from "../words/language";
import { PANE_FORMULA_WORDS } from "../words/pane-formula-words";
import { say } from "../words/texts";
import type { CellToWrite } from "../workbook/workbook";
import { dayToSerial } from "../calendar/excel-date";
import { quoted, writtenFormula } from "./write-formula";

export const BLOCK_NAMES = ["aging", "overdue", "dashboard", "months"] as const;
export type BlockName = (typeof BLOCK_NAMES)[number];

/** Customers in a list of the largest. */
const CUSTOMERS_MAX = 10;
const MONTHS = 6;
/** Rows below a table that spills that are made ready for it to grow. */
const SPARE_ROWS = 10;
const READY_ROWS_MAX = 2000;
const NAME_CHARS_MAX = 32;
const AMOUNT_CHARS = 14;
const DATE_FORMAT = "yyyy-mm-dd";
const SHARE_FORMAT = "0.0%";

/** Where a block is to stand, and what it is about. */
export interface BlockRequest {
  readonly answers: Answers;
  readonly language: Language;
  readonly row: number;
  readonly column: number;
  /** Key of the customer of a dashboard; null for the one who owes most. */
  readonly customer: string | null;
}

export interface ReadyBlock {
  readonly cells: readonly (readonly CellToWrite[])[];
  /** What each column needs at least, in characters. */
  readonly widthsChars: readonly number[];
}

/** The cells of a block: headings, formulas and formats. Null where there is nothing to write. */
export function readyBlock(name: BlockName, request: BlockRequest): ReadyBlock | null {
  const cells = { aging: agingBlock, overdue: overdueBlock, dashboard: dashboardBlock, months: monthsBlock }[name](request);
  return cells && { cells, widthsChars: widthsOf(name, cells, request) };
}

/** Names and figures come from formulas: their columns are made as wide as the ledger's own need. */
function widthsOf(name: BlockName, cells: readonly (readonly CellToWrite[])[], { answers }: BlockRequest): readonly number[] {
  const { customers } = answers.view.ledger;
  const nameWidth = Math.min(NAME_CHARS_MAX, widest(10, customers.map((customer) => textWidth(customer.name) + 1)));
  const codeWidth = Math.min(NAME_CHARS_MAX, widest(8, customers.map(({ key }) => textWidth(key))));
  const columns = Math.max(...cells.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const written = widest(0, cells.map((row) => (typeof row[column] === "string" ? textWidth(row[column]) : 0))) + 1;
    if (name === "dashboard") return column === 0 ? Math.min(NAME_CHARS_MAX, written) : Math.max(AMOUNT_CHARS, nameWidth);
    if (column === 0) return Math.max(codeWidth, written);
    if (column === 1) return nameWidth;
    return Math.max(written, column === 2 ? 8 : AMOUNT_CHARS);
  });
}

function word({ language }: BlockRequest, key: keyof (typeof PANE_FORMULA_WORDS)["en"]): string {
  return say(PANE_FORMULA_WORDS, language, key);
}

/** An account of a customer in formulas: its currency, and its entity and GL account where the ledger has such. */
function accountFilter({ answers }: BlockRequest, { entity, account }: Partition): readonly string[] {
  const { hasEntities, hasAccounts } = answers.view.ledger;
  return [...(hasEntities ? [quoted("entity"), quoted(entity)] : []), ...(hasAccounts ? [quoted("account"), quoted(account)] : [])];
}

/** Accounts with the largest amounts, largest first. */
function largest({ answers }: BlockRequest, amountOf: (partition: number) => Minor): readonly number[] {
  const amounts = answers.view.ledger.partitions.map((_, partition) => ({ partition, amount: amountOf(partition) })).filter(({ amount }) => amount > 0);
  return amounts.sort((one, other) => other.amount - one.amount || one.partition - other.partition).slice(0, CUSTOMERS_MAX).map(({ partition }) => partition);
}

/** One formula whose block spills; the cells it will fill are made ready. */
function agingBlock({ answers, language }: BlockRequest): readonly (readonly CellToWrite[])[] | null {
  const { ledger, asOf } = answers.view;
  const { buckets, rows, totals } = answers.aging(asOf);
  const [currency, ...others] = [...new Set(totals.map((total) => total.currency))];
  const format = amountFormat(currency !== undefined && others.length === 0 ? currency : "USD", language);
  const texts = 3 + (ledger.hasEntities ? 1 : 0) + (ledger.hasAccounts ? 1 : 0);
  const columns = texts + buckets.length + 2;
  const height = Math.min(READY_ROWS_MAX, 2 + rows.length + totals.length + SPARE_ROWS);
  return Array.from({ length: height }, (_, row) => Array.from({ length: columns }, (__, column): CellToWrite => {
    if (row === 0 && column === 0) return { formula: writtenFormula("AGINGTABLE", []) };
    return row === 0 || column < texts ? { value: null } : { value: null, numberFormat: format };
  }));
}

function overdueBlock(request: BlockRequest): readonly (readonly CellToWrite[])[] | null {
  const { answers, language, row, column } = request;
  const { ledger, asOf } = answers.view;
  const chosen = largest(request, (partition) => answers.overdue(partition, asOf));
  if (chosen.length === 0) return null;
  const headings = (["block.customer", "block.name", "block.currency", "block.overdueAmount", "block.balance", "block.share"] as const).map((key) => word(request, key));
  return [headings, ...chosen.map((partition, index): readonly CellToWrite[] => {
    const place = ledger.partitions[partition]!;
    const at = (offset: number): string => cellAddress(row + 1 + index, column + offset);
    const filter = accountFilter(request, place);
    const amount = amountFormat(place.currency, language);
    return [
      ledger.customers[place.customer]!.key, { formula: writtenFormula("CUSTOMER", [at(0)]) }, place.currency,
      { formula: writtenFormula("OVERDUE", [at(0), "", at(2), ...filter]), numberFormat: amount }, { formula: writtenFormula("BALANCE", [at(0), "", at(2), ...filter]), numberFormat: amount },
      { formula: `=IF(${at(4)}=0,0,${at(3)}/${at(4)})`, numberFormat: SHARE_FORMAT },
    ];
  })];
}

/** One customer: labels left, figures right; the customer, the currency and the date are cells that can be changed. */
function dashboardBlock(request: BlockRequest): readonly (readonly CellToWrite[])[] | null {
  const { answers, language, row, column, customer } = request;
  const { ledger, asOf } = answers.view;
  const own = (partition: number): boolean => customer === null || ledger.customers[ledger.partitions[partition]!.customer]!.key === customer;
  const wanted = ledger.partitions.flatMap((_, partition) => (own(partition) ? [partition] : [])).sort((one, other) => answers.balance(other, asOf) - answers.balance(one, asOf) || one - other)[0];
  if (wanted === undefined) return null;
  const place = ledger.partitions[wanted]!;
  const { creditLimit, currency: limitCurrency, key } = ledger.customers[place.customer]!;
  const filter = accountFilter(request, place);
  const cell = (offset: number): string => cellAddress(row + offset, column + 1);
  const [code, currency, date] = [cell(0), cell(2), cell(3)];
  const money = amountFormat(place.currency, language);
  const { buckets } = answers.aging(asOf);
  const credit: readonly (readonly CellToWrite[])[] = creditLimit === "" ? [] : [
    [word(request, "block.creditLeft"), { formula: writtenFormula("CREDIT", [code, date]), numberFormat: amountFormat(limitCurrency || ledger.baseCurrency, language) }],
    [word(request, "block.utilisation"), { formula: writtenFormula("UTILISATION", [code, date]), numberFormat: SHARE_FORMAT }],
  ];
  const head: readonly (readonly CellToWrite[])[] = [
    [word(request, "block.customer"), key],
    [word(request, "block.name"), { formula: writtenFormula("CUSTOMER", [code]) }],
    [word(request, "block.currency"), place.currency],
    [word(request, "block.asOf"), { value: null, numberFormat: DATE_FORMAT }],
    [word(request, "block.balance"), { formula: writtenFormula("BALANCE", [code, date, currency, ...filter]), numberFormat: money }],
    [word(request, "block.overdueAmount"), { formula: writtenFormula("OVERDUE", [code, date, currency, ...filter]), numberFormat: money }],
    ...credit,
    [word(request, "block.dso"), { formula: writtenFormula("DSO", [code, date, "365", quoted("simple"), currency]), numberFormat: "0.0" }],
    [word(request, "block.aging.heading")],
  ];
  const strip = buckets.map((label, bucket): readonly CellToWrite[] => [bucketLabel(label, language), { formula: writtenFormula("BUCKET", [code, String(bucket + 1), date, currency, ...filter]), numberFormat: money }]);
  const [first, last] = [cell(head.length), cell(head.length + buckets.length - 1)];
  return [...head, ...strip, [word(request, "block.unapplied"), { formula: `=${cell(4)}-SUM(${first}:${last})`, numberFormat: money }]];
}

function monthsBlock(request: BlockRequest): readonly (readonly CellToWrite[])[] | null {
  const { answers, language, row, column } = request;
  const { ledger, asOf, date1904 } = answers.view;
  const chosen = largest(request, (partition) => answers.balance(partition, asOf));
  if (chosen.length === 0) return null;
  const month = firstOfMonth(asOf);
  const lastEnd = lastOfMonth(asOf) === asOf ? asOf : addDays(month, -1);
  const ends = Array.from({ length: MONTHS }, (_, back) => lastOfMonth(addMonths(firstOfMonth(lastEnd), back - MONTHS + 1)));
  const headings = [...(["block.customer", "block.name", "block.currency"] as const).map((key) => word(request, key)), ...ends.map((end): CellToWrite => ({ value: dayToSerial(end, date1904), numberFormat: DATE_FORMAT }))];
  const rows = chosen.map((partition, index): readonly CellToWrite[] => {
    const place = ledger.partitions[partition]!;
    const line = row + 1 + index;
    const code = cellAddress(line, column);
    const filter = accountFilter(request, place);
    return [
      ledger.customers[place.customer]!.key, { formula: writtenFormula("CUSTOMER", [code]) }, place.currency,
      ...ends.map((_, offset): CellToWrite => ({ formula: writtenFormula("BALANCE", [code, cellAddress(row, column + 3 + offset), cellAddress(line, column + 2), ...filter]), numberFormat: amountFormat(place.currency, language) })),
    ];
  });
  return [headings, ...rows];
}
