import { type Aging, aging } from "../aging/aging";
import { balances } from "../balance/balance";
import { isoDay } from "../calendar/day";
import { findCustomer } from "../ledger/find-customer";
import { ENTRY_TYPES, type Ledger } from "../ledger/ledger";
import { openItems } from "../ledger/open-items";
import type { OpenItem } from "../ledger/settlement";
import type { SheetPlan } from "../grid/sheet-plan";
import { agingSheet } from "../sheets/aging-sheet";
import { balanceSheet, openItemsSheet } from "../sheets/figures-sheet";
import { addMinor, type Minor, minorToText, ZERO } from "../money/money";
import { WorkbookError } from "../workbook/workbook";
import type { Arguments } from "./arguments";
import { type Answer, cliText, textTable } from "./answer";
import type { Loaded } from "./load";
import { agingShape, amountsOf, dateShape, placeOf, splitOf } from "./shapes";

/** An answer, and the sheet that `--out` writes of it. */
export interface Answered {
  readonly answer: Answer;
  readonly sheet: () => SheetPlan;
}

/** Whether a partition is asked for: all of them, or those of `--customer`. */
function wanted(ledger: Ledger, args: Arguments): (partition: number) => boolean {
  if (args.customer === null) return () => true;
  const found = findCustomer(ledger, args.customer);
  if (found.kind !== "found") throw new WorkbookError("other", { reason: found.kind === "ambiguous" ? "customer-ambiguous" : "customer-unknown", customer: args.customer });
  return (partition) => ledger.partitions[partition]!.customer === found.customer;
}

/** Exit code 1 and one line for people where the data has findings. */
function withFindings(loaded: Loaded, args: Arguments, json: object, text: readonly string[]): Answer {
  const { issues, ledger } = loaded.view;
  const left = ledger.rowsTotal - ledger.rowsRead;
  const notes = [
    ...(left > 0 ? [cliText(args.language, "rows-left-out", { count: left })] : []),
    ...(issues.length > 0 ? [cliText(args.language, "see-issues", { count: issues.length })] : []),
  ];
  return { json, text, notes, exitCode: issues.length > 0 ? 1 : 0 };
}

/** `balance`: what each customer owes. */
export function balance(loaded: Loaded, args: Arguments): Answered {
  const { ledger, asOf } = loaded.view;
  const isWanted = wanted(ledger, args);
  const all = balances(ledger, asOf);
  const lines = all.lines.filter(({ partition }) => isWanted(partition));
  const totals = totalsOf(ledger, lines.map(({ partition, balanceMinor }) => ({ partition, amountMinor: balanceMinor })));
  const words = (key: Parameters<typeof cliText>[1]) => cliText(args.language, key);
  const rows = lines.map(({ partition, balanceMinor }) => {
    const place = placeOf(ledger, partition);
    return [place.customer, ledger.customers[ledger.partitions[partition]!.customer]!.name, place.currency, minorToText(balanceMinor, place.currency)];
  });
  const answer = withFindings(
    loaded, args,
    {
      asOf: isoDay(asOf),
      balances: lines.map(({ partition, balanceMinor }) => ({ ...placeOf(ledger, partition), balance: minorToText(balanceMinor, ledger.partitions[partition]!.currency) })),
      totals: totals.map(({ amountMinor, ...place }) => ({ ...place, balance: minorToText(amountMinor, place.currency) })),
    },
    [
      cliText(args.language, "as-of", { date: isoDay(asOf) }),
      ...textTable([words("customer"), words("name"), words("currency"), words("balance")], [...rows, ...totals.map((total) => [words("total"), "", total.currency, minorToText(total.amountMinor, total.currency)])], [false, false, false, true]),
    ],
  );
  const { policyVersion } = loaded.view.settings;
  const sheetTotals = totals.map(({ amountMinor, ...place }) => ({ currency: place.currency, entity: place.entity ?? "", account: place.account ?? "", balanceMinor: amountMinor }));
  return { answer, sheet: () => balanceSheet({ ledger, asOf, language: args.language, policyVersion, balances: { lines, totals: sheetTotals } }) };
}

/** `open-items`: document by document. */
export function openItemList(loaded: Loaded, args: Arguments): Answered {
  const { ledger, settlement, asOf } = loaded.view;
  const isWanted = wanted(ledger, args);
  const items = openItems(ledger, settlement, asOf).filter((item) => isWanted(item.partition));
  const shapes = items.map((item) => openItemShape(ledger, item));
  const perCustomer = new Map<number, Minor>();
  for (const item of items) perCustomer.set(item.partition, addMinor(perCustomer.get(item.partition) ?? ZERO, item.openMinor));
  const words = (key: Parameters<typeof cliText>[1]) => cliText(args.language, key);
  const answer = withFindings(
    loaded, args,
    {
      asOf: isoDay(asOf),
      items: shapes,
      totals: [...perCustomer].map(([partition, total]) => ({ ...placeOf(ledger, partition), balance: minorToText(total, ledger.partitions[partition]!.currency) })),
    },
    [
      cliText(args.language, "as-of", { date: isoDay(asOf) }),
      ...textTable(
        [words("customer"), words("document"), words("type"), words("date"), words("due"), words("currency"), words("amount"), words("open"), words("days")],
        shapes.map((item) => [item.customer, item.document, item.type, item.date ?? "", item.due ?? "", item.currency, item.amount, item.open, item.daysPastDue === null ? "" : String(item.daysPastDue)]),
        [false, false, false, false, false, false, true, true, true],
      ),
    ],
  );
  const { policyVersion } = loaded.view.settings;
  return { answer, sheet: () => openItemsSheet({ ledger, asOf, language: args.language, policyVersion, items }) };
}

function openItemShape(ledger: Ledger, item: OpenItem) {
  const { entries } = ledger;
  const { currency } = ledger.partitions[item.partition]!;
  return {
    ...placeOf(ledger, item.partition),
    document: entries.document[item.entry]!,
    type: ENTRY_TYPES[entries.type[item.entry]!]!,
    date: dateShape(entries.documentDay[item.entry]!),
    due: dateShape(entries.dueDay[item.entry]!),
    amount: minorToText(entries.amountMinor[item.entry]! as Minor, currency),
    open: minorToText(item.openMinor, currency),
    ...(item.parts && { instalments: item.parts.map((part) => minorToText(part.openMinor, currency)) }),
    daysPastDue: dateShape(item.dueDay) === null ? null : item.daysPastDue,
  };
}

/** `aging`: customers by buckets. */
export function agingList(loaded: Loaded, args: Arguments): Answered {
  const { ledger, settlement, settings, asOf } = loaded.view;
  const isWanted = wanted(ledger, args);
  const all = aging(ledger, settlement, { asOf, policy: settings.aging });
  const rows = all.rows.filter((row) => isWanted(row.partition));
  const totals = args.customer === null ? all.totals : agingTotals(ledger, rows);
  const words = (key: Parameters<typeof cliText>[1]) => cliText(args.language, key);
  const cells = (row: Parameters<typeof amountsOf>[0], currency: string): string[] => {
    const shape = amountsOf(row, currency);
    return [...shape.amounts, shape.unapplied, shape.total];
  };
  const answer = withFindings(loaded, args, agingShape(ledger, all, rows, totals), [
    cliText(args.language, "as-of", { date: isoDay(asOf) }),
    ...textTable(
      [words("customer"), words("currency"), ...all.buckets, words("unapplied"), words("total")],
      [
        ...rows.map((row) => [placeOf(ledger, row.partition).customer, ledger.partitions[row.partition]!.currency, ...cells(row, ledger.partitions[row.partition]!.currency)]),
        ...totals.map((total) => [words("total"), total.currency, ...cells(total, total.currency)]),
      ],
      [false, false, ...all.buckets.map(() => true), true, true],
    ),
  ]);
  const { policyVersion, statement } = settings;
  return { answer, sheet: () => agingSheet({ ledger, aging: { ...all, rows, totals }, language: args.language, policyVersion, letterhead: statement.letterhead }) };
}

function agingTotals(ledger: Ledger, rows: Aging["rows"]): Aging["totals"] {
  return rows.map((row) => ({ ...ledger.partitions[row.partition]!, ...row }));
}

function totalsOf(ledger: Ledger, lines: readonly { readonly partition: number; readonly amountMinor: Minor }[]) {
  const totals = new Map<string, { currency: string; entity?: string; account?: string; amountMinor: Minor }>();
  for (const { partition, amountMinor } of lines) {
    const place = ledger.partitions[partition]!;
    const key = JSON.stringify([place.currency, place.entity, place.account]);
    const known = totals.get(key);
    totals.set(key, { currency: place.currency, ...splitOf(ledger, place), amountMinor: addMinor(known?.amountMinor ?? ZERO, amountMinor) });
  }
  return [...totals.values()];
}
