import type { Minor } from "../money/money";
import { minorOfText, readAmountText } from "../money/read-amount";
import { decimalsOf } from "../money/currencies";
import { amountControl, countControl, sumMinor } from "./control-total";
import { headerKey } from "./header-key";
import { headedTotals, labelled } from "./preamble";
import { type BalanceRow, inBalanceOrder, runningBalance } from "./running-balance";
import type { ControlTotal, SourceGrid } from "./source";

/** A row of a bank as its totals count it. */
export interface CountedRow extends BalanceRow {
  /** null: nothing moves, the row states a balance. */
  readonly side: "in" | "out" | null;
  readonly currency: string;
  /** Our account, where the file has several. */
  readonly account: string;
}

const COUNT = ["总笔数", "资金流水总笔数", "合计笔数", "汇总交易笔数", "记录数", "总记录数", "交易笔数"];
const COUNT_OUT = ["支出合计", "借方发生总笔数", "借方总笔数", "借方笔数", "支出总笔数", "支出笔数", "出账总笔数", "汇出笔数"];
const COUNT_IN = ["收入合计", "贷方发生总笔数", "贷方总笔数", "贷方笔数", "收入总笔数", "收入笔数", "入账总笔数", "汇入笔数"];
const SUM_OUT = ["借方发生总额", "借方发生额汇总", "借方发生额合计", "借方总金额", "借方合计", "汇总借方发生额", "支出总金额", "支出金额", "支出合计", "汇总支出金额", "出账总金额", "汇出总金额", "汇出金额"];
const SUM_IN = ["贷方发生总额", "贷方发生额汇总", "贷方发生额合计", "贷方总金额", "贷方合计", "汇总贷方发生额", "收入总金额", "收入金额", "收入合计", "汇总收入金额", "入账总金额", "汇入总金额", "汇入金额"];
const OPENING = ["期初余额", "上期余额", "起始余额", "承前页余额", "上页余额"];
const CLOSING = ["期末余额", "截止余额", "本期余额", "结束余额"];

/** Lines of the file that may hold totals: above the header and below the last row. */
export interface TotalLines {
  readonly grid: SourceGrid;
  readonly headerRow: number;
  readonly tailRow: number;
}

/**
 * The totals a bank states above and below its rows, against what the rows give: counts, sums in and out, opening and closing balance, and the running balance.
 *
 * Totals of a file in several currencies or of several accounts are of nobody: only the running balances are followed then, each for itself.
 */
export function bankControls(rows: readonly CountedRow[], { grid, headerRow, tailRow }: TotalLines, currencyAlone: string): readonly ControlTotal[] {
  const controls: ControlTotal[] = [];
  const currencies = new Set(rows.map(({ currency }) => currency));
  const currency = [...currencies][0] ?? currencyAlone;
  const headed = headedTotals(grid, headerRow, COUNT).values;
  const told = <Value extends number>(names: readonly string[], read: (text: string | null) => Value | null): Value | null =>
    sumOf(names.map((name) => headed.get(headerKey(name))).find((texts) => texts !== undefined)?.map(read)) ??
    read(labelled(grid, { to: headerRow }, names)) ?? read(labelled(grid, { from: tailRow, to: grid.rows.length }, names));
  const amountTold = (names: readonly string[]): Minor | null => told(names, (text) => amountIn(text, currency));
  const balances = balancesOf(rows);
  if (currencies.size <= 1) {
    const [inward, outward] = [rows.filter(({ side }) => side === "in"), rows.filter(({ side }) => side === "out")];
    for (const [name, names, found] of [["count", COUNT, inward.length + outward.length], ["credits-count", COUNT_IN, inward.length], ["debits-count", COUNT_OUT, outward.length]] as const) {
      const expected = told(names, countIn);
      if (expected !== null) controls.push(countControl(name, expected, found));
    }
    for (const [name, names, side, sign] of [["credits", SUM_IN, inward, 1], ["debits", SUM_OUT, outward, -1]] as const) {
      const expected = amountTold(names);
      const found = sumMinor(side.map(({ amountMinor }) => amountMinor));
      // Some banks state what went out with a minus.
      if (expected !== null && found !== null) controls.push(amountControl(name, { expected: (sign < 0 ? Math.abs(expected) : expected) as Minor, found: (sign * found || 0) as Minor, currency }));
    }
    if (balances.length === 1) controls.push(...edgeControls(balances[0]!.rows, { opening: amountTold(OPENING), closing: amountTold(CLOSING), currency }));
  }
  for (const { of, rows: chain, currency: own } of balances) controls.push(...runningBalance(chain, own, balances.length > 1 ? of : ""));
  return controls;
}

/** Null where one of them could not be read, or there is none. */
function sumOf<Value extends number>(values: readonly (Value | null)[] | undefined): Value | null {
  return !values || values.includes(null) ? null : (sumMinor(values as readonly number[]) as Value | null);
}

/** The rows of each account and currency, for a running balance of its own. */
function balancesOf(rows: readonly CountedRow[]): readonly { readonly of: string; readonly currency: string; readonly rows: readonly CountedRow[] }[] {
  const groups = new Map<string, CountedRow[]>();
  for (const row of rows) {
    const of = [row.account, row.currency].filter((part) => part !== "").join(" ");
    const group = groups.get(of);
    if (group) group.push(row);
    else groups.set(of, [row]);
  }
  return [...groups].map(([of, group]) => ({ of, currency: group[0]!.currency, rows: group }));
}

/** Opening and closing balance as stated, against the first and last balance of the rows in time. */
function edgeControls(rows: readonly CountedRow[], { opening, closing, currency }: { readonly opening: Minor | null; readonly closing: Minor | null; readonly currency: string }): readonly ControlTotal[] {
  const ordered = inBalanceOrder(rows);
  const [first, last] = [ordered[0], ordered[ordered.length - 1]];
  const controls: ControlTotal[] = [];
  if (opening !== null && first && first.balanceMinor !== null) controls.push(amountControl("opening-balance", { expected: opening, found: (first.balanceMinor - first.amountMinor) as Minor, currency }));
  const moved = sumMinor(rows.map(({ amountMinor }) => amountMinor));
  if (closing !== null && last && last.balanceMinor !== null) controls.push(amountControl("closing-balance", { expected: closing, found: last.balanceMinor, currency }));
  else if (closing !== null && opening !== null && moved !== null) controls.push(amountControl("closing-balance", { expected: closing, found: (opening + moved) as Minor, currency }));
  return controls;
}

/** `18`, `18笔`, `18笔，共14989.00元` → 18; null where there is no number of things. */
export function countIn(text: string | null): number | null {
  const match = /^共?\s*(\d[\d,]*)\s*(?:$|[笔条])/u.exec(text?.normalize("NFKC").trim() ?? "");
  return match ? Number(match[1]!.replaceAll(",", "")) : null;
}

/** `14,989.00元`, `18笔，共14989.00元` → minor units; null where it is no amount. */
export function amountIn(text: string | null, currency: string): Minor | null {
  const read = text === null ? null : readAmountText(text.normalize("NFKC").replace(/^\s*\d[\d,]*\s*笔[,\s]*共?/u, ""), "point");
  if (!read) return null;
  const { minor, rounded } = minorOfText(read.decimal, decimalsOf(currency));
  return rounded ? null : minor;
}
