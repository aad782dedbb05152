import type { Day } from "../calendar/day";
import type { Issue } from "../check/issue";
import type { Minor } from "../money/money";
import { amountText, issueAt } from "./claim-issues";
import type { DocumentIndex } from "./document-index";
import type { InstalmentRow, Ledger } from "./ledger";
import type { InstalmentPart, InstalmentPlans } from "./settlement";
import { isRounded, minorOfWritten } from "./written-amount";

/**
 * The parts in which documents fall due.
 *
 * Holds: the parts of a document sum to its amount. What the rows leave over falls due with the document itself; what they have too
 * much is cut from the last parts.
 * Errors: `document-unknown`, `document-shared`, `instalments-differ`, `instalment-unreadable`.
 */
export function instalmentPlans(ledger: Ledger, index: DocumentIndex): { readonly plans: InstalmentPlans; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const rowsOf = new Map<number, { readonly row: InstalmentRow; readonly amountMinor: number }[]>();
  for (const row of ledger.instalments) {
    const found = findDebit(ledger, row, index);
    if (typeof found !== "number") {
      issues.push(found);
      continue;
    }
    const { currency } = ledger.partitions[ledger.entries.partition[found]!]!;
    const amountMinor = minorOfWritten(row.amount, currency);
    if (amountMinor === null || amountMinor <= 0) {
      issues.push(rowIssue(ledger, row, { code: "instalment-unreadable", field: "amount", params: { value: row.amount } }));
      continue;
    }
    if (isRounded(row.amount, currency)) issues.push(rowIssue(ledger, row, { code: "amount-decimals", severity: "warning", field: "amount", params: { got: row.amount, currency } }));
    const rows = rowsOf.get(found);
    if (rows) rows.push({ row, amountMinor });
    else rowsOf.set(found, [{ row, amountMinor }]);
  }
  const plans = new Map<number, readonly InstalmentPart[]>();
  for (const [entry, rows] of rowsOf) {
    const partition = ledger.entries.partition[entry]!;
    const total = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const amount = ledger.entries.amountMinor[entry]!;
    if (total !== amount) {
      const params = { document: rows[0]!.row.document, amount: amountText(ledger, partition, amount), total: amountText(ledger, partition, total), currency: ledger.partitions[partition]!.currency };
      issues.push(rowIssue(ledger, rows.at(-1)!.row, { code: "instalments-differ", severity: "warning", field: "amount", params }));
    }
    plans.set(entry, partsOf(rows, { amount, dueDay: ledger.entries.dueDay[entry]! as Day }));
  }
  return { plans, issues: issues.sort((left, right) => left.at.row! - right.at.row!) };
}

function partsOf(rows: readonly { readonly row: InstalmentRow; readonly amountMinor: number }[], whole: { readonly amount: number; readonly dueDay: Day }): InstalmentPart[] {
  const parts: InstalmentPart[] = [];
  let left = whole.amount;
  for (const { row, amountMinor } of [...rows].sort((one, other) => one.row.dueDay - other.row.dueDay || one.row.row - other.row.row)) {
    const part = Math.min(left, amountMinor);
    if (part > 0) parts.push({ dueDay: row.dueDay, amountMinor: part as Minor });
    left -= part;
  }
  if (left > 0) parts.push({ dueDay: whole.dueDay, amountMinor: left as Minor });
  return parts.sort((one, other) => one.dueDay - other.dueDay);
}

function findDebit(ledger: Ledger, row: InstalmentRow, index: DocumentIndex): number | Issue {
  const search = row.customer === null ? index.ofAnyone(row.document) : index.ofCustomer(row.document, row.customer);
  if (search.kind === "elsewhere" && row.customer === null) {
    const customers = search.customers.map((customer) => ledger.customers[customer]!.key).join(", ");
    return rowIssue(ledger, row, { code: "document-shared", field: "document", params: { document: row.document, customers } });
  }
  const debit = search.kind === "found" ? search.entries.find((entry) => ledger.entries.amountMinor[entry]! > 0) : undefined;
  return debit ?? rowIssue(ledger, row, { code: "document-unknown", field: "document", params: { document: row.document } });
}

/** Open amounts of the parts once `openMinor` of the document is open: the earliest parts are settled first. */
export function openParts(plan: readonly InstalmentPart[], openMinor: number): { readonly dueDay: Day; readonly openMinor: Minor }[] {
  const parts: { dueDay: Day; openMinor: Minor }[] = [];
  let left = openMinor;
  for (let place = plan.length - 1; place >= 0; place--) {
    const { dueDay, amountMinor } = plan[place]!;
    const open = Math.min(left, amountMinor);
    parts.push({ dueDay, openMinor: open as Minor });
    left -= open;
  }
  return parts.reverse();
}

function rowIssue(
  ledger: Ledger,
  row: InstalmentRow,
  { code, severity = "error", field, params }: { readonly code: Issue["code"]; readonly severity?: Issue["severity"]; readonly field: "document" | "amount"; readonly params: Issue["params"] },
): Issue {
  return issueAt(ledger.tables.instalments ?? ledger.tables.ledger, { code, severity, row: row.row, field, params });
}
