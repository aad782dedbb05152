import { describe, expect, test } from "@jest/globals";
import { minorToText } from "../../src/money/money";
import { recognise } from "../../src/sources/registry";
import type { SourceFile, SourceReading } from "../../src/sources/source";
import { contextOf, textFile } from "./source-file";

function read(file: SourceFile, baseCurrency: string | null): SourceReading {
  const recognition = recognise(file);
  if (recognition.kind !== "recognised") throw new Error(recognition.kind);
  return recognition.profile.read(file, contextOf({ baseCurrency }));
}
const amounts = ({ rows }: SourceReading): readonly string[] => rows.map(({ amountMinor, currency }) => `${minorToText(amountMinor, currency)} ${currency}`);
const told = ({ skipped }: SourceReading): readonly string[] => skipped.filter(({ needsPerson }) => needsPerson).map(({ sourceRow, reason, got }) => `${sourceRow} ${reason} ${got}`);
const failing = ({ controls }: SourceReading): readonly string[] => controls.filter(({ ok }) => !ok).map(({ name, expected, found }) => `${name} ${expected} ${found}`);

describe("a currency beside the amount of a list", () => {
  const list = (...cells: readonly string[]): SourceFile => textFile(`Date,Customer,Invoice no,Amount\n${cells.map((cell, index) => `2026-04-0${index + 1},Otter,N${index},"${cell}"\n`).join("")}`);

  test("names the currency of its row, with the decimals of that currency", () => {
    const reading = read(list("US$40.00", "GBP 1,250.50", "JPY 300", "7.00"), "EUR");
    expect(amounts(reading)).toEqual(["40.00 USD", "1250.50 GBP", "300 JPY", "7.00 EUR"]);
    expect(failing(reading)).toEqual([]);
  });

  test("a sign of several currencies leaves the row its own, and is told where it does not fit", () => {
    const reading = read(list("$ 40.00", "¥8.00"), "EUR");
    expect(amounts(reading)).toEqual(["40.00 EUR", "8.00 EUR"]);
    expect(failing(reading)).toEqual(["currency-sign: Amount $ ¥ EUR"]);
    expect(failing(read(list("$ 40.00"), "HKD"))).toEqual([]);
  });

  test("what nobody knows is no amount", () => {
    expect(told(read(list("40.00 Taler"), "EUR"))).toEqual(["2 amount-unreadable 40.00 Taler"]);
  });

  test("against the column of the currency, the row waits", () => {
    const reading = read(textFile("Date,Customer,Type,Document,Amount,Currency\n2026-04-01,Otter,invoice,N1,USD 50.00,EUR\n2026-04-02,Otter,invoice,N2,€60.00,EUR\n"), "EUR");
    expect(amounts(reading)).toEqual(["60.00 EUR"]);
    expect(told(reading)).toEqual(["2 currency-differs EUR | USD 50.00"]);
  });

  test("two in one row contradict each other", () => {
    const reading = read(textFile("Date,Customer,Document,Amount,Open balance\n2026-04-01,Otter,N1,US$50.00,GBP 20.00\n2026-04-02,Otter,N2,EUR 50.00,GBP 20.00\n"), "EUR");
    expect(told(reading).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual(["2 currency-differs", "3 currency-differs"]);
  });
});
