import Decimal from "decimal.js";
import { compareLists } from "../actions/compare-lists";
import { attributionTexts, leftOutTexts } from "../actions/left-out-text";
import { savedRequest } from "../actions/list-profile";
import { finishedRun, type ReconciliationRun } from "../actions/reconcile";
import { runInSlices } from "../actions/run-reconciliation";
import { isoDay } from "../calendar/day";
import type { Table } from "../grid/table";
import { minorOfDecimal, minorToText } from "../money/money";
import type { OneSidedCustomer } from "../reconciliation/common-customers";
import { periodStatus } from "../reconciliation/agree-period";
import { comparedUntil } from "../reconciliation/compared-until";
import { DEFAULT_RULES, type MatchGroup, type ReconciliationRules } from "../reconciliation/reconciliation";
import { issueMessage } from "../words/issue-words";
import { causeTitle, evidenceSentence } from "../words/reconciliation-words";
import type { Arguments } from "./arguments";
import { type Answer, cliText, textTable } from "./answer";
import { type Loaded, loadList } from "./load";
import { UsageError } from "./usage-error";

export interface ReconcileAnswer {
  readonly answer: Answer;
  readonly run: ReconciliationRun;
  /** The other side's table as read, for writing it into a new workbook. */
  readonly list: Table;
  /** The list is a table of the workbook that the ledger is in. */
  readonly isOurs: boolean;
}

/** `reconcile`: our ledger against the list of a customer or the bank. */
export async function reconcile(loaded: Loaded, args: Arguments): Promise<ReconcileAnswer> {
  if (args.theirs === null) throw new UsageError("theirs-missing");
  const { table: list, isOurs } = await loadList(loaded, args.theirs, args);
  // What the workbook remembers of this list counts where the command line says nothing.
  const saved = savedRequest(loaded.view, list);
  const kind = args.reconciliationKindGiven || !saved ? args.reconciliationKind : saved.kind;
  const base = saved?.kind === kind ? saved.rules : DEFAULT_RULES[kind];
  const comparison = compareLists(loaded.view, list, {
    kind, customer: args.customer, rules: rulesOf(args, base, loaded.view.ledger.baseCurrency), periodEnd: args.periodEnd ?? (loaded.view.closingSaved ? loaded.view.asOf : null),
  });
  const found = await runInSlices(comparison.input);
  const { rows: _, ...theirs } = list;
  const run = finishedRun({ view: loaded.view, comparison, theirs, found });
  return { answer: answerOf(run, args), run, list, isOurs };
}

/** Rules of the command line over those of the profile, else the defaults of the kind; the tolerance is read in the base currency. */
function rulesOf(args: Arguments, rules: ReconciliationRules, currency: string): ReconciliationRules {
  const tolerance = args.tolerance === null ? rules.toleranceMinor : minorOfDecimal(new Decimal(args.tolerance), currency);
  if (tolerance === null || tolerance < 0) throw new UsageError("bad-number", { option: "--tolerance", value: args.tolerance ?? "" });
  return { ...rules, toleranceMinor: tolerance, ...(args.window && { windowBeforeDays: args.window.beforeDays, windowAfterDays: args.window.afterDays }) };
}

function answerOf({ comparison, result, view }: ReconciliationRun, args: Arguments): Answer {
  const { language } = args;
  const { start, counterparty, input } = comparison;
  const status = periodStatus(view.settings.reconciliations[counterparty] ?? null, comparedUntil(input));
  const leftOut = leftOutTexts(comparison, language);
  const told = [...attributionTexts(comparison, view.ledger, language), ...(result.told ?? []).map((fact) => evidenceSentence(fact, language))];
  const differing = result.groups.filter((group) => group.differenceMinor !== 0 || group.verdict === "suggested").length;
  // Rows from before their list begins are outside what is compared: told in the bridge, no difference.
  const unmatched = [...result.unmatched.ours, ...result.unmatched.theirs].filter((row) => row.cause !== "EARLIER").length;
  const bridges = result.bridges.map((bridge) => ({
    ...(result.bridges.length > 1 && { currency: bridge.currency }),
    ours: minorToText(bridge.oursMinor, bridge.currency),
    theirs: minorToText(bridge.theirsMinor, bridge.currency),
    items: bridge.items.map((item) => ({ cause: item.cause, amount: minorToText(item.amountMinor, bridge.currency), count: item.count })),
    residual: minorToText(bridge.residualMinor, bridge.currency),
  }));
  return {
    json: {
      signs: result.signs,
      ...(comparison.customer !== null && { customer: view.ledger.customers[comparison.customer]!.key }),
      groups: result.groups.map((group) => groupShape(group, args)),
      unmatched: result.unmatched,
      bridge: bridges.length === 1 ? bridges[0] : bridges,
      learned: result.learned.map((fact) => evidenceSentence(fact, language)),
      issues: comparison.issues.map((issue) => ({ code: issue.code, ...issue.at, message: issueMessage(issue, language) })),
      ...(args.periodEnd !== null && { periodEnd: isoDay(args.periodEnd) }),
      ...(comparison.onlyOurs.length > 0 && { onlyOurs: comparison.onlyOurs.map(oneSidedShape) }),
      ...(comparison.onlyTheirs.length > 0 && { onlyTheirs: comparison.onlyTheirs.map(oneSidedShape) }),
      ...(result.budgetTouched && { budgetTouched: true }),
      ...(leftOut.length > 0 && { leftOut }),
      ...(told.length > 0 && { told }),
      // A row below 1 stands for a row of an earlier list: -1 is the first of these.
      ...(start.carriedTheirs.length > 0 && { carried: start.carriedTheirs.map(({ day, reference, party, text, amount, currency, since }) => ({ date: day, reference, party, text, amount, currency, since })) }),
      ...(status.kind === "agreed" && { agreed: status.period }),
    },
    text: [
      cliText(language, "reconcile-summary", { agree: result.groups.length - differing, differ: differing, ours: result.unmatched.ours.length, theirs: result.unmatched.theirs.length }),
      ...result.bridges.flatMap((bridge, index) => [
        "",
        `${cliText(language, "ours")}  ${bridges[index]!.ours} ${bridge.currency}`,
        ...textTable(
          [cliText(language, "cause"), cliText(language, "count"), cliText(language, "difference")],
          bridge.items.map((item) => [causeTitle(item.cause, language), String(item.count), minorToText(item.amountMinor, bridge.currency)]),
          [false, true, true],
        ),
        `${cliText(language, "theirs")}  ${bridges[index]!.theirs} ${bridge.currency}`,
        `${cliText(language, "residual")}  ${bridges[index]!.residual} ${bridge.currency}`,
      ]),
      ...(comparison.onlyOurs.length > 0 ? [cliText(language, "only-ours", { customers: comparison.onlyOurs.map(oneSidedText).join(", ") })] : []),
      ...(comparison.onlyTheirs.length > 0 ? [cliText(language, "only-theirs", { customers: comparison.onlyTheirs.map(oneSidedText).join(", ") })] : []),
      ...leftOut, ...told,
      ...comparison.issues.map((issue) => issueMessage(issue, language)),
    ],
    notes: differing + unmatched > 0 ? [cliText(language, "differences", { count: differing + unmatched })] : [],
    exitCode: differing + unmatched + comparison.issues.length + comparison.onlyTheirs.length > 0 ? 1 : 0,
  };
}

function oneSidedShape({ customer, rows, totals }: OneSidedCustomer) {
  return { customer, rows, totals: totals.map(({ currency, amountMinor }) => ({ currency, amount: minorToText(amountMinor, currency) })) };
}

function oneSidedText({ customer, totals }: OneSidedCustomer): string {
  return `${customer} (${totals.map(({ currency, amountMinor }) => `${minorToText(amountMinor, currency)} ${currency}`).join(" + ")})`;
}

function groupShape(group: MatchGroup, { language }: Arguments) {
  return {
    ours: group.ours,
    theirs: group.theirs,
    verdict: group.verdict,
    cause: group.cause,
    difference: minorToText(group.differenceMinor, group.currency),
    ...(group.currency !== "" && { currency: group.currency }),
    confidence: group.confidence,
    evidence: group.evidence.map((fact) => evidenceSentence(fact, language)),
    ...(group.alternatives.length > 0 && { alternatives: group.alternatives.map(({ reason, ...other }) => ({ ...other, ...(reason && { reason: evidenceSentence(reason, language) }) })) }),
    ...(group.decision && { decision: group.decision }),
  };
}
