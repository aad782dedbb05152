import { anyStatement } from "./any-statement";
import { anyTable } from "./any-table";
import { chanjetStatement } from "./chanjet-statement";
import { erpnextReceivables } from "./erpnext-receivables";
import { kingdeeBalances } from "./kingdee-balances";
import { kingdeeLedger } from "./kingdee-ledger";
import { quickbooksAgingDetail, quickbooksBalanceDetail, quickbooksTransactions } from "./quickbooks";
import { sapFbl5n } from "./sap-fbl5n";
import type { SourceProfile } from "./source";
import { tallyPendingBills } from "./tally-pending-bills";
import { taxInvoices } from "./tax-invoices";
import { xeroAgedReceivables } from "./xero-aged-receivables";
import { xeroStatement } from "./xero-statement";
import { xeroSalesInvoices } from "./xero-sales-invoices";
import { yonyouLedger } from "./yonyou-ledger";
import { zohoInvoices } from "./zoho-invoices";

/** Layouts of accounting systems' exports. */
export const SYSTEM_PROFILES: readonly SourceProfile[] = [
  quickbooksAgingDetail, quickbooksTransactions, quickbooksBalanceDetail, xeroAgedReceivables, xeroStatement, xeroSalesInvoices, zohoInvoices, erpnextReceivables, sapFbl5n, tallyPendingBills,
  kingdeeLedger, kingdeeBalances, yonyouLedger, chanjetStatement, taxInvoices, anyStatement, anyTable,
];
