import { readDayText } from "../calendar/read-day";
import type { RawCell } from "../grid/table";
import { beginningOf } from "./clean-cell";
import { correctionsOf, shownColumns } from "./bank-columns";
import type { BankField, BankLayout } from "./bank-layout";
import { findLayout, type FoundLayout } from "./find-layout";
import { BankAccountTable } from "./bank-account";
import type { BankTable, FoundTable } from "./bank-table";
import { dateCell } from "./layout-rows";
import { RowAccount } from "./row-account";
import { WalletBillTable } from "./wallet-bill";
import { WalletNetTable } from "./wallet-net";
import { WalletTradesTable } from "./wallet-trades";
import type { ControlTotal, SourceContext, SourceFile, SourceGrid, SourceProfile, SourceReading } from "./source";

/** What a bank's exports look like, version by version. */
export interface Bank {
  readonly id: string;
  /** The bank as it calls itself in titles and file heads; left out: any bank, after those that have a profile of their own. */
  readonly names?: RegExp;
  /** A layout that two of these fit is read by the one that knows more of its columns. */
  readonly layouts: readonly BankLayout[];
}

/** A sheet with one of a bank's layouts, and how surely it is that. */
interface ScoredTable extends FoundTable {
  readonly score: number;
}

/** It can be read as a bank's, and nothing says that it is one: any table is surer. */
export const COMMON_SCORE = 0.05;
const BANKISH = /\bbank|银行|\bchecking\b|\bsavings\b|current account|\bsort code\b|\biban\b/iu;
/** Lines of a file in which a bank names itself. */
const HEAD_ROWS_MAX = 12;
const SAMPLE_ROWS_MAX = 20;
/** A bank's name in a title: not "the company's bank statement". */
const TITLE = /(\p{Script=Han}{2,10})(?:银行|农商行|信用社)/u;
const NO_NAME = /(?:公司|集团|账户|帐户|单位|个人|电子|网上|企业|手机|开户|所属|客户|对公|厂|店|中心)$/u;

export function bankProfile(bank: Bank): SourceProfile {
  const tablesOf = (file: SourceFile, corrected?: SourceContext["columns"]): readonly ScoredTable[] => file.grids.map((grid) => bestTable(grid, bank, corrected)).filter((table) => table !== null);
  return {
    id: bank.id,
    kind: "bank",
    recognise: (file) => Math.max(0, ...tablesOf(file).map(({ score }) => score)),
    read: (file, context) => readBank(file, tablesOf(file, context.columns), context),
  };
}

/** Read every sheet that has one of the layouts. */
function readBank(file: SourceFile, tables: readonly FoundTable[], context: SourceContext): SourceReading {
  const account = new RowAccount(file);
  const readers = tables.map((table) => readerOf(file, table, context, account));
  const controls = readers.flatMap((reader, index) => reader.read().map((control) => (tables.length > 1 ? ofSheet(control, tables[index]!.found.grid.name) : control)));
  const owners = new Set(readers.flatMap(({ owners: own }) => [...own]));
  const columns = tables[0] && shownColumns(tables[0].found);
  return { kind: "bank", ...account.finish(tables.map(({ found }) => found)), controls, ...(owners.size === 1 && { owner: [...owners][0]! }), ...(columns && { columns }) };
}

/** `running-balance: 12` → `running-balance: 八月 12`: which sheet a total is of. */
function ofSheet(control: ControlTotal, sheet: string): ControlTotal {
  const [name, of] = control.name.split(": ") as [string, string?];
  return { ...control, name: `${name}: ${of === undefined ? sheet : `${sheet} ${of}`}` };
}

function readerOf(file: SourceFile, table: FoundTable, context: SourceContext, account: RowAccount): BankTable {
  const { amounts } = table.layout;
  if (amounts === "bill") return new WalletBillTable(file, table, context, account);
  if (amounts === "net") return new WalletNetTable(file, table, context, account);
  return amounts === "trades" || amounts === "summary" ? new WalletTradesTable(file, table, context, account) : new BankAccountTable(file, table, context, account);
}

/** The layout that fits best as the file stands; what a person set right is told of that one. A sheet that none fits may fit with it. */
function bestTable(grid: SourceGrid, bank: Bank, corrected: SourceContext["columns"]): ScoredTable | null {
  const best = bestOf(grid, bank, {});
  if (!corrected) return best;
  if (!best) return bestOf(grid, bank, corrected);
  const found = findLayout(grid, best.layout, 0, correctionsOf(best.found, corrected));
  return found && { ...best, found: behindMarker(found) };
}

function bestOf(grid: SourceGrid, bank: Bank, corrected: Readonly<Record<string, string>>): ScoredTable | null {
  let best: ScoredTable | null = null;
  for (const layout of bank.layouts) {
    const header = findLayout(grid, layout, 0, corrected);
    const found = header && behindMarker(header);
    const score = found ? scoreOf(found, layout, bank) : 0;
    if (found && score > (best?.score ?? 0)) best = { found, layout, score };
  }
  return best;
}

/**
 * A mark such as `[HISTORYDETAIL]` in the first cell of the header is no column; where the rows below begin one cell earlier, so do the columns.
 */
function behindMarker(found: FoundLayout<BankField>): FoundLayout<BankField> {
  const date = found.places.get("date") ?? 0;
  if (date === 0 || !/^\[.*\]$/u.test(found.headers[0]!)) return found;
  const isDay = (cell: RawCell | undefined): boolean => readDayText(beginningOf(dateCell(cell ?? null)), null) !== null;
  const rows = found.grid.rows.slice(found.bodyRow, found.bodyRow + SAMPLE_ROWS_MAX);
  if (rows.filter((row) => isDay(row[date - 1])).length <= rows.filter((row) => isDay(row[date])).length) return found;
  return { ...found, headers: found.headers.slice(1), places: new Map([...found.places].map(([name, place]) => [name, place - 1])) };
}

/** 0.55 to 0.98: columns known on both sides, and the bank's own name; another bank's name in the title says no. Any bank: below 0.5; by columns that others have too: `COMMON_SCORE`. */
function scoreOf({ grid, headerRow, places, filled }: FoundLayout<BankField>, layout: BankLayout, bank: Bank): number {
  const head = grid.rows.slice(0, Math.min(headerRow, HEAD_ROWS_MAX)).map((row) => row.map(beginningOf).filter((text) => text !== "").join(" "));
  const title = head.find((line) => line !== "") ?? "";
  const { names } = bank;
  const known = 0.25 * (places.size / filled) + 0.12 * (places.size / Object.keys(layout.columns).length);
  if (!names) return layout.isCommon && !places.has("postingDate") && ![...head, grid.name].some((line) => BANKISH.test(line)) ? COMMON_SCORE : 0.3 + known / 2;
  const own = head.some((line) => names.test(line)) || names.test(grid.name);
  const named = TITLE.exec(title)?.[1];
  if (!own && named !== undefined && !NO_NAME.test(named)) return 0;
  if (layout.marks && !own && !layout.marks.some((mark) => head.some((line) => line.includes(mark)))) return 0;
  return 0.55 + known + (own ? 0.06 : 0);
}
