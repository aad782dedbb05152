import type { BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { CellStyle } from "../grid/sheet-plan";
import { type Minor, minorToNumber } from "../money/money";
import type { Bridge, ReconciliationInput } from "../reconciliation/reconciliation";
import { currencyUnitZh } from "../words/currency-names";
import type { Language } from "../words/language";
import { causeTitle } from "../words/reconciliation-words";
import { RECONCILIATION_SHEET_TEXTS, type ReconciliationSheetText } from "../words/reconciliation-sheet-words";
import { say } from "../words/texts";
import { adjusts, WITHOUT_CAUSE } from "./cause-sides";
import { amountStyle, BOLD, indented, QUIET, TEXT, totalStyle } from "./format";
import { lowered } from "./reconciliation-highlights";


export interface BalancesParts {
  readonly bridge: Bridge;
  readonly kind: ReconciliationInput["kind"];
  readonly language: Language;
  readonly severalCurrencies: boolean;
  /** Columns that the words of our side and of theirs take; the figure has one more. */
  readonly labelColumns: { readonly ours: number; readonly theirs: number };
}

/** What adjusts one side, and what it comes to. */
export interface AdjustedSide {
  readonly balanceMinor: Minor;
  readonly items: readonly { readonly cause: Bridge["items"][number]["cause"]; readonly amountMinor: Minor; readonly count: number }[];
  readonly adjustedMinor: Minor;
}

/**
 * Both balances with what each side has yet to enter.
 *
 * Holds: ours.adjusted − theirs.adjusted = −residual; with a closed bridge both are equal.
 */
export function adjustedSides({ oursMinor, theirsMinor, items }: Bridge, kind: ReconciliationInput["kind"]): { readonly ours: AdjustedSide; readonly theirs: AdjustedSide } {
  const ours = items.filter(({ cause }) => adjusts(cause, kind) === "ours");
  const theirs = items.filter(({ cause }) => adjusts(cause, kind) === "theirs").map((item) => ({ ...item, amountMinor: (-item.amountMinor || 0) as Minor }));
  const adjusted = (balance: Minor, list: typeof ours): Minor => list.reduce((sum, { amountMinor }) => sum + amountMinor, balance as number) as Minor;
  return {
    ours: { balanceMinor: oursMinor, items: ours, adjustedMinor: adjusted(oursMinor, ours) },
    theirs: { balanceMinor: theirsMinor, items: theirs, adjustedMinor: adjusted(theirsMinor, theirs) },
  };
}

/** The two-sided form: balance, what is added and taken off, adjusted balance; below, what stays unexplained. */
export function addBalances(sheet: PlanBuilder, { bridge, kind, language, severalCurrencies, labelColumns }: BalancesParts): void {
  const { ours, theirs } = adjustedSides(bridge, kind);
  const { currency } = bridge;
  const words = (key: ReconciliationSheetText, params = {}): string => say(RECONCILIATION_SHEET_TEXTS, language, key, params);
  const amount = amountStyle(currency, language);
  const line = (label: string, value: Minor, side: "ours" | "theirs", style: (base: CellStyle) => CellStyle): BuiltCell[] => [
    { value: label, style: style(side === "theirs" ? indented({ ...TEXT, wrap: true }) : { ...TEXT, wrap: true }), span: labelColumns[side] }, { value: minorToNumber(value, currency), style: style(amount) },
  ];
  sheet.row([{ value: words("amountsIn", { currency, unit: currencyUnitZh(currency) }), style: severalCurrencies ? BOLD : QUIET, span: labelColumns.ours + 1 }]);
  const bold = (style: CellStyle): CellStyle => ({ ...style, bold: true });
  sheet.row([
    ...line(words(kind === "bank" ? "ourTotal" : "ourBalance"), ours.balanceMinor, "ours", bold),
    ...line(words(kind === "bank" ? "bankTotal" : "theirBalance"), theirs.balanceMinor, "theirs", bold),
  ]);
  for (let index = 0; index < Math.max(ours.items.length, theirs.items.length); index++) {
    sheet.row((["ours", "theirs"] as const).flatMap((side) => {
      const item = (side === "ours" ? ours : theirs).items[index];
      if (!item) return [{ value: null, span: labelColumns[side] + 1 }];
      const params = { cause: lowered(causeTitle(item.cause, language), language), count: item.count };
      return line(words(item.amountMinor < 0 ? "less" : "add", params), Math.abs(item.amountMinor) as Minor, side, (style) => style);
    }));
  }
  const adjustedRow = sheet.row([...line(words("adjusted"), ours.adjustedMinor, "ours", totalStyle), ...line(words("adjusted"), theirs.adjustedMinor, "theirs", totalStyle)]);
  const unexplained = (ours.adjustedMinor - theirs.adjustedMinor) as Minor;
  const unexplainedRow = sheet.row(line(words("unexplained"), unexplained, "ours", bold));
  const causeless = bridge.items.filter(({ cause }) => WITHOUT_CAUSE.has(cause)).reduce((sum, item) => sum + item.amountMinor, 0) as Minor;
  if (causeless !== 0) sheet.row(line(words("noCause"), causeless, "ours", (style) => ({ ...style, fontColor: QUIET.fontColor! })));
  sheet.name(`Adjusted_ours_${currency}`, adjustedRow, labelColumns.ours);
  sheet.name(`Adjusted_theirs_${currency}`, adjustedRow, labelColumns.ours + 1 + labelColumns.theirs);
  sheet.name(`Unexplained_${currency}`, unexplainedRow, labelColumns.ours);
}
