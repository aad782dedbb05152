import { type Day, lastOfMonth, toDay } from "../calendar/day";
import { isTotalWord } from "../ledger/entry-words";
import type { Minor } from "../money/money";
import { amountControl, countControl, sumMinor } from "./control-total";
import { LedgerAccounts } from "./ledger-accounts";
import { readDimension } from "./ledger-dimension";
import { periodAbove, textAbove } from "./preamble";
import type { ControlTotal } from "./source";
import { systemProfile } from "./system-profile";
import { SystemTable } from "./system-table";

interface BalanceLine {
  readonly row: number;
  readonly book: string;
  readonly code: string;
  readonly name: string;
  readonly party: string;
  readonly partyCode: string;
  readonly rest: string;
  readonly currency: string | null;
  readonly isOwnCurrencyView: boolean;
}

const SIDES = ["openingDebit", "openingCredit", "movedDebit", "movedCredit", "closingDebit", "closingCredit"] as const;
const OWN_CURRENCY = /本位币/u;
const PERIOD = /(\d{4})\s*年\s*第?\s*(\d{1,2})\s*(?:期|月)/gu;

/**
 * 金蝶 核算维度余额表: what each customer owes at the end of the period, one opening entry each.
 *
 * Holds: only leaves among accounts and only one view of the currency count; opening + movements = closing is checked for each row.
 */
class AccountBalances extends SystemTable {
  private lines: BalanceLine[] = [];
  private rowsChecked = 0;
  private rowsHolding = 0;

  protected readRows(): readonly ControlTotal[] {
    const totals: number[] = [];
    for (let row = this.rows.from; row < this.rows.to; row++) {
      if (this.rows.isBlank(row)) continue;
      const texts = this.rows.texts(row);
      if (this.isHeader(row)) this.skip(row, "heading");
      else if (isTotalWord(texts[0]!) || isTotalWord(this.rows.text(row, "party")) || isTotalWord(this.rows.text(row, "accountName"))) totals.push(row);
      else if (texts.length === 1) this.skip(row, "comment", texts[0]);
      else this.lines.push(this.lineOfBalance(row));
    }
    const accounts = new LedgerAccounts(this.lines);
    const real = new Set(this.lines.filter((line) => !line.isOwnCurrencyView && this.rows.text(line.row, "currency") !== "").map(keyOf));
    const counted = this.lines.filter((line) => this.readLine(line, accounts, line.isOwnCurrencyView && real.has(keyOf(line))));
    const check = this.rowsChecked === 0 ? [] : [countControl("row-arithmetic", this.rowsChecked, this.rowsHolding)];
    return [...totals.flatMap((row) => this.readTotal(row, counted, row === totals[totals.length - 1])), ...check];
  }

  private lineOfBalance(row: number): BalanceLine {
    const written = this.rows.text(row, "currency");
    const dimension = readDimension(this.text(row, "party", "dimension"));
    return {
      row, book: this.rows.text(row, "book"), code: this.rows.text(row, "account"), name: this.rows.text(row, "accountName"), party: dimension.party, partyCode: this.rows.text(row, "partyCode") || dimension.code,
      rest: dimension.rest, currency: OWN_CURRENCY.test(written) ? this.ownCurrency : this.currencyOf(row), isOwnCurrencyView: OWN_CURRENCY.test(written),
    };
  }

  /** Whether the line counts in the totals of the list. */
  private readLine(line: BalanceLine, accounts: LedgerAccounts, isAgain: boolean): boolean {
    const { row, book, code, name, party, partyCode, currency, rest } = line;
    const skip = (...why: Parameters<SystemTable["skip"]> extends [number, ...infer Rest] ? Rest : never): boolean => {
      this.skip(row, ...why);
      return why[0] !== "parent-account" && why[0] !== "other-currency-view";
    };
    if (accounts.isParent(line)) return skip("parent-account", code);
    if (isAgain) return skip("other-currency-view", this.rows.text(row, "currency"));
    if (accounts.isOther(line)) return skip("not-receivable", `${code} ${name}`.trim());
    if (currency === null) {
      this.skipCurrency([row]);
      return true;
    }
    const cells = SIDES.map((side) => this.rows.amount(row, side, currency));
    const wrong = cells.find((cell) => cell.value === null && cell.problem !== null);
    if (wrong?.value === null) return skip(wrong.problem ?? "amount-unreadable", wrong.got);
    const [openingDebit, openingCredit, movedDebit, movedCredit, closingDebit, closingCredit] = cells.map(({ value }) => value ?? 0) as [number, number, number, number, number, number];
    const amountMinor = (closingDebit - closingCredit) as Minor;
    if (this.rows.has("openingDebit") && this.rows.has("movedDebit")) {
      this.rowsChecked++;
      if (openingDebit - openingCredit + movedDebit - movedCredit === amountMinor) this.rowsHolding++;
    }
    if (amountMinor === 0) return skip("zero");
    const account = [code, name].filter((text) => text !== "").join(" ");
    this.keep(row, {
      day: this.periodEnd(), party, ...(partyCode !== "" && { partyCode }), document: "", reference: "", amountMinor, openMinor: amountMinor, currency, memo: ["期末余额", account, book].filter((text) => text !== "").join(" "), type: "opening",
      more: { account, book, dimension: rest },
    });
    return true;
  }

  private readTotal(row: number, counted: readonly BalanceLine[], isGrand: boolean): readonly ControlTotal[] {
    this.skip(row, isGrand ? "total" : "subtotal", this.rows.texts(row)[0]);
    const currencies = new Set(counted.map(({ currency }) => currency));
    if (!isGrand || currencies.size > 1) return [];
    return (["closingDebit", "closingCredit"] as const).flatMap((side) => {
      const expected = this.written(row, side, this.ownCurrency);
      const found = sumMinor(counted.map((line) => this.written(line.row, side, line.currency ?? this.ownCurrency) ?? 0));
      return expected === null || found === null ? [] : [amountControl(`total: ${this.rows.header(side)}`, { expected, found, currency: this.ownCurrency })];
    });
  }

  /** The last day of the period that the lines above name; null where they name none. */
  private periodEnd(): Day | null {
    const dated = periodAbove(this.grid, this.headerRow);
    if (dated) return dated.to;
    const named = [...textAbove(this.grid, this.headerRow).matchAll(PERIOD)].pop();
    const month = Number(named?.[2]);
    return named && month >= 1 && month <= 12 ? lastOfMonth(toDay({ year: Number(named[1]), month, day: 1 })) : null;
  }
}

function keyOf({ book, code, party }: BalanceLine): string {
  return [book, code, party].join("\n");
}

/** `期末余额` over `借方金额`, or in one row. */
function sides(when: readonly string[], side: "借方" | "贷方"): readonly string[] {
  return when.flatMap((word) => [`${word}${side}金额`, `${word}${side}`, `${word.replace("余额", "")}${side}余额`, `${word.replace("余额", "")}${side}`]);
}

export const kingdeeBalances = systemProfile({
  id: "kingdee-balances",
  kind: "ledger",
  titles: /核算维度余额表|核算项目余额表|往来余额表|客户余额表/u,
  reader: (task) => new AccountBalances(task),
  layouts: [{
    currency: "CNY",
    columns: {
      party: ["组织机构名称", "客户名称", "往来单位名称", "往来单位", "客户", "核算维度", "核算项目名称"], partyCode: ["组织机构编码", "客户编码", "往来单位编码", "核算项目代码"], account: ["科目编码", "科目代码"], accountName: ["科目名称"], currency: ["币种", "币别"], book: ["账簿名称", "账簿"],
      openingDebit: sides(["期初余额"], "借方"), openingCredit: sides(["期初余额"], "贷方"), movedDebit: sides(["本期发生额", "本期发生"], "借方"), movedCredit: sides(["本期发生额", "本期发生"], "贷方"), closingDebit: sides(["期末余额"], "借方"), closingCredit: sides(["期末余额"], "贷方"),
    },
    needs: ["party", "closingDebit", "closingCredit"],
    others: ["序号", "年初余额借方金额", "年初余额贷方金额", "本年累计借方金额", "本年累计贷方金额"],
  }],
});
