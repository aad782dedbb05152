import "./browser-parts";
import { configure, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type AddIn, createAddIn } from "../../src/actions/add-in";
import { type Day, parseIsoDay } from "../../src/calendar/day";
import { dayToSerial } from "../../src/calendar/excel-date";
import { App } from "../../src/pane/App";
import type { TabName } from "../../src/pane/pane-state";
import type { FileHandover } from "../../src/workbook/file-handover";
import type { Language } from "../../src/words/language";
import { type SeedTable, WatchedWorkbook } from "./watched-workbook";

// A busy machine loads a view late. Hidden parts are few and asked for by name: looking for them by style costs most of a test's time.
configure({ asyncUtilTimeout: 15_000, defaultHidden: true });

export function day(iso: string): Day {
  return parseIsoDay(iso)!;
}

/** The serial of a date cell. */
export function cellDay(iso: string): number {
  return dayToSerial(day(iso), false)!;
}

export const TODAY = day("2026-06-30");

/** Two customers; one overdue invoice, one not due, a receipt for part of it, one receipt on account, one row that cannot be read. */
export const LEDGER: SeedTable = {
  name: "Ledger",
  headers: ["Date", "Customer", "Type", "Document", "Due date", "Debit", "Credit", "Currency"],
  rows: [
    [cellDay("2026-03-02"), "Northwind", "Invoice", "INV-1", cellDay("2026-04-01"), 1000, null, "USD"],
    [cellDay("2026-04-10"), "Northwind", "Payment", "RC-1", null, null, 400, "USD"],
    [cellDay("2026-06-15"), "Northwind", "Invoice", "INV-2", cellDay("2026-07-15"), 250.5, null, "USD"],
    [cellDay("2026-05-05"), "Contoso", "Invoice", "INV-3", cellDay("2026-06-04"), 2000, null, "USD"],
    [cellDay("2026-06-20"), "Contoso", "Invoice", "INV-4", cellDay("2026-07-20"), "12,5o", null, "USD"],
  ],
};

/** Northwind's own list, in its signs: one invoice booked with two digits changed places, one of ours missing. */
export const THEIR_LIST: SeedTable = {
  name: "Northwind_statement",
  headers: ["Date", "Document", "Debit", "Credit"],
  rows: [
    [cellDay("2026-03-02"), "INV-1", null, 1000],
    [cellDay("2026-04-10"), "RC-1", 400, null],
    [cellDay("2026-06-16"), "INV-2", null, 205.5],
  ],
};

export interface OpenedPane {
  readonly addIn: AddIn;
  readonly workbook: WatchedWorkbook;
  readonly user: ReturnType<typeof userEvent.setup>;
}

/** The pane over a workbook, as the user finds it: `used` is a workbook whose ledger is known already. */
export async function openPane({ tables = [LEDGER], language = "en", tab, used = true, files }: {
  readonly tables?: readonly SeedTable[];
  readonly language?: Language;
  readonly tab?: TabName;
  readonly used?: boolean;
  /** Where files go that the pane hands over. */
  readonly files?: FileHandover;
} = {}): Promise<OpenedPane> {
  const workbook = new WatchedWorkbook(tables);
  const addIn = createAddIn({ workbook, language, today: () => TODAY, ...(files && { files }) });
  if (used) await addIn.live.refresh();
  render(<App addIn={addIn} {...(tab && { openTab: tab })} />);
  await screen.findAllByRole("button");
  return { addIn, workbook, user: userEvent.setup() };
}
