import type { Minor } from "../money/money";
import { bankControls } from "./bank-controls";
import { BankTable } from "./bank-table";
import type { ControlTotal } from "./source";

const VOID = /^(?:denied|removed|cancell?ed|failed|expired|voided|returned|declined)$/iu;
const UNSETTLED = /^(?:pending|held|on hold|processing|unclaimed|uncleared)$/iu;

/**
 * Amounts beside what the wallet keeps of them and what is left: an amount and its fee are entries of their own, and add up to what is left.
 *
 * Wallets write their fees with a minus or without; the difference of the two amounts tells. The running balance goes by what is left.
 */
export class WalletNetTable extends BankTable {
  read(): readonly ControlTotal[] {
    for (let row = this.rows.from; row < this.rows.to; row++) if (!this.rows.isBlank(row)) this.readRow(row);
    return [...bankControls(this.counted, { grid: this.grid, headerRow: this.table.found.headerRow, tailRow: this.tailRow }, this.ownCurrency), ...this.doubts()];
  }

  private readRow(row: number): void {
    const [gross, fee, net] = (["amount", "fee", "net"] as const).map((name) => this.amountOf(row, name));
    if (this.dayOf(row).value === null && (gross!.value === null || this.isHeader(row))) return this.remark(row);
    const known = this.dayAndCurrency(row, gross!.currency);
    if (!known) return;
    const status = this.rows.text(row, "status");
    if (VOID.test(status)) return this.skip(row, "void", status);
    if (UNSETTLED.test(status)) return this.skip(row, "not-settled", status);
    if (/^memo$/iu.test(this.rows.text(row, "direction"))) return this.skip(row, "neutral", this.rows.text(row, "direction"));
    if (gross!.value === null) return this.skip(row, gross!.problem ?? "amount-missing", gross!.got);
    if (net!.value === null) return this.skip(row, net!.problem ?? "amount-missing", net!.got);
    const kept = net!.value - gross!.value;
    if (fee!.value !== null && Math.abs(fee!.value) !== Math.abs(kept)) return this.skip(row, "amount-unreadable", `${gross!.got} | ${fee!.got} | ${net!.got}`);
    if (gross!.value === 0 && kept === 0) return this.skip(row, "zero", gross!.got);
    this.keepBoth(row, { ...known, gross: gross!.value, kept, status });
  }

  private keepBoth(row: number, { gross, kept, status, ...known }: { readonly day: NonNullable<ReturnType<BankTable["dayAndCurrency"]>>["day"]; readonly currency: string; readonly gross: number; readonly kept: number; readonly status: string }): void {
    const before = this.counted.length;
    // The balance beside the row is the one after the fee.
    if (gross !== 0) this.keep(row, { ...known, amountMinor: gross as Minor, side: gross > 0 ? "in" : "out", more: { status, ...(kept !== 0 && { balance: "" }) } });
    if (kept !== 0) this.keep(row, { ...known, amountMinor: kept as Minor, side: kept > 0 ? "in" : "out", memo: [this.rows.header("fee"), this.rows.text(row, "description")].filter((text) => text !== "").join("；"), isFee: true, more: { status } });
    const last = this.counted.at(-1)!;
    const net = (gross + kept) as Minor;
    this.counted.splice(before, Infinity, { ...last, amountMinor: net, side: net < 0 ? "out" : "in" });
  }
}
