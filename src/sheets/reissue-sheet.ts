import { type BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { SheetPlan } from "../grid/sheet-plan";
import { type Minor, minorToNumber } from "../money/money";
import type { ReissueChange } from "../statement/explain-change";
import type { Reissue } from "../statement/reissue";
import type { Language } from "../words/language";
import { REGISTER_TEXTS } from "../words/register-words";
import { entryTypeLabel, SHEET_TEXTS } from "../words/sheet-words";
import { say } from "../words/texts";
import { changeText, figureName } from "./change-text";
import { amountStyle, BOLD, dayStyle, dayText, HEAD, HEAD_RIGHT, QUIET_WRAPPED, TITLE, totalStyle, WRAPPED } from "./format";

const WIDTHS = [44, 18, 14, 14, 16, 16, 16];

/**
 * What changed in a statement's figures since it was issued, and why: a section per account.
 *
 * Holds: closing as issued + the effects listed (and what cannot be told apart) = closing now, printed as such.
 */
export function reissueSheet(changed: readonly Reissue[], language: Language): SheetPlan {
  const words = REGISTER_TEXTS[language];
  const { number, name } = changed[0]!.after;
  const sheet = new PlanBuilder(WIDTHS);
  sheet.row([{ value: say(REGISTER_TEXTS, language, "changesTitle", { number }), style: { ...TITLE, numberFormat: "@" }, span: WIDTHS.length }], 26);
  sheet.row([{ value: name, style: { ...BOLD, numberFormat: "@" }, span: WIDTHS.length }]);
  sheet.gap(8);
  const headRow = sheet.row([
    { value: words.why, style: HEAD }, { value: words.document, style: HEAD }, { value: SHEET_TEXTS[language].kind, style: HEAD }, { value: words.date, style: HEAD },
    { value: words.before, style: HEAD_RIGHT }, { value: words.after, style: HEAD_RIGHT }, { value: words.effect, style: HEAD_RIGHT },
  ]);
  changed.forEach((reissue, index) => {
    if (index > 0) sheet.gap(8);
    addAccount(sheet, reissue, language);
  });
  return sheet.build({
    key: `statement-changes/${number}`,
    name: say(REGISTER_TEXTS, language, "changesSheet", { number }),
    columnWidths: WIDTHS,
    freeze: { rows: headRow + 1, columns: 0 },
    page: {
      orientation: "landscape", paper: "A4", repeatRows: { from: headRow, to: headRow }, breaksBefore: [],
      printArea: { top: 0, left: 0, bottom: sheet.nextRow - 1, right: WIDTHS.length - 1 }, footerLeft: "", footerRight: SHEET_TEXTS[language].pageOf,
    },
  });
}

function addAccount(sheet: PlanBuilder, { before, after, changes, figures, policyChanged, isEarlierRecipe, unexplainedMinor }: Reissue, language: Language): void {
  const words = REGISTER_TEXTS[language];
  const { currency } = after;
  const style = amountStyle(currency, language);
  const amount = (value: Minor | null): BuiltCell => ({ value: value === null ? null : minorToNumber(value, currency), style });
  const account = [currency, after.entity, after.account].filter((part) => part !== "").join(" · ");
  sheet.row([{ value: `${account}　${say(REGISTER_TEXTS, language, "changesIssued", { day: dayText(before.issuedOn, language) })}`, style: { ...BOLD, numberFormat: "@" }, span: WIDTHS.length }]);
  sheet.row([{ value: words.closingBefore, style: QUIET_WRAPPED, span: 6 }, amount(before.closingMinor)]);
  for (const change of changes) sheet.row([...aboutCells(change, language), amount(change.beforeMinor), amount(change.afterMinor), amount(change.effectMinor)]);
  if (unexplainedMinor !== 0) sheet.row([{ value: words.unexplained, style: QUIET_WRAPPED, span: 6 }, amount(unexplainedMinor)]);
  sheet.row([{ value: words.closingAfter, style: totalStyle(BOLD), span: 6 }, { ...amount(after.closingMinor), style: totalStyle(style) }]);
  if (figures.length > 0) {
    sheet.gap(4);
    sheet.row([{ value: words.figuresMoved, style: QUIET_WRAPPED, span: WIDTHS.length }]);
    for (const moved of figures) {
      const difference = (moved.afterMinor ?? 0) - (moved.beforeMinor ?? 0);
      sheet.row([{ value: figureName(moved, language), style: WRAPPED, span: 4 }, amount(moved.beforeMinor), amount(moved.afterMinor), amount(difference as Minor)]);
    }
  }
  if (isEarlierRecipe) sheet.row([{ value: words.earlierRecipe, style: QUIET_WRAPPED, span: WIDTHS.length }]);
  if (policyChanged) sheet.row([{ value: say(REGISTER_TEXTS, language, "policyChanged", { before: before.policyVersion, after: after.policyVersion }), style: QUIET_WRAPPED, span: WIDTHS.length }]);
}

function aboutCells(change: ReissueChange, language: Language): (BuiltCell | null)[] {
  const { cause, document, type, day } = change;
  return [
    { value: changeText(change, language), style: WRAPPED },
    document === "" ? null : { value: document, style: WRAPPED },
    type === null ? null : { value: entryTypeLabel(type, language), style: WRAPPED },
    day === null || cause === "opening-changed" ? null : { value: { day }, style: dayStyle(language) },
  ];
}
