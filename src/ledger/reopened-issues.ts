import { BEGINNING, type Day, isoDay } from "../calendar/day";
import type { Issue } from "../check/issue";
import { checkedMinor, minorToText } from "../money/money";
import { issueAt } from "./claim-issues";
import type { Ledger } from "./ledger";
import type { ClaimSource, ReopenedPast } from "./settlement";

/** How many documents or claims a message names before it only counts. */
const NAMED_MAX = 5;

/** One finding per currency: a claim that is known late is ordinary business, so no row is blamed for it. */
export function reopenedIssues(ledger: Ledger, reopened: readonly ReopenedPast[]): Issue[] {
  const byCurrency = new Map<string, ReopenedPast[]>();
  for (const past of reopened) {
    const { currency } = ledger.partitions[past.partition]!;
    const list = byCurrency.get(currency);
    if (list) list.push(past);
    else byCurrency.set(currency, [past]);
  }
  return [...byCurrency].map(([currency, pasts]) => {
    const since = pasts.reduce<number>((least, past) => Math.min(least, past.since), Infinity) as Day;
    const total = pasts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const claims = pasts.flatMap((past) => past.claims);
    return issueAt(ledger.tables.ledger, {
      code: "claim-reopens-past",
      severity: "warning",
      row: null,
      field: null,
      params: {
        count: claims.length,
        claims: named(claims, (claim) => claimText(ledger, claim)),
        amount: minorToText(checkedMinor(total), currency),
        currency,
        since: since > BEGINNING ? isoDay(since) : "",
        documents: named(pasts.flatMap(({ entries }) => entries), (entry) => ledger.entries.document[entry]!),
      },
    });
  });
}

/** The first few, each once. */
function named<Item>(items: readonly Item[], nameOf: (item: Item) => string): string {
  const names = new Set<string>();
  for (const item of items) {
    names.add(nameOf(item));
    if (names.size > NAMED_MAX) return `${[...names].slice(0, NAMED_MAX).join(", ")}, …`;
  }
  return [...names].join(", ");
}

function claimText({ allocations, entries }: Ledger, { kind, index }: ClaimSource): string {
  const [from, to] = kind === "allocation" ? [allocations[index]!.from, allocations[index]!.to] : [entries.document[index]!, entries.appliesTo[index]!];
  return `${from} → ${to}`;
}
