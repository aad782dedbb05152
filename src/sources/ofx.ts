import { NO_CURRENCY } from "../money/currencies";
import { type Day, dayOfDate } from "../calendar/day";
import { readCurrency } from "../money/read-currency";
import { countControl } from "./control-total";
import { elementAt, elementsInside, textAt } from "./source-element";
import type { ControlTotal, SourceContext, SourceElement, SourceFile, SourceProfile, SourceReading, SourceRow } from "./source";
import { closingControl, controlName, joinedTexts, plainAmount, type StatedBalance, StructuredEntries, withoutBlanks } from "./structured-entries";
import { readSgml } from "./sgml-tree";
import { timeOfDay } from "./time-of-day";

const HEAD_CHARACTERS = 2000;

/**
 * OFX and QFX: version 1 (SGML whose leaves are not closed) and 2 (XML); accounts at banks and credit cards, several in a file.
 *
 * The day is the one the bank writes, in the zone that it names. The bank's number of an entry (FITID) is its reference: one that comes twice with the
 * same content is one entry; with other content it counts, and that is told, as is a sign against the entry's type.
 */
export const ofx: SourceProfile = {
  id: "ofx",
  kind: "bank",
  recognise: (file) => (file.xml ? (file.xml.name.toUpperCase() === "OFX" ? 0.98 : 0) : isSgml(file) ? 0.98 : 0),
  read: (file, context) => readOfx(file, context),
};

function isSgml({ text }: SourceFile): boolean {
  const head = text?.slice(0, HEAD_CHARACTERS) ?? "";
  return /^\s*(?:OFXHEADER\s*:|(?:<\?[^>]*>\s*)*<OFX>)/iu.test(head) && /<OFX>/iu.test(head);
}

function readOfx(file: SourceFile, context: SourceContext): SourceReading {
  const sgml = file.xml ? null : readSgml(file.text ?? "");
  const root = file.xml ?? sgml!.root;
  const entries = new StructuredEntries();
  const statements = elementsInside(root, /^(?:CC)?STMTRS$/iu);
  const accounts = statements.map((statement) => new Account(statement, context, entries));
  if (sgml?.isCutOff && !entries.skipped.some(({ reason }) => reason === "cut-off")) entries.cutOff();
  const owners = [...new Set(accounts.map(({ account }) => account).filter((account) => account !== ""))];
  return { kind: "bank", rows: entries.rows, skipped: entries.skipped, controls: [...balanceControls(accounts), ...oddities(accounts)], ...(owners.length === 1 && { owner: owners[0]! }) };
}

/** One account's list of transactions. */
class Account {
  readonly account: string;
  readonly currency: string;
  readonly amounts: number[] = [];
  readonly currencies = new Set<string>();
  readonly closing: StatedBalance | null;
  /** Numbers of the bank that different entries have. */
  readonly numbersAgain = new Set<string>();
  /** Entries whose sign goes against their type. */
  signsAgainst = 0;
  private readonly seen = new Set<string>();
  private readonly numbers = new Set<string>();

  constructor(statement: SourceElement, context: SourceContext, private readonly entries: StructuredEntries) {
    this.account = firstOf(statement, "ACCTID");
    this.currency = readCurrency(textAt(statement, "CURDEF")) ?? context.baseCurrency ?? NO_CURRENCY;
    for (const transaction of elementsInside(elementAt(statement, "BANKTRANLIST"), "STMTTRN")) this.take(transaction);
    const stated = elementAt(statement, "LEDGERBAL");
    const balance = plainAmount(stated?.attributes.has("cut") ? "" : textAt(stated, "BALAMT"), this.currency);
    this.closing = balance.minor === null ? null : { amountMinor: balance.minor, currency: this.currency };
  }

  private take(transaction: SourceElement): void {
    const number = this.entries.next();
    if (transaction.attributes.has("cut")) return this.entries.skip(number, "cut-off", textAt(transaction, "FITID"));
    const text = (name: string): string => textAt(transaction, name);
    const written = text("DTPOSTED") || text("DTUSER");
    const day = ofxDay(written);
    const own = textAt(transaction, "CURRENCY", "CURSYM");
    const currency = own === "" ? this.currency : readCurrency(own);
    if (currency === null) return this.entries.skip(number, "currency-unknown", own);
    const amount = plainAmount(text("TRNAMT"), currency);
    if (day === null) return this.entries.skip(number, written === "" ? "date-missing" : "date-unreadable", written);
    if (amount.reason !== null) return this.entries.skip(number, amount.reason, text("TRNAMT"));
    if (amount.minor === 0) return this.entries.skip(number, "zero");
    const entry = this.entryOf(transaction, { day, amountMinor: amount.minor, currency });
    const key = JSON.stringify([entry.more?.bankReference, day, amount.minor, currency, entry.party, entry.memo, entry.document]);
    if (entry.more?.bankReference !== undefined && this.seen.has(key)) return this.entries.skip(number, "duplicate-line", entry.more.bankReference);
    this.seen.add(key);
    const fitId = entry.more?.bankReference;
    if (fitId !== undefined && this.numbers.has(fitId)) this.numbersAgain.add(fitId);
    if (fitId !== undefined) this.numbers.add(fitId);
    if ((SIGN_OF_TYPE[text("TRNTYPE").toUpperCase()] ?? 0) * amount.minor < 0) this.signsAgainst++;
    this.amounts.push(amount.minor);
    this.currencies.add(currency);
    this.entries.keep(number, entry);
  }

  private entryOf(transaction: SourceElement, money: Pick<SourceRow, "day" | "amountMinor" | "currency">): Omit<SourceRow, "sourceRow"> {
    const text = (name: string): string => textAt(transaction, name);
    const party = text("NAME") || textAt(transaction, "PAYEE", "NAME") || text("EXTDNAME");
    const memo = text("MEMO");
    const check = /^0*$/u.test(text("CHECKNUM")) ? "" : text("CHECKNUM");
    const fitId = /^0*$/u.test(text("FITID")) ? "" : text("FITID");
    return {
      ...money, party, document: check, reference: text("REFNUM") || fitId, memo: joinedTexts([memo, text("EXTDNAME") === party ? "" : text("EXTDNAME")]), type: null,
      more: withoutBlanks({
        bankReference: fitId, account: this.account, kind: text("TRNTYPE"), time: timeOfDay(text("DTPOSTED").slice(0, 14)).replace(/^00:00:00$/u, ""),
        counterpartyAccount: firstOf(elementAt(transaction, "BANKACCTTO") ?? elementAt(transaction, "CCACCTTO"), "ACCTID"),
      }),
    };
  }
}

/** Types that money can only go one way by; of the others (interest, point of sale, transfers) the sign says it. */
const SIGN_OF_TYPE: Readonly<Record<string, 1 | -1>> = { CREDIT: 1, DEP: 1, DIRECTDEP: 1, DEBIT: -1, CHECK: -1, DIRECTDEBIT: -1 };

/** What a person should compare with the statement, though every entry counts. */
function oddities(accounts: readonly Account[]): readonly ControlTotal[] {
  const again = accounts.reduce((sum, { numbersAgain }) => sum + numbersAgain.size, 0);
  const against = accounts.reduce((sum, { signsAgainst }) => sum + signsAgainst, 0);
  return [...(again > 0 ? [countControl("bank-numbers-again", 0, again, "bank-numbers-again")] : []), ...(against > 0 ? [countControl("signs-against-type", 0, against, "signs-against-type")] : [])];
}

function firstOf(element: SourceElement | undefined, name: string): string {
  return elementsInside(element, name)[0]?.text.trim() ?? "";
}

/** Lists of one account follow on each other: the balance of one opens the next. */
function balanceControls(accounts: readonly Account[]): readonly ControlTotal[] {
  const last = new Map<string, StatedBalance>();
  const several = accounts.length > 1;
  return accounts.flatMap(({ account, amounts, currencies, closing }) => {
    if (closing === null) return [];
    const control = closingControl(controlName("closing-balance", account, several), { opening: last.get(account) ?? null, moved: amounts, closing, currencies });
    last.set(account, closing);
    return [control];
  });
}

/** `20090401122017.000[-5:EST]` → 2009-04-01, the day where the bank is. */
function ofxDay(text: string): Day | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})/u.exec(text);
  return parts ? dayOfDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}
