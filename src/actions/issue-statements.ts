import type { Day } from "../calendar/day";
import type { Steps } from "../check/steps";
import type { SheetPlan } from "../grid/sheet-plan";
import type { LedgerView } from "../live/live-state";
import { stepByStep } from "../live/read-view";
import { settlementUnder } from "../live/settled-by";
import { reissueSheet } from "../sheets/reissue-sheet";
import { statementNumber } from "../sheets/statement-number";
import { type IssueFacts, type IssuedStatement, issuedFigures } from "../statement/issued";
import { compareIssued, type Reissue, type Restate } from "../statement/reissue";
import { type Statement, statementOf } from "../statement/statement";
import { settingsOf, wayOf } from "../statement/stated-way";
import { accountKey, standingOf } from "../statement/statement-status";
import { type Job, type Workbook, WorkbookError, type WrittenSheets } from "../workbook/workbook";
import type { Language } from "../words/language";
import { eachStatementSheet, type StatementRequest, type StatementSheet, withContents } from "./plan-statements";
import { addToRegister, readRecords, refuseLockedRegister } from "./statement-register";

export interface IssueQuestion {
  readonly view: LedgerView;
  readonly request: StatementRequest;
  readonly language: Language;
  readonly issuedOn: Day;
  readonly issuedBy: string;
}

export interface IssuedRun {
  readonly sheets: WrittenSheets;
  /** Entered into the register now. */
  readonly issued: readonly IssuedStatement[];
  /** Issued before with the same figures: nothing was entered. */
  readonly same: readonly IssuedStatement[];
  /** How many of these were issued under the earlier recipe and are compared by it. */
  readonly sameEarlier: number;
  /** Rows of the register that no longer say what they are of. */
  readonly unreadableRows: number;
  /** Issued before with other figures: a page says what changed, and the new figures are entered as well. */
  readonly changed: readonly Reissue[];
}

/** What a request prints of one account, held against the register; null where it was not issued before. */
interface Compared {
  readonly sheetKey: string;
  readonly figures: IssuedStatement;
  readonly reissue: Reissue | null;
}

/**
 * Write statements and enter them into the register. One issued before is held against what was issued then.
 *
 * Holds: only statements whose sheet stands are entered, even if the run was cancelled.
 * Errors: those of `planStatements` and of the port; what is in the register stays as it is.
 */
export async function issueStatements(workbook: Workbook, question: IssueQuestion, job?: Job): Promise<IssuedRun> {
  const { view, request, language } = question;
  refuseNameless(question);
  await refuseLockedRegister(workbook);
  const { register, log, unreadableRows } = await readRecords(workbook, job);
  const known = byAccount(register);
  const sheets: StatementSheet[] = [];
  const compared: Compared[] = [];
  await eachStatementSheet(view, request, language, (sheet) => {
    sheets.push(sheet);
    compared.push(...heldAgainst(known, sheet, question));
  }, job);
  const fresh = compared.filter(({ reissue }) => !reissue?.isSame).map(({ figures }) => [accountKey(figures), "issued"] as const);
  const plans = withContents(view, { ...request, standing: new Map([...standingOf(register, log), ...fresh]) }, sheets, language);
  const written = await workbook.writeSheets([...plans, ...changePages(compared, language)], job);
  const standing = new Set(written.written.map(({ key }) => key));
  return { sheets: written, unreadableRows, ...(await enter(workbook, compared.filter(({ sheetKey }) => standing.has(sheetKey)), { known: register, language })) };
}

/**
 * Enter statements that were handed over as files into a workbook's register, with a page for each that changed since it was issued.
 *
 * The figures are those of the sheets in the files, whatever the ledger says by now. Errors: those of the port.
 */
export async function registerStatements(workbook: Workbook, handedOver: Omit<IssueQuestion, "request"> & { readonly sheets: readonly StatementSheet[] }, job?: Job): Promise<IssuedRun> {
  refuseNameless(handedOver);
  const { register, unreadableRows } = await readRecords(workbook, job);
  const known = byAccount(register);
  const compared: Compared[] = [];
  // What was handed over is out: this is not cancelled.
  await stepByStep(steps(), undefined);
  const sheets = await workbook.writeSheets(changePages(compared, handedOver.language));
  return { sheets, unreadableRows, ...(await enter(workbook, compared, { known: register, language: handedOver.language })) };

  function* steps(): Steps<void> {
    for (const sheet of handedOver.sheets) {
      compared.push(...heldAgainst(known, sheet, handedOver));
      yield;
    }
  }
}

/** An issued statement's figures as they are now, beside what was issued; null where the account is not in the ledger any more. */
export function compareWithNow(view: LedgerView, issued: IssuedStatement): Reissue | null {
  const { ledger, settings: { aging } } = view;
  const { kind, from, to } = issued;
  const customer = ledger.customers.findIndex(({ key }) => key === issued.customer);
  const partition = ledger.partitions.findIndex((place) => place.customer === customer && place.currency === issued.currency && place.entity === issued.entity && place.account === issued.account);
  if (customer < 0 || partition < 0) return null;
  const restate = restating(view, statementOf(ledger, view.settlement, { partition, kind, from, to, aging }), { ...issued, goesOnFrom: issued.kept?.goesOnFrom ?? null });
  return compareIssued(issued, restate(wayOf(view.settings)), restate);
}

/** Who issued it is what a register is asked first. Error `other` with reason `issuer-missing`. */
function refuseNameless({ issuedBy }: Pick<IssueQuestion, "issuedBy">): void {
  if (issuedBy.trim() === "") throw new WorkbookError("other", { reason: "issuer-missing" });
}

function byAccount(register: readonly IssuedStatement[]): ReadonlyMap<string, IssuedStatement> {
  return new Map(register.map((issued) => [accountKey(issued), issued]));
}

function heldAgainst(known: ReadonlyMap<string, IssuedStatement>, sheet: StatementSheet, question: Issuing): readonly Compared[] {
  return accountsOf(sheet, question).map(({ figures, restate }) => {
    const before = known.get(accountKey(figures));
    return { sheetKey: sheet.plan.key, figures, reissue: before ? compareIssued(before, figures, restate) : null };
  });
}

async function enter(workbook: Workbook, done: readonly Compared[], where: { readonly known: readonly IssuedStatement[]; readonly language: Language }): Promise<Omit<IssuedRun, "sheets" | "unreadableRows">> {
  const issued = done.filter(({ reissue }) => !reissue?.isSame).map(({ figures }) => figures);
  await addToRegister(workbook, issued, where);
  return {
    issued,
    sameEarlier: done.filter(({ reissue }) => reissue?.isSame && reissue.isEarlierRecipe).length,
    same: done.flatMap(({ reissue }) => (reissue?.isSame ? [reissue.before] : [])),
    changed: done.flatMap(({ reissue }) => (reissue && !reissue.isSame ? [reissue] : [])),
  };
}

type Issuing = Pick<IssueQuestion, "view" | "issuedOn" | "issuedBy">;

/** What a sheet says of each of its accounts, as the register keeps it, and how it is worked out under other settings. */
function accountsOf({ customer, statements, language }: StatementSheet, { view, issuedOn, issuedBy }: Issuing): readonly { readonly figures: IssuedStatement; readonly restate: Restate }[] {
  const { ledger, settings } = view;
  const { key } = ledger.customers[customer]!;
  return statements.map((statement) => {
    const { kind, from, to, carried } = statement;
    const restate = restating(view, statement, { goesOnFrom: carried ? (carried.number ?? "") : null, number: statementNumber({ kind, from, to, customer: key }), issuedOn, issuedBy, language, policyVersion: settings.policyVersion });
    return { figures: restate(wayOf(settings)), restate };
  });
}

/** What the register keeps of a statement, under settings of any time; the ledger is settled again only where they ask for it. */
function restating(view: LedgerView, { partition, kind, from, to }: Statement, issue: IssueFacts): Restate {
  return (way) => {
    const settings = settingsOf(view.settings, way);
    const settlement = settlementUnder(view, way);
    return issuedFigures(view.ledger, settlement, { asked: statementOf(view.ledger, settlement, { partition, kind, from, to, aging: way.aging }), settings, issue });
  };
}

/** One page per statement whose figures are no longer those that were issued. */
function changePages(compared: readonly Compared[], language: Language): readonly SheetPlan[] {
  const byNumber = new Map<string, Reissue[]>();
  for (const { reissue } of compared) {
    if (!reissue || reissue.isSame) continue;
    const list = byNumber.get(reissue.after.number);
    if (list) list.push(reissue);
    else byNumber.set(reissue.after.number, [reissue]);
  }
  return [...byNumber.values()].map((changed) => reissueSheet(changed, language));
}
