import { ENTRIES_PER_STEP } from "../check/steps";
import { type Minor, minorToText } from "../money/money";
import { fieldsOf } from "./check-source";
import type { DataCheck } from "./data-check";

interface Sum {
  readonly entries: number[];
  amountMinor: number;
}

/** The amount of a document, or of a day where there are no numbers, stands in an account and once more in the accounts right below it: a total was exported with its parts. */
export const doubledAccounts: DataCheck = {
  code: "account-doubled",
  standing: "warning",
  *run(source, report) {
    const { entries, partitions, hasAccounts } = source.ledger;
    if (!hasAccounts) return;
    const codes = partitions.map(({ account }) => accountCode(account));
    const parents = new Set([...new Set(codes)].filter((code) => code !== "" && codes.some((other) => isBelow(other, code))));
    if (parents.size === 0) return;
    const column = fieldsOf(source, "ledger")!.at("account");
    // Per document: what each account has of it.
    const documents = new Map<string, Map<string, Sum>>();
    for (let entry = 0; entry < entries.count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      const { customer, currency, entity } = partitions[entries.partition[entry]!]!;
      const key = `${customer}\u0001${currency}\u0001${entity}\u0001${entries.documentDay[entry]}\u0001${entries.document[entry]}`;
      const code = codes[entries.partition[entry]!]!;
      let sums = documents.get(key);
      if (!sums) documents.set(key, (sums = new Map()));
      const sum = sums.get(code);
      if (!sum) sums.set(code, { entries: [entry], amountMinor: entries.amountMinor[entry]! });
      else {
        sum.entries.push(entry);
        sum.amountMinor += entries.amountMinor[entry]!;
      }
    }
    yield;
    for (const sums of documents.values()) {
      if (sums.size < 2) continue;
      for (const [code, { entries: own, amountMinor }] of sums) {
        if (!parents.has(code)) continue;
        const below = [...sums].filter(([other]) => isBelow(other, code));
        // A total of totals adds up those right below it, not what is in them once more.
        const children = below.filter(([other]) => !below.some(([between]) => isBelow(other, between)));
        const total = children.reduce((sum, [, { amountMinor: own }]) => sum + own, 0);
        if (children.length === 0 || total !== amountMinor || amountMinor === 0) continue;
        const { currency } = partitions[entries.partition[own[0]!]!]!;
        report("ledger", { row: entries.row[own[0]!]! - 1, column }, { amount: minorToText(amountMinor as Minor, currency), account: code, children: children.map(([other]) => other).join(", ") });
      }
    }
  },
};

/** "1122 Receivables" → "1122". */
function accountCode(account: string): string {
  return /^\d[\d.\-]*/.exec(account.normalize("NFKC").trim())?.[0].replace(/[.\-]+$/, "") ?? "";
}

/** 112201, 1122.01 and 1122-01 are below 1122; 1123 and 11221 are not. */
function isBelow(code: string, parent: string): boolean {
  if (!code.startsWith(parent) || code.length <= parent.length) return false;
  const rest = code.slice(parent.length);
  return /^[.\-]\d/.test(rest) || (parent.length >= 4 && /^\d{2}/.test(rest));
}
