import { erpnextReceivables } from "./erpnext-receivables";
import { quickbooksAgingDetail, quickbooksBalanceDetail, quickbooksTransactions } from "./quickbooks";
import { sapFbl5n } from "./sap-fbl5n";
import type { SourceProfile } from "./source";
import { tallyPendingBills } from "./tally-pending-bills";
import { taxInvoices } from "./tax-invoices";
import { xeroAgedReceivables } from "./xero-aged-receivables";
import { xeroSalesInvoices } from "./xero-sales-invoices";
import { zohoInvoices } from "./zoho-invoices";

/** Layouts of accounting systems' exports. */
export const SYSTEM_PROFILES: readonly SourceProfile[] = [
  quickbooksAgingDetail, quickbooksTransactions, quickbooksBalanceDetail, xeroAgedReceivables, xeroSalesInvoices, zohoInvoices, erpnextReceivables, sapFbl5n, tallyPendingBills, taxInvoices,
];
