import { dateOrder } from "./date-order";
import type { DataCheck } from "./data-check";
import { doubledAccounts } from "./doubled-accounts";
import { flippedAmounts } from "./flipped-amounts";
import { futureDates } from "./future-dates";
import { lineTotals } from "./line-totals";
import { masterGaps, staleReviews } from "./master-gaps";
import { numberGaps } from "./number-gaps";
import { repeatedRows } from "./repeated-rows";
import { salespeople } from "./salespeople";
import { similarCustomers } from "./similar-customers";
import { similarDocuments } from "./similar-documents";
import { taxArithmetic } from "./tax-arithmetic";

/** Everything that is looked for beside what reading and settling find: one file a check. */
export const DATA_CHECKS: readonly DataCheck[] = [
  similarDocuments, repeatedRows, dateOrder, flippedAmounts, taxArithmetic, lineTotals, doubledAccounts, futureDates, numberGaps, similarCustomers, salespeople, masterGaps, staleReviews,
];
