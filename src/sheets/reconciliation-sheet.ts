import { type BuiltCell, PlanBuilder } from "../grid/plan-builder";
import { type CellStyle, HIGHLIGHT_FILLS, type HighlightKind, type SheetPlan } from "../grid/sheet-plan";
import { SHEET_NAME_CHARS_MAX } from "../grid/sheet-name";
import { textWidth, widest } from "../grid/shown-width";
import type { Ledger } from "../ledger/ledger";
import { minorToNumber } from "../money/money";
import type { ReconciliationInput, ReconciliationResult } from "../reconciliation/reconciliation";
import type { Language } from "../words/language";
import { causeTitle, evidenceSentence } from "../words/reconciliation-words";
import { RECONCILIATION_SHEET_TEXTS, type ReconciliationSheetText } from "../words/reconciliation-sheet-words";
import { SHEET_TEXTS } from "../words/sheet-words";
import { type Params, say } from "../words/texts";
import { amountStyle, amountText, BOLD, dayStyle, dayText, HEAD, HEAD_RIGHT, indented, QUIET, QUIET_WRAPPED, TEXT, TITLE, TRACE, WRAPPED } from "./format";
import { remarkTexts } from "./remark-text";
import { RECONCILE_FLOW_WORDS } from "../words/reconcile-flow-words";
import { addBalances } from "./reconciliation-balances";
import { comparedUntil, countsByCause, type ItemSide, type ReconciliationItem, reconciliationItems } from "./reconciliation-items";
import { amountWidth } from "./statement-columns";

export interface ReconciliationSheetParts {
  readonly result: ReconciliationResult;
  readonly input: ReconciliationInput;
  /** The tables compared, by the names the user gave them. */
  readonly ours: { readonly name: string };
  readonly theirs: { readonly name: string };
  /** Index into the ledger's customers, or null for several. */
  readonly customer: number | null;
  readonly ledger: Ledger;
  readonly language: Language;
  readonly policyVersion: number;
  /** Sentences on where the comparison started and what was left out. */
  readonly leftOut?: readonly string[];
}

type Words = (key: ReconciliationSheetText, params?: Params) => string;

const ROWS_SHOWN_MAX = 60;
const ALTERNATIVES_SHOWN_MAX = 5;
/** Headings of the items; several customers at once have a column of their own. Text that follows right-aligned figures keeps its distance. */
const ITEM_HEADS: readonly (readonly [ReconciliationSheetText, "figure" | "text" | "after figures"])[] = [
  ["group", "figure"], ["customer", "after figures"], ["cause", "after figures"], ["ourRows", "after figures"], ["date", "text"], ["reference", "text"], ["ourAmount", "figure"],
  ["theirRows", "after figures"], ["date", "text"], ["reference", "text"], ["theirAmount", "figure"], ["difference", "figure"], ["age", "figure"], ["reason", "after figures"],
];

/**
 * The reconciliation as a working paper: both balances adjusted until they agree, then every item with its rows and reason.
 *
 * Shape: per currency both sides side by side (余额调节表); causes with counts; items; what was learned; rules; legend; who prepared and reviewed.
 * Holds: our adjusted balance − theirs = the unexplained difference, which is the bridge's residual.
 */
export function reconciliationSheet({ result, input, ours, theirs, customer, ledger, language, policyVersion, leftOut = [] }: ReconciliationSheetParts): SheetPlan {
  const words: Words = (key, params) => say(RECONCILIATION_SHEET_TEXTS, language, key, params);
  const items = reconciliationItems(result, input);
  const hasCustomers = customer === null && new Set(items.map(({ party }) => party)).size > 1;
  const widths = widthsOf(items, { result, language, hasCustomers });
  const sheet = new PlanBuilder(widths);
  const wide = (value: string, style: CellStyle): number => sheet.row([{ value, style, span: sheet.widths.length }]);
  sheet.row([{ value: words(input.kind === "bank" ? "titleBank" : "titleStatement"), style: TITLE, span: sheet.widths.length }], 26);
  if (customer !== null) wide(nameAndKey(ledger, customer), { ...BOLD, numberFormat: "@" });
  wide(words("compared", { ours: ours.name, theirs: theirs.name }), { ...QUIET, numberFormat: "@" });
  if (input.periodEnd !== null) sheet.row([{ value: words("periodEnd"), style: QUIET, span: 2 }, { value: { day: input.periodEnd }, style: { ...dayStyle(language), bold: true }, span: 2 }]);
  for (const bridge of result.bridges) {
    sheet.gap(10);
    addBalances(sheet, { bridge, kind: input.kind, language, severalCurrencies: result.bridges.length > 1, labelColumns: { ours: hasCustomers ? 6 : 5, theirs: 3 } });
  }
  sheet.gap(10);
  addCounts(sheet, result, words, language);
  sheet.gap(10);
  wide(words("items"), BOLD);
  const headRow = addItems(sheet, items, { words, language, hasCustomers });
  sheet.gap(10);
  addTold(sheet, [["leftOut", leftOut], ["told", (result.told ?? []).map((fact) => evidenceSentence(fact, language))]], words);
  addFindings(sheet, result, input, words, language);
  sheet.gap(10);
  addLegend(sheet, words);
  sheet.gap(14);
  sheet.row([{ value: words("prepared"), style: TEXT, span: 6 }, { value: words("reviewed"), style: TEXT, span: sheet.widths.length - 6 }]);
  const end = comparedUntil(input);
  const day = end === null ? "–" : dayText(end, language);
  wide(say(SHEET_TEXTS, language, "trace", { number: words("sheetName"), day, version: policyVersion }), TRACE);
  return sheet.build({
    key: `reconciliation/${theirs.name}`,
    name: titleThatFits(theirs.name, words),
    columnWidths: widths,
    page: {
      orientation: "landscape", paper: "A4", repeatRows: { from: headRow, to: headRow }, breaksBefore: [],
      printArea: { top: 0, left: 0, bottom: sheet.nextRow - 1, right: widths.length - 1 }, footerLeft: "", footerRight: SHEET_TEXTS[language].pageOf,
    },
  });
}

/** The period stands at the end of a list's name: a shorter word before it rather than a name cut off. */
function titleThatFits(list: string, words: Words): string {
  const full = `${words("sheetName")} ${list}`;
  return full.length <= SHEET_NAME_CHARS_MAX ? full : `${words("sheetNameShort")} ${list}`;
}

function nameAndKey(ledger: Ledger, customer: number): string {
  const { key, name } = ledger.customers[customer]!;
  return key === name ? name : `${name} (${key})`;
}

function addCounts(sheet: PlanBuilder, result: ReconciliationResult, words: Words, language: Language): void {
  sheet.row([{ value: words("byCause"), style: BOLD, span: sheet.widths.length }]);
  sheet.row([
    { value: words("cause"), style: HEAD, span: 2 }, { value: words("groups"), style: HEAD_RIGHT }, { value: words("ourRows"), style: HEAD_RIGHT }, { value: words("theirRows"), style: HEAD_RIGHT },
  ]);
  const number: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "#,##0" };
  for (const { cause, groups, ours, theirs } of countsByCause(result)) {
    sheet.row([{ value: causeTitle(cause, language), style: TEXT, span: 2 }, { value: groups === 0 ? null : groups, style: number }, { value: ours === 0 ? null : ours, style: number }, { value: theirs === 0 ? null : theirs, style: number }]);
  }
}

/** Answers where the headings stand. */
function addItems(sheet: PlanBuilder, items: readonly ReconciliationItem[], { words, language, hasCustomers }: { readonly words: Words; readonly language: Language; readonly hasCustomers: boolean }): number {
  const heads = ITEM_HEADS.filter(([key]) => key !== "customer" || hasCustomers);
  const headRow = sheet.row(heads.map(([key, kind]) => ({ value: words(key), style: kind === "figure" ? HEAD_RIGHT : kind === "text" ? HEAD : indented(HEAD) })));
  if (items.length === 0) sheet.row([{ value: words("noItems"), style: QUIET, span: sheet.widths.length }]);
  const whole: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "0" };
  for (const item of items) {
    const amount = amountStyle(item.currency, language);
    sheet.row([
      item.group === null ? null : { value: item.group, style: whole },
      ...(hasCustomers ? [{ value: item.party, style: indented(WRAPPED) }] : []),
      { value: `${causeTitle(item.cause, language)}${item.state === "suggested" ? ` · ${words("suggested")}` : ""}`, style: indented({ ...TEXT, wrap: true }) },
      ...sideCells(item.ours, language), ...sideCells(item.theirs, language),
      { value: minorToNumber(item.differenceMinor, item.currency), style: { ...amount, bold: item.differenceMinor !== 0 } },
      item.ageDays === null ? null : { value: item.ageDays, style: whole },
      { value: reasonText(item, words, language), style: indented(WRAPPED) },
    ]);
  }
  return headRow;
}

function sideCells(side: ItemSide | null, language: Language): (BuiltCell | null)[] {
  if (side === null) return [null, null, null, null];
  return [
    { value: rowsText(side.rows.map((row) => (row > 0 ? row : say(RECONCILE_FLOW_WORDS, language, "carriedRow", { row: -row })))), style: indented(WRAPPED) },
    side.day === null ? null : { value: { day: side.day }, style: dayStyle(language) },
    side.references.length === 0 ? null : { value: rowsText(side.references), style: WRAPPED },
    { value: minorToNumber(side.amountMinor, side.currency), style: amountStyle(side.currency, language) },
  ];
}

/** Long groups name their first rows and say how many follow. */
function rowsText(rows: readonly (number | string)[]): string {
  const shown = rows.slice(0, ROWS_SHOWN_MAX).join(", ");
  return rows.length > ROWS_SHOWN_MAX ? `${shown} … (+${rows.length - ROWS_SHOWN_MAX})` : shown;
}

function reasonText({ evidence, alternatives, decision }: ReconciliationItem, words: Words, language: Language): string {
  return [
    ...remarkTexts(decision, language),
    ...evidence.map((fact) => evidenceSentence(fact, language)),
    ...alternatives.slice(0, ALTERNATIVES_SHOWN_MAX).map((other) => orText(other, words, language)),
    ...(alternatives.length > ALTERNATIVES_SHOWN_MAX ? [`… +${alternatives.length - ALTERNATIVES_SHOWN_MAX}`] : []),
  ].join("\n");
}

function orText({ ours, theirs, reason }: ReconciliationItem["alternatives"][number], words: Words, language: Language): string {
  const rows = words("or", { ours: rowsText(ours), theirs: rowsText(theirs) });
  return reason ? `${rows} (${evidenceSentence(reason, language)})` : rows;
}

function addTold(sheet: PlanBuilder, parts: readonly (readonly ["leftOut" | "told", readonly string[]])[], words: Words): void {
  for (const [title, sentences] of parts) {
    if (sentences.length === 0) continue;
    sheet.row([{ value: words(title), style: BOLD, span: sheet.widths.length }]);
    for (const value of sentences) sheet.row([{ value, style: QUIET_WRAPPED, span: sheet.widths.length }]);
    sheet.gap(6);
  }
}

function addFindings(sheet: PlanBuilder, result: ReconciliationResult, { rules, periodEnd }: ReconciliationInput, words: Words, language: Language): void {
  const line = (value: string): number => sheet.row([{ value, style: QUIET_WRAPPED, span: sheet.widths.length }]);
  sheet.row([{ value: words("learned"), style: BOLD, span: sheet.widths.length }]);
  line(words(result.signs.theirs === "same" ? "signsSame" : "signsOpposite", { agree: result.signs.agree, of: result.signs.of }));
  for (const fact of result.learned) line(evidenceSentence(fact, language));
  sheet.gap(6);
  sheet.row([{ value: words("rules"), style: BOLD, span: sheet.widths.length }]);
  const currency = result.bridges[0]?.currency ?? "";
  line(words("ruleTolerance", { tolerance: amountText(rules.toleranceMinor, currency, language) }));
  line(words("ruleWindow", { before: rules.windowBeforeDays, after: rules.windowAfterDays }));
  if (periodEnd !== null) line(words("ruleCutOff", { days: rules.cutOffDays }));
  if (result.budgetTouched) line(words("budget"));
}

function addLegend(sheet: PlanBuilder, words: Words): void {
  const kinds: readonly HighlightKind[] = ["matched", "suggested", "difference", "missing", "duplicate", "ambiguous"];
  sheet.row([{ value: words("legend"), style: BOLD, span: sheet.widths.length }]);
  for (const kind of kinds) {
    sheet.row([{ value: null, style: { fill: HIGHLIGHT_FILLS[kind] } }, { value: words(`kind.${kind}` as ReconciliationSheetText), style: indented(QUIET), span: 4 }]);
  }
}

function widthsOf(items: readonly ReconciliationItem[], { result: { bridges }, language, hasCustomers }: { readonly result: ReconciliationResult; readonly language: Language; readonly hasCustomers: boolean }): readonly number[] {
  const sides = items.flatMap((item) => [item.ours, item.theirs]).filter((side) => side !== null);
  const balances = bridges.flatMap((bridge) => [bridge.oursMinor, bridge.theirsMinor].map((amount) => amountWidth(amount, bridge.currency, language)));
  const amounts = widest(widest(12, balances), sides.map((side) => amountWidth(side.amountMinor, side.currency, language)));
  const customers = Math.min(24, widest(12, items.map(({ party }) => textWidth(party) + 3)));
  const causes = Math.min(36, widest(18, items.map(({ cause }) => textWidth(causeTitle(cause, language)) + 3)));
  const references = (side: "ours" | "theirs"): number => Math.min(20, widest(12, items.map((item) => textWidth(item[side]?.references[0] ?? "") + 2)));
  return [7, ...(hasCustomers ? [customers] : []), causes, 9, 11.5, references("ours"), amounts, 9, 11.5, references("theirs"), amounts, amounts, 8, 44];
}
