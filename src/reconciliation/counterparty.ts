import type { TableInfo } from "../grid/table";
import type { CounterpartyMemory, ReconciliationMemory } from "../settings/reconciliation-memory";

const MONTHS = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?";
/** Parts of a table's name that tell a period: `2026-06`, `202606`, `20260630`, `Jun26`, `Q2`, `6月`, `2026年6月`. */
const PERIODS = [
  /(?:19|20)\d{2}\s*年?\s*(?:1[0-2]|0?[1-9])\s*月(?:份)?/g, /(?:^|\s)(?:19|20)\d{2}(?:\s(?:1[0-2]|0?[1-9]))?(?:\s(?:3[01]|[12]\d|0?[1-9]))?(?=\s|$)/g, /(?:^|\s)(?:19|20)\d{2}(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])?(?=\s|$)/g,
  new RegExp(`(?:^|\\s)(?:${MONTHS})\\s?(?:(?:19|20)?\\d{2})?(?=\\s|$)`, "g"), /(?:^|\s)(?:q[1-4]|h[12]|第[一二三四]季度)(?=\s|$)/g, /(?:1[0-2]|0?[1-9])月(?:份)?/g, /(?:19|20)\d{2}年/g,
];

/**
 * The name of a list without its period, so that next month's list is known as the same counterparty's.
 *
 * @example "Northwind_2026-06" → "northwind" · "Bank_4711" → "bank 4711"
 */
export function listStem(name: string): string {
  let stem = name.normalize("NFKC").toLowerCase().replace(/[_\-./]+/g, " ");
  for (const period of PERIODS) stem = stem.replace(period, " ");
  stem = stem.replace(/\s+/g, " ").trim();
  return stem === "" ? name.normalize("NFKC").toLowerCase().trim() : stem;
}

/** The key under which a counterparty is remembered: the customer where the list is of one, else the list by its name without the period. */
export function counterpartyKey(kind: CounterpartyMemory["kind"], customer: string | null, table: string): string {
  return kind === "statement" && customer !== null ? `statement:${customer}` : `${kind}:list:${listStem(table)}`;
}

/**
 * The counterparty whose saved profile fits a table: by its name, else by its name without the period, else by exactly these headers.
 *
 * Null where none fits, or several fit equally.
 */
export function profileFor(memory: ReconciliationMemory, { name, headers }: Pick<TableInfo, "name" | "headers">): { readonly key: string; readonly counterparty: CounterpartyMemory } | null {
  const known = Object.entries(memory).flatMap(([key, counterparty]) => (counterparty.profile ? [{ key, counterparty, profile: counterparty.profile }] : []));
  const lowered = name.toLowerCase();
  const rules: readonly ((profile: (typeof known)[number]["profile"]) => boolean)[] = [
    (profile) => profile.table.toLowerCase() === lowered,
    (profile) => listStem(profile.table) === listStem(name),
    (profile) => profile.headers.length === headers.length && profile.headers.every((header, place) => header === headers[place]),
  ];
  for (const fits of rules) {
    const found = known.filter(({ profile }) => fits(profile));
    if (found.length === 1) return { key: found[0]!.key, counterparty: found[0]!.counterparty };
    if (found.length > 1) return null;
  }
  return null;
}
