import type { Books } from "./books";
import type { ColumnTrust } from "./claim-second-numbers";
import type { Quoting } from "./claims";
import { rateText } from "./explain-difference";
import type { Alias } from "./learn-aliases";
import type { LagModel } from "./lag-model";
import type { Deductions } from "./learn-deductions";
import type { Numbering } from "./numbering";
import { minorToText, type Minor } from "../money/money";
import type { Evidence, ReconciliationResult } from "./reconciliation";

const NAMED_MAX = 6;

/** What was found out about the data, for the person who signs: conventions first, then what repeats. */
export function tellLearned(books: Books, { signs, numbering, quoting, columns, deductions, lags, aliases }: { readonly signs: ReconciliationResult["signs"]; readonly numbering: Numbering; readonly quoting: Quoting; readonly columns: ColumnTrust; readonly deductions: Deductions; readonly lags: LagModel; readonly aliases: readonly Alias[] }): readonly Evidence[] {
  const out: Evidence[] = [{ key: signs.theirs === "same" ? "learned-signs-same" : "learned-signs-opposite", params: { agree: signs.agree, of: signs.of } }];
  const families = [...numbering.families].filter(({ count }) => count >= 3).sort((left, right) => right.count - left.count || (left.pattern < right.pattern ? -1 : 1));
  for (const { pattern, count } of families.slice(0, NAMED_MAX)) out.push({ key: "learned-numbering", params: { pattern, count } });
  for (const [form, { seen, agreed }] of [...quoting.trust].filter(([, { seen }]) => seen >= 3).sort(([, left], [, right]) => right.seen - left.seen).slice(0, NAMED_MAX)) {
    const [how, word] = form.split(" ") as [string, string];
    out.push({ key: `learned-quoting-${how}`, params: { after: word === "" ? "" : ` ("${word} …")`, seen, agreed } });
  }
  for (const [column, { seen, agreed }] of columns) if (seen >= 3) out.push({ key: "learned-column", params: { column, seen, agreed } });
  const currency = books.currencies[books.theirs.currency[0] ?? 0] ?? "";
  for (const [fee, count] of [...deductions.fees].sort(([, left], [, right]) => right - left).slice(0, NAMED_MAX)) out.push({ key: "learned-fee", params: { fee: minorToText(fee as Minor, currency), currency, count } });
  for (const [rate, count] of deductions.discounts) out.push({ key: "learned-discount", params: { rate: rateText(rate), count } });
  for (const [rate, count] of deductions.withholdings) out.push({ key: "learned-withholding", params: { rate: rateText(rate), count } });
  for (const [rate, count] of deductions.taxes) out.push({ key: "learned-tax", params: { rate: rateText(rate), count } });
  for (const { written, party, proofs } of aliases) out.push({ key: "learned-alias", params: { theirs: written, ours: books.partyNames[party]!, count: proofs } });
  if (lags.seen >= 3) out.push({ key: "learned-lag", params: { days: lags.typical, count: lags.seen } });
  return out;
}
