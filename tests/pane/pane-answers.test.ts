import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Day, isoDay, parseIsoDay } from "../../src/calendar/day";
import type { Ledger } from "../../src/ledger/ledger";
import type { Minor } from "../../src/money/money";
import { minorToText } from "../../src/money/money";
import { showCount, showMoney } from "../../src/money/show-money";
import { customersMatching } from "../../src/pane/customer-matches";
import { decimalTyped, edgesTyped, wholeTyped } from "../../src/pane/decimal-typed";
import { differingText } from "../../src/pane/differing-text";
import { monthEndsUpTo } from "../../src/pane/ledger-figures";
import { PERIOD_PRESETS, periodOf } from "../../src/pane/periods";
import { pinyinInitials } from "../../src/pane/pinyin-initials";

const day = (iso: string): Day => parseIsoDay(iso)!;

describe("amounts as people read them", () => {
  test("thousands are grouped, decimals follow the currency, a minus is a true one", () => {
    const shown: readonly (readonly [number, string, string])[] = [
      [0, "USD", "0.00"], [-5, "USD", "−0.05"], [123456789, "EUR", "1,234,567.89"], [-100000, "USD", "−1,000.00"], [1500, "JPY", "1,500"], [1234567, "KWD", "1,234.567"],
    ];
    for (const [amount, currency, text] of shown) expect(showMoney(amount as Minor, currency)).toBe(text);
    expect([0, 999, 1000, 1234567].map(showCount)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });

  test("what is shown, read again, is the amount", () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.constantFrom("USD", "JPY", "KWD"), (amount, currency) => {
      const shown = showMoney(amount as Minor, currency);
      expect(decimalTyped(shown)).toBe(minorToText(amount as Minor, currency));
    }));
  });
});

describe("what a user types", () => {
  test("a decimal is read as written, and nothing else is", () => {
    for (const [typed, read] of [["1,234.50", "1234.50"], [" -12 ", "-12"], ["−3.10", "-3.10"], ["１２．５", "12.5"], ["1 000", "1000"]] as const) expect(decimalTyped(typed)).toBe(read);
    for (const wrong of ["", "-", "12,5", "1,23,4", "1.2.3", "12o", "1e5", "$5", "--1", ".5", "5."]) expect(decimalTyped(wrong)).toBeNull();
  });

  test("days are whole numbers; edges rise and are at most twelve", () => {
    expect([wholeTyped("30"), wholeTyped("３０"), wholeTyped("3.5"), wholeTyped("-1"), wholeTyped("")]).toEqual([30, 30, null, null, null]);
    expect(edgesTyped("30, 60，90、120")).toEqual([30, 60, 90, 120]);
    for (const wrong of ["", "0, 30", "60, 30", "30, 30", "30, x", Array.from({ length: 13 }, (_, index) => index + 1).join()]) expect(edgesTyped(wrong)).toBeNull();
  });
});

describe("differing characters", () => {
  test("transposed digits and lost separators are marked, the rest is not", () => {
    const marked = (parts: readonly { text: string; same: boolean }[]): string => parts.map(({ text, same }) => (same ? text : `[${text}]`)).join("");
    const one = differingText("250.50", "205.50");
    expect([marked(one.ours), marked(one.theirs)]).toEqual(["2[5]0.50", "20[5].50"]);
    const two = differingText("INV-2026-17", "INV202617");
    expect([marked(two.ours), marked(two.theirs)]).toEqual(["INV[-]2026[-]17", "INV202617"]);
  });

  test("the parts make up each text, and what is unmarked is the same on both sides", () => {
    const same = (parts: readonly { text: string; same: boolean }[]): string => parts.filter((part) => part.same).map(({ text }) => text).join("");
    const whole = (parts: readonly { text: string }[]): string => parts.map(({ text }) => text).join("");
    const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "华", "-"), maxLength: 260 });
    fc.assert(fc.property(text, text, (ours, theirs) => {
      const parts = differingText(ours, theirs);
      expect([whole(parts.ours), whole(parts.theirs)]).toEqual([ours, theirs]);
      expect(same(parts.ours)).toBe(same(parts.theirs));
      if (ours === theirs) expect(same(parts.ours)).toBe(ours);
    }));
  });
});

describe("periods", () => {
  const ledger = { entries: { count: 3, documentDay: Int32Array.from([day("2025-02-03"), -2147483648, day("2026-01-01")]) } } as unknown as Ledger;

  test("running periods end on the date, past ones on their own last day", () => {
    const periods = Object.fromEntries(PERIOD_PRESETS.map((preset) => {
      const { from, to } = periodOf(preset, day("2026-05-17"), ledger);
      return [preset, `${isoDay(from)} ${isoDay(to)}`];
    }));
    expect(periods).toEqual({
      month: "2026-05-01 2026-05-17", "last-month": "2026-04-01 2026-04-30", quarter: "2026-04-01 2026-05-17", "last-quarter": "2026-01-01 2026-03-31",
      year: "2026-01-01 2026-05-17", all: "2025-02-03 2026-05-17",
    });
  });

  test("month-ends go up to the date, which counts where it is one", () => {
    expect(monthEndsUpTo(day("2026-03-31"), 3).map(isoDay)).toEqual(["2026-01-31", "2026-02-28", "2026-03-31"]);
    expect(monthEndsUpTo(day("2026-03-30"), 3).map(isoDay)).toEqual(["2025-12-31", "2026-01-31", "2026-02-28"]);
  });
});

describe("finding a customer", () => {
  const customer = (code: string, name: string, aliases: readonly string[] = []) => ({ key: code, code, name, aliases });
  const ledger = { customers: [customer("C001", "Northwind"), customer("C002", "华东商贸有限公司", ["HD Trading"]), customer("N3", "Contoso")] } as unknown as Ledger;
  const found = (text: string): readonly string[] => customersMatching(ledger, text).map(({ key }) => key);

  test("by code, name, alias or pinyin initials, in any case and width, beginnings first", () => {
    expect(found("ＣＯＮ")).toEqual(["N3"]);
    expect(found("n")).toEqual(["C001", "N3", "C002"]);
    expect(found("hdsm")).toEqual(["C002"]);
    expect(found("hd t")).toEqual(["C002"]);
    expect(found("zz")).toEqual([]);
    expect(found(" ")).toEqual(["C001", "C002", "N3"]);
  });

  test("each character gives the initial of its reading, letters and digits themselves", () => {
    for (const [name, initials] of [["北京安达", "bjad"], ["深圳A1电子", "sza1dz"], ["欧亚", "oy"], ["Plain", "plain"], ["（）·", ""]] as const) expect(pinyinInitials(name)).toBe(initials);
  });
});
