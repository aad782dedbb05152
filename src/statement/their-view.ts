import { type Minor, negateMinor, ZERO } from "../money/money";
import type { Statement, StatementLine } from "./statement";

/**
 * A statement as it stands in the customer's own books, where what they owe us is a credit: debit and credit change sides and every figure its sign.
 *
 * Holds: opening + invoiced − paid − credited + adjusted = closing, as on our side; the view of the view is the statement itself.
 */
export function theirView(statement: Statement): Statement {
  const { carried, openingMinor, invoicedMinor, paidMinor, creditedMinor, adjustedMinor, closingMinor, overdueMinor, disputedMinor, aging, lines } = statement;
  return {
    ...statement,
    openingMinor: mirrored(openingMinor), invoicedMinor: mirrored(invoicedMinor), paidMinor: mirrored(paidMinor), creditedMinor: mirrored(creditedMinor),
    adjustedMinor: mirrored(adjustedMinor), closingMinor: mirrored(closingMinor), overdueMinor: mirrored(overdueMinor), disputedMinor: mirrored(disputedMinor),
    ...(carried && { carried: { ...carried, closingMinor: mirrored(carried.closingMinor), unexplainedMinor: mirrored(carried.unexplainedMinor), changes: carried.changes.map((change) => ({ ...change, effectMinor: mirrored(change.effectMinor) })) } }),
    lines: lines.map(mirroredLine),
    aging: { ...aging, amountsMinor: aging.amountsMinor.map(mirrored), unappliedMinor: mirrored(aging.unappliedMinor), totalMinor: mirrored(aging.totalMinor) },
  };
}

function mirroredLine(line: StatementLine): StatementLine {
  return { ...line, debitMinor: line.creditMinor, creditMinor: line.debitMinor, balanceMinor: mirrored(line.balanceMinor), openMinor: line.openMinor === null ? null : mirrored(line.openMinor) };
}

/** No minus before nothing. */
function mirrored(amount: Minor): Minor {
  return amount === 0 ? ZERO : negateMinor(amount);
}
