import { NO_CURRENCY } from "../money/currencies";
import { type Day, isoDay, parseIsoDay } from "../calendar/day";
import { type Minor, negateMinor } from "../money/money";
import { readCurrency } from "../money/read-currency";
import { sumMinor } from "./control-total";
import { elementAt, elementsNamed, firstText, textAt } from "./source-element";
import type { SkipReason, SourceElement } from "./source";
import { joinedTexts, plainAmount, type StructuredEntries, withoutBlanks } from "./structured-entries";

const NOT_GIVEN = /^NOT ?PROVIDED$/iu;

/** One `Ntry` of a CAMT message. */
export class CamtEntry {
  readonly isCredit: boolean;
  readonly currency: string;
  /** Signed; null where it cannot be read. */
  readonly amountMinor: Minor | null;
  /** Why it makes no row; null where it makes some. */
  readonly problem: SkipReason | null;
  private readonly got: string;
  private readonly day: Day | null;
  private readonly valueDay: Day | null;
  private readonly details: readonly SourceElement[];

  constructor(private readonly entry: SourceElement, private readonly place: { readonly number: number; readonly account: string; readonly owner: string }) {
    const status = firstText(entry, ["Sts"], ["Sts", "Cd"]);
    const written = elementAt(entry, "Amt")?.attributes.get("Ccy") ?? "";
    const currency = readCurrency(written);
    const direction = textAt(entry, "CdtDbtInd");
    const amount = plainAmount(textAt(entry, "Amt"), currency ?? NO_CURRENCY);
    this.isCredit = direction === "CRDT";
    this.currency = currency ?? NO_CURRENCY;
    this.amountMinor = amount.minor === null ? null : this.isCredit ? amount.minor : negateMinor(amount.minor);
    this.valueDay = dayIn(elementAt(entry, "ValDt"));
    this.day = dayIn(elementAt(entry, "BookgDt")) ?? this.valueDay;
    this.details = elementsNamed(entry, "NtryDtls").flatMap((details) => elementsNamed(details, "TxDtls"));
    const dateText = firstText(entry, ["BookgDt", "Dt"], ["BookgDt", "DtTm"], ["ValDt", "Dt"], ["ValDt", "DtTm"]);
    const checks: readonly (readonly [boolean, SkipReason, string])[] = [
      [status !== "" && status !== "BOOK", "not-settled", status],
      [currency === null, "currency-unknown", written],
      [amount.reason !== null, amount.reason ?? "amount-unreadable", textAt(entry, "Amt")],
      [direction !== "CRDT" && direction !== "DBIT", "row-unreadable", `CdtDbtInd ${direction}`],
      [this.day === null, dateText === "" ? "date-missing" : "date-unreadable", dateText],
      [amount.minor === 0, "zero", ""],
    ];
    const failed = checks.find(([fails]) => fails);
    this.problem = failed?.[1] ?? null;
    this.got = failed?.[2] ?? "";
  }

  putInto(entries: StructuredEntries): void {
    const { number } = this.place;
    if (this.problem !== null) return entries.skip(number, this.problem, this.got);
    const parts = this.parts();
    if (parts === null) return this.put(entries, this.details.length === 1 ? this.details[0] : undefined, this.amountMinor!, "");
    parts.forEach((amount, index) => (amount === 0 ? entries.skip(number, "zero") : this.put(entries, this.details[index], amount, String(index + 1))));
  }

  /** The signed amounts of the payments that the entry stands for; null where there is one at most, or they are not the entry. */
  private parts(): readonly Minor[] | null {
    if (this.details.length < 2) return null;
    const amounts = this.details.map((details) => {
      const stated = [elementAt(details, "Amt"), elementAt(details, "AmtDtls", "TxAmt", "Amt"), elementAt(details, "AmtDtls", "InstdAmt", "Amt")].find((amount) => amount?.attributes.get("Ccy") === this.currency);
      const { minor } = plainAmount(textAt(stated), this.currency);
      const direction = textAt(details, "CdtDbtInd") || (this.isCredit ? "CRDT" : "DBIT");
      return minor === null ? null : direction === "CRDT" ? minor : negateMinor(minor);
    });
    return amounts.includes(null) || sumMinor(amounts as Minor[]) !== this.amountMinor ? null : (amounts as Minor[]);
  }

  private put(entries: StructuredEntries, details: SourceElement | undefined, amountMinor: Minor, part: string): void {
    const { entry, place, day, valueDay, currency } = this;
    const other = this.otherSide(details, amountMinor > 0);
    const ref = (name: string): string => given(textAt(details, "Refs", name));
    const structured = elementsNamed(elementAt(details, "RmtInf"), "Strd");
    const numbers = structured.flatMap((each) => [textAt(each, "CdtrRefInf", "Ref"), ...elementsNamed(each, "RfrdDocInf").map((document) => textAt(document, "Nb"))]).filter((text) => text !== "");
    const texts = elementsNamed(elementAt(details, "RmtInf"), "Ustrd").map((text) => text.text.trim()).join(" ");
    const bank = ref("AcctSvcrRef") || textAt(entry, "AcctSvcrRef") || ref("TxId") || textAt(entry, "NtryRef");
    const more = {
      // Payments of a batch may share the batch's number.
      bankReference: bank === "" || part === "" || ref("AcctSvcrRef") !== "" ? bank : `${bank}/${part}`, account: place.account, ...other.more, part: part === "" ? "" : `${part}/${this.details.length}`,
      valueDay: valueDay === null || valueDay === day ? "" : isoDay(valueDay), reversal: isTrue(textAt(entry, "RvslInd")) ? "yes" : "", returnReason: firstText(details, ["RtrInf", "Rsn", "Cd"], ["RtrInf", "Rsn", "Prtry"]),
      mandate: ref("MndtId"), instruction: ref("InstrId"),
    };
    entries.keep(place.number, {
      day: day!, party: other.party, document: [...new Set(numbers)].join(", "), reference: ref("EndToEndId") || more.bankReference, amountMinor, currency,
      memo: joinedTexts([texts, ...structured.map((each) => textAt(each, "AddtlRmtInf")), textAt(details, "AddtlTxInf"), textAt(entry, "AddtlNtryInf")]), type: null, more: withoutBlanks(more),
    });
  }

  /** Money in comes from the debtor; a reversal or return names the sides of the payment that it takes back. */
  private otherSide(details: SourceElement | undefined, isIn: boolean): { readonly party: string; readonly more: Readonly<Record<string, string>> } {
    const parties = elementAt(details, "RltdPties");
    const isBack = isTrue(textAt(this.entry, "RvslInd")) || elementAt(details, "RtrInf") !== undefined;
    const sides = isIn !== isBack ? (["Dbtr", "Cdtr"] as const) : (["Cdtr", "Dbtr"] as const);
    for (const side of sides) {
      const party = firstText(parties, [side, "Nm"], [side, "Pty", "Nm"], [`Ultmt${side}`, "Nm"], [`Ultmt${side}`, "Pty", "Nm"]);
      const account = firstText(parties, [`${side}Acct`, "Id", "IBAN"], [`${side}Acct`, "Id", "Othr", "Id"]);
      const isOurs = (party !== "" && party === this.place.owner) || (party === "" && account === this.place.account);
      if ((party !== "" || account !== "") && !isOurs) return { party, more: { counterpartyAccount: account, counterpartyBank: firstText(details, ["RltdAgts", `${side}Agt`, "FinInstnId", "BICFI"], ["RltdAgts", `${side}Agt`, "FinInstnId", "BIC"]) } };
    }
    return { party: "", more: {} };
  }
}

function dayIn(element: SourceElement | undefined): Day | null {
  return parseIsoDay(firstText(element, ["Dt"], ["DtTm"]).slice(0, 10));
}

function given(text: string): string {
  return NOT_GIVEN.test(text) ? "" : text;
}

function isTrue(text: string): boolean {
  return text === "true" || text === "1";
}
