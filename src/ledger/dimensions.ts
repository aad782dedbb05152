import { nameKey } from "./customer-index";
import type { EntryText, Ledger } from "./ledger";

/** By what entries can be told apart beside customer, currency and date: columns of the ledger, and fields of its customers. */
export type Dimension = "entity" | "account" | EntryText | "customerSegment" | "customerSalesperson";

/** Every condition has to hold; values are compared as names are (width, case and blanks do not matter). */
export type DimensionFilter = readonly { readonly dimension: Dimension; readonly value: string }[];

const WORDS: Readonly<Record<string, Dimension>> = {
  entity: "entity", 核算主体: "entity", 公司: "entity",
  account: "account", 科目: "account",
  salesperson: "salesperson", 业务员: "salesperson", 销售员: "salesperson",
  project: "project", 项目: "project",
  segment: "segment", 客户分类: "segment", 分类: "segment",
  contract: "contract", 合同: "contract", 合同号: "contract",
  status: "status", 状态: "status",
  reference: "reference", 参考号: "reference",
  "settlement method": "settlementMethod", 结算方式: "settlementMethod",
  "delivery note": "deliveryNote", 送货单: "deliveryNote",
  "invoice number": "invoiceNumber", 发票号: "invoiceNumber",
};

/** The names that a filter may use, for messages. */
export const DIMENSION_NAMES: readonly string[] = ["entity", "account", "salesperson", "project", "segment", "contract", "status", "reference", "settlement method", "delivery note", "invoice number"];

/**
 * The dimension a word means in this ledger: the ledger's own column where it has one, else the customer's field.
 *
 * Null where the word is none, or the ledger has nothing of the kind.
 */
export function dimensionNamed(ledger: Ledger, word: string): Dimension | null {
  const dimension = WORDS[nameKey(word)];
  if (dimension === undefined) return null;
  if (dimension === "entity") return ledger.hasEntities ? dimension : null;
  if (dimension === "account") return ledger.hasAccounts ? dimension : null;
  if (dimension === "salesperson" && !ledger.entries.texts.salesperson) return "customerSalesperson";
  if (dimension === "segment" && !ledger.entries.texts.segment) return "customerSegment";
  return ledger.entries.texts[dimension as EntryText] ? dimension : null;
}

/** 1 for every entry that the filter lets through. */
export function entriesPassing(ledger: Ledger, filter: DimensionFilter): Uint8Array {
  const { entries } = ledger;
  const passing = new Uint8Array(entries.count).fill(1);
  for (const { dimension, value } of filter) {
    const wanted = nameKey(value);
    const textOf = reader(ledger, dimension);
    const known = new Map<string, boolean>();
    for (let entry = 0; entry < entries.count; entry++) {
      if (passing[entry] === 0) continue;
      const text = textOf(entry);
      let same = known.get(text);
      if (same === undefined) known.set(text, (same = nameKey(text) === wanted));
      if (!same) passing[entry] = 0;
    }
  }
  return passing;
}

function reader({ entries, partitions, customers }: Ledger, dimension: Dimension): (entry: number) => string {
  const partitionOf = (entry: number) => partitions[entries.partition[entry]!]!;
  switch (dimension) {
    case "entity": return (entry) => partitionOf(entry).entity;
    case "account": return (entry) => partitionOf(entry).account;
    case "customerSegment": return (entry) => customers[partitionOf(entry).customer]!.segment;
    case "customerSalesperson": return (entry) => customers[partitionOf(entry).customer]!.salesperson;
    default: {
      const column = entries.texts[dimension] ?? [];
      return (entry) => column[entry] ?? "";
    }
  }
}
