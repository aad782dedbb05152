import { NO_CURRENCY } from "../money/currencies";
import { type Minor, negateMinor } from "../money/money";
import { CamtEntry } from "./camt-entry";
import { amountControl, countControl, sumMinor } from "./control-total";
import { elementAt, elementsNamed, firstText, textAt } from "./source-element";
import type { ControlTotal, SourceElement, SourceFile, SourceProfile, SourceReading } from "./source";
import { closingControl, controlName, plainAmount, type StatedBalance, StructuredEntries } from "./structured-entries";

/** Messages of the family: report of a day, statement, notification; what each calls its lists. */
const MESSAGES: Readonly<Record<string, string>> = { BkToCstmrAcctRpt: "Rpt", BkToCstmrStmt: "Stmt", BkToCstmrDbtCdtNtfctn: "Ntfctn" };
const OPENING = ["OPBD", "PRCD"];
const CLOSING = ["CLBD"];
const INTERIM = "ITBD";

/**
 * ISO 20022 CAMT.052, .053 and .054 in all versions: elements go by their local names.
 *
 * An entry that stands for several payments becomes these where they add up to it. Entries that are not booked are left out. The direction is the
 * entry's own; a reversal keeps the names of the payment that it takes back.
 */
export const camt: SourceProfile = {
  id: "camt",
  kind: "bank",
  recognise: ({ xml }) => (messageOf(xml) === null ? 0 : 0.98),
  read: (file) => readCamt(file),
};

function messageOf(xml: SourceElement | null): { readonly element: SourceElement; readonly list: string } | null {
  for (const element of xml ? [xml, ...xml.children] : []) {
    const list = MESSAGES[element.name];
    if (list !== undefined) return { element, list };
  }
  return null;
}

function readCamt(file: SourceFile): SourceReading {
  const message = messageOf(file.xml);
  const statements = message ? elementsNamed(message.element, message.list) : [];
  const entries = new StructuredEntries();
  const owners = new Set<string>();
  const controls = statements.flatMap((statement) => {
    const account = firstText(statement, ["Acct", "Id", "IBAN"], ["Acct", "Id", "Othr", "Id"], ["Acct", "Id", "PrtryAcct", "Id"]);
    if (account !== "") owners.add(account);
    const read = elementsNamed(statement, "Ntry").map((entry) => new CamtEntry(entry, { number: entries.next(), account, owner: textAt(statement, "Acct", "Ownr", "Nm") }));
    for (const entry of read) entry.putInto(entries);
    return controlsOf(statement, read, { account, several: statements.length > 1 });
  });
  return { kind: "bank", rows: entries.rows, skipped: entries.skipped, controls, ...(owners.size === 1 && { owner: [...owners][0]! }) };
}

function controlsOf(statement: SourceElement, entries: readonly CamtEntry[], { account, several }: { readonly account: string; readonly several: boolean }): readonly ControlTotal[] {
  const controls: ControlTotal[] = [];
  const name = (of: string): string => controlName(of, account, several);
  const booked = entries.filter(({ problem }) => problem === null || problem === "zero");
  const balances = elementsNamed(statement, "Bal");
  // Between pages, and within the day, one interim balance stands for the end or the beginning that is not there.
  const interims = balances.filter((balance) => textAt(balance, "Tp", "CdOrPrtry", "Cd") === INTERIM);
  const interim = interims.length === 1 ? balanceOf(interims, [INTERIM]) : null;
  const [first, last] = [balanceOf(balances, OPENING), balanceOf(balances, CLOSING)];
  const closing = last ?? (first ? interim : null);
  if (closing) controls.push(closingControl(name("closing-balance"), { opening: first ?? (last ? interim : null), moved: booked.map(({ amountMinor }) => amountMinor!), closing, currencies: new Set(booked.map(({ currency }) => currency)) }));
  const summary = elementAt(statement, "TxsSummry");
  const currency = entries.find((entry) => entry.amountMinor !== null)?.currency ?? (textAt(statement, "Acct", "Ccy") || NO_CURRENCY);
  for (const [part, of, chosen] of [
    ["TtlNtries", "", entries], ["TtlCdtNtries", "credits", entries.filter(({ isCredit }) => isCredit)], ["TtlDbtNtries", "debits", entries.filter(({ isCredit }) => !isCredit)],
  ] as const) {
    const total = elementAt(summary, part);
    const count = /^\d+$/u.exec(textAt(total, "NbOfNtries"));
    if (count) controls.push(countControl(name(of === "" ? "count" : `${of}-count`), Number(count[0]), chosen.length));
    const amounts = chosen.map(({ amountMinor }) => amountMinor);
    const sum = (signed: boolean): Minor | null => (amounts.includes(null) ? null : sumMinor(amounts.map((amount) => (signed ? amount! : Math.abs(amount!)))));
    const stated = (text: string, isDebit: boolean, label: string, found: Minor | null): void => {
      const expected = plainAmount(text, currency);
      if (expected.minor !== null && found !== null) controls.push(amountControl(name(label), { expected: isDebit ? negateMinor(expected.minor) : expected.minor, found, currency }));
    };
    stated(textAt(total, "Sum"), false, of === "" ? "total" : of, sum(false));
    if (of !== "") continue;
    const net = elementAt(total, "TtlNetNtry") ?? total;
    stated(firstText(total, ["TtlNetNtry", "Amt"], ["TtlNetNtryAmt"]), textAt(net, "CdtDbtInd") === "DBIT", "net-movement", sum(true));
  }
  return controls;
}

function balanceOf(balances: readonly SourceElement[], codes: readonly string[]): StatedBalance | null {
  for (const code of codes) {
    const found = balances.find((balance) => textAt(balance, "Tp", "CdOrPrtry", "Cd") === code);
    const currency = elementAt(found, "Amt")?.attributes.get("Ccy") ?? NO_CURRENCY;
    const { minor } = plainAmount(textAt(found, "Amt"), currency);
    if (minor !== null) return { amountMinor: textAt(found, "CdtDbtInd") === "DBIT" ? negateMinor(minor) : minor, currency };
  }
  return null;
}
