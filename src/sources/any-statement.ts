import type { Minor } from "../money/money";
import { type FoundTable, tablesOf, unreadColumns } from "./any-table";
import { DocumentTable } from "./document-table";
import { carriedBy } from "./document-words";
import { columnsRead } from "./find-layout";
import { LayoutRows } from "./layout-rows";
import { textAbove } from "./preamble";
import { type BalanceRow, runningBalance } from "./running-balance";
import type { ControlTotal, SourceContext, SourceFile, SourceProfile, SourceReading } from "./source";
import { counterList, statementOwner } from "./statement-owner";
import { readSystem } from "./system-profile";
import { NO_CURRENCY } from "../money/currencies";

const TITLE = /\bstatement\s+of\s+(?:account|transactions)|\baccount\s+statement|\b(?:customer|supplier|vendor|creditor|debtor|activity|reconciliation)\s+statement|^\s*statement\s*(?:$|[-–—:：]|for\b)|对[账帐](?:单|函|明细|表)/imu;
/** Lists of banks and wallets have such titles too, and readers of their own. */
const OTHERS = /\bbank|银行|信用卡|credit card|card statement|支付宝|alipay|微信|wechat|wallet|paypal|stripe/iu;
/** With a title above and documents or customers in it a list is surer than any bank's by its headers, and less sure than a system's own layout. */
const TITLED_SCORE = 0.5;
const TITLED_SHARE = 0.04;
/** Rows looked at, and balances that have to follow from each other. */
const SAMPLE_ROWS_MAX = 300;
const LINKS_MIN = 2;

/**
 * The list of an account as the other side keeps it, by its title or by its balances: it is compared with the ledger and never part of it.
 *
 * A list of one nameless account whose balance runs on may be ours or theirs: then it fits as well as any table does, and a person says which.
 */
export const anyStatement: SourceProfile = {
  id: "statement",
  kind: "statement",
  recognise: (file) => Math.max(0, ...tablesOf(file, {}, { purpose: "statement" }).map((table) => scoreOf(file, table))),
  read: (file, context) => readStatement(file, context),
};

function scoreOf(file: SourceFile, table: FoundTable): number {
  const { grid, headerRow, places } = table.found;
  const titles = [textAbove(grid, headerRow), ...(file.form === "workbook" ? [grid.name] : [])];
  if ([...titles, file.name].some((title) => OTHERS.test(title))) return 0;
  const isTitled = titles.some((title) => TITLE.test(title));
  const namesParty = places.has("party") || places.has("partyCode");
  if (isTitled && (places.has("document") || namesParty)) return TITLED_SCORE + TITLED_SHARE * table.score;
  // As any table: they are in doubt, and a bank that does not say so may have such a title too.
  return !namesParty && (isTitled || runsOn(file, table)) ? Math.max(0, ...tablesOf(file, {}).filter(({ found }) => found.grid === grid).map(({ score }) => score)) : 0;
}

/** Its own balances follow from its rows. */
function runsOn(file: SourceFile, { found }: FoundTable): boolean {
  if (!found.places.has("balance")) return false;
  const rows = new LayoutRows(file, found, Math.min(found.grid.rows.length, found.bodyRow + SAMPLE_ROWS_MAX));
  const list: BalanceRow[] = [];
  for (let row = rows.from; row < rows.to; row++) {
    const value = (name: "debit" | "credit" | "amount" | "balance"): Minor | null => (rows.has(name) ? rows.amount(row, name, NO_CURRENCY).value : null);
    const balanceMinor = value("balance");
    if (balanceMinor === null || carriedBy(rows.texts(row)) === "closing") continue;
    const sides = value("debit") !== null || value("credit") !== null ? (value("debit") ?? 0) - (value("credit") ?? 0) : null;
    list.push({ sourceRow: row, day: rows.day(row, "date").value, amountMinor: (sides ?? value("amount") ?? 0) as Minor, balanceMinor });
  }
  // Some write the balance of what they owe, some of what is owed to them.
  return list.length > LINKS_MIN && [1, -1].some((sign) => runningBalance(list.map((row) => ({ ...row, amountMinor: (sign * row.amountMinor) as Minor })), NO_CURRENCY).every(({ ok }) => ok));
}

class StatementTable extends DocumentTable {
  override get owner(): string | undefined {
    return statementOwner(this.grid, this.headerRow, this.context);
  }

  protected override readRows(): readonly ControlTotal[] {
    const controls = super.readRows();
    return [...counterList(this.owner !== undefined || this.rows.has("party") || this.rows.has("partyCode")), ...controls];
  }
}

function readStatement(file: SourceFile, context: SourceContext): SourceReading {
  const tables = tablesOf(file, context.settings.columns, { corrected: context.columns, purpose: "statement" });
  const reading = readSystem(file, tables, { system: { kind: "statement", reader: (task) => new StatementTable(task) }, context });
  return { ...reading, columns: tables[0] ? columnsRead(tables[0].found) : unreadColumns(file) };
}
