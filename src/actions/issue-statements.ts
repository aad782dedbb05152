import type { Day } from "../calendar/day";
import type { SheetPlan } from "../grid/sheet-plan";
import type { LedgerView } from "../live/live-state";
import { reissueSheet } from "../sheets/reissue-sheet";
import { statementNumber } from "../sheets/statement-number";
import { claimedStatement } from "../sheets/write-offs-left-out";
import { type IssuedStatement, issuedFigures } from "../statement/issued";
import { compareIssued, type Reissue } from "../statement/reissue";
import { statementOf, statementsOf } from "../statement/statement";
import { accountKey, standingOf } from "../statement/statement-status";
import type { Job, Workbook, WrittenSheets } from "../workbook/workbook";
import type { Language } from "../words/language";
import { type CustomerStatements, languageFor, planStatements, previewStatements, type StatementRequest } from "./plan-statements";
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
  await refuseLockedRegister(workbook);
  const { register, log } = await readRecords(workbook, job);
  const compared = heldAgainst(register, question);
  const fresh = compared.filter(({ reissue }) => !reissue?.isSame).map(({ figures }) => [accountKey(figures), "issued"] as const);
  const plans = await planStatements(view, { ...request, standing: new Map([...standingOf(register, log), ...fresh]) }, language, job);
  const sheets = await workbook.writeSheets([...plans, ...changePages(compared, language)], job);
  const standing = new Set(sheets.written.map(({ key }) => key));
  return { sheets, ...(await enter(workbook, compared.filter(({ sheetKey }) => standing.has(sheetKey)), language)) };
}

/**
 * Enter statements that were handed over as files, `sheetKeys`, into a workbook's register, with a page for each that changed since it was issued.
 *
 * Errors: those of the port.
 */
export async function registerStatements(workbook: Workbook, question: IssueQuestion, sheetKeys: ReadonlySet<string>, job?: Job): Promise<IssuedRun> {
  const done = heldAgainst((await readRecords(workbook, job)).register, question).filter(({ sheetKey }) => sheetKeys.has(sheetKey));
  const sheets = await workbook.writeSheets(changePages(done, question.language), job);
  return { sheets, ...(await enter(workbook, done, question.language)) };
}

/** An issued statement's figures as they are now, beside what was issued; null where the account is not in the ledger any more. */
export function compareWithNow(view: LedgerView, issued: IssuedStatement, language: Language): Reissue | null {
  const { ledger, settlement, settings: { aging } } = view;
  const { kind, from, to, issuedOn, issuedBy } = issued;
  const customer = ledger.customers.findIndex(({ key }) => key === issued.customer);
  if (customer < 0) return null;
  const statements = statementsOf(ledger, settlement, { customer, kind, from, to, aging });
  const request: StatementRequest = { customers: [issued.customer], from, to, kind, language: "customer" };
  const now = figuresOf([{ customer, statements }], { view, request, language, issuedOn, issuedBy }).find(({ figures }) => accountKey(figures) === accountKey(issued));
  return now ? compareIssued(issued, now.figures) : null;
}

function heldAgainst(register: readonly IssuedStatement[], question: IssueQuestion): readonly Compared[] {
  const known = new Map(register.map((issued) => [accountKey(issued), issued]));
  return figuresOf(previewStatements(question.view, question.request), question).map(({ sheetKey, figures }) => {
    const before = known.get(accountKey(figures));
    return { sheetKey, figures, reissue: before ? compareIssued(before, figures) : null };
  });
}

async function enter(workbook: Workbook, done: readonly Compared[], language: Language): Promise<Omit<IssuedRun, "sheets">> {
  const issued = done.filter(({ reissue }) => !reissue?.isSame).map(({ figures }) => figures);
  await addToRegister(workbook, issued, language);
  return {
    issued,
    same: done.flatMap(({ reissue }) => (reissue?.isSame ? [reissue.before] : [])),
    changed: done.flatMap(({ reissue }) => (reissue && !reissue.isSame ? [reissue] : [])),
  };
}

function figuresOf(chosen: readonly CustomerStatements[], { view, request, language, issuedOn, issuedBy }: IssueQuestion): readonly { readonly sheetKey: string; readonly figures: IssuedStatement }[] {
  const { ledger, settlement, settings } = view;
  return chosen.flatMap(({ customer, statements }) => {
    const { key, language: ofCustomer } = ledger.customers[customer]!;
    return statements.map((asked) => {
      const { statement } = claimedStatement(ledger, settlement, asked, settings);
      const { partition, kind, from, to } = statement;
      const items = kind === "confirmation" ? claimedStatement(ledger, settlement, statementOf(ledger, settlement, { partition, kind: "open-item", from, to, aging: settings.aging }), settings).statement : null;
      const figures = issuedFigures(ledger, statement, {
        number: statementNumber({ kind, from, to, customer: key }), issuedOn, issuedBy, language: languageFor(ofCustomer, request.language, language), policyVersion: settings.policyVersion, items,
      });
      return { sheetKey: `statement/${key}/${kind}`, figures };
    });
  });
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
