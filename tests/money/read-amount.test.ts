import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decimalOfNumber, type DecimalMark, minorOfNumber, minorOfText, readAmountText } from "../../src/money/read-amount";
import { readCurrency } from "../../src/money/read-currency";

const VECTORS: readonly (readonly [string, DecimalMark, string | null])[] = [
  ["1234.5", "open", "1234.5"], ["1,234.50", "open", "1234.50"], ["1,234,567", "open", "1234567"], ["12,34,567.50", "open", "1234567.50"],
  ["(1,234.50)", "open", "-1234.50"], ["1,234.50-", "open", "-1234.50"], ["-1,234.50", "open", "-1234.50"], ["−12", "open", "-12"], ["+10000.00", "open", "10000.00"],
  ["￥1,234.50", "open", "1234.50"], ["¥12", "open", "12"], ["$ 12.00", "open", "12.00"], ["-$12", "open", "-12"], ["($12)", "open", "-12"], ["US$12", "open", "12"],
  ["CNY 12", "open", "12"], ["12 CNY", "open", "12"], ["12元", "open", "12"], ["人民币 12.00 元", "open", "12.00"], ["12.5万元", "open", "125000"], ["0.00012万", "open", "1.2"],
  ["12 CR", "open", "-12"], ["12 DR", "open", "12"], ["贷 12", "open", "-12"],
  ["１，２３４．５０", "open", "1234.50"], ["（１２）", "open", "-12"], ["\u00a012\u3000", "open", "12"],
  ["1.234,50", "open", "1234.50"], ["1.234.567", "open", "1234567"], ["1 234,56", "open", "1234.56"], ["1'234.50", "open", "1234.50"], ["12,5", "open", "12.5"],
  ["1,234", "open", "1234"], ["1,234", "comma", "1.234"], ["1.234", "open", "1.234"], ["1.234", "comma", "1234"], ["0,234", "open", "0.234"], ["1.5E+3", "open", "1500"], [".5", "open", "0.5"],
  ["0", "open", "0"], ["-0.00", "open", "0.00"], ["007", "open", "7"],
  ["", "open", null], ["-", "open", null], ["abc", "open", null], ["12,5o", "open", null], ["1,23,4.5", "open", null], ["1.2.3", "open", null], ["12%", "open", null],
  ["--5", "open", null], ["(5)-", "open", null], ["(-5)", "open", null], ["12 34", "open", null], ["2026-01-05", "open", null], ["1/2", "open", null], ["5 - 3", "open", null], ["1e400", "open", null],
];

describe("amounts as text", () => {
  test.each(VECTORS)("%j in a column of mark %s is %s", (text, mark, expected) => {
    expect(readAmountText(text, mark)?.decimal ?? null).toBe(expected);
  });

  test("what is written is what is read, however it is dressed", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), fc.constantFrom("plain", "grouped", "brackets", "trailing", "comma", "wide"), (cents, form) => {
        const size = Math.abs(cents);
        const whole = String(Math.floor(size / 100));
        const part = String(size % 100).padStart(2, "0");
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
        const dressed = {
          plain: `${whole}.${part}`, grouped: `${grouped}.${part}`, brackets: `${grouped}.${part}`, trailing: `${grouped}.${part}`, comma: `${grouped.replaceAll(",", ".")},${part}`,
          wide: [...`${whole}.${part}`].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join(""),
        }[form];
        const signed = cents >= 0 ? dressed : form === "brackets" ? `(${dressed})` : form === "trailing" ? `${dressed}-` : `-${dressed}`;
        expect(minorOfText(readAmountText(signed, form === "comma" ? "comma" : "point")!.decimal, 2)).toEqual({ minor: cents, rounded: false });
      }),
    );
  });
});

describe("amounts as numbers", () => {
  test("every amount of cents comes back from its double", () => {
    // The fast way may pass a very large one on to the careful way; it never gives another amount.
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), (cents) => {
        const fast = minorOfNumber(cents / 100, 2);
        expect(Number.isNaN(fast) ? minorOfText(decimalOfNumber(cents / 100, 2)!, 2).minor : fast).toBe(cents);
      }),
    );
  });

  test.each([[0.1 + 0.2, 2, "0.3"], [1.005, 2, "1.005"], [-0, 2, "0"], [1e21, 0, "1000000000000000000000"], [1e-7, 2, "0.0000001"], [12345678901234.57, 2, "12345678901234.57"]])("%d needs %d decimals and is the decimal %s", (cell, decimals, decimal) => {
    expect(decimalOfNumber(cell, decimals)).toBe(decimal);
  });

  test("dust is no exact amount, nor are digits beyond the currency", () => {
    expect([minorOfNumber(0.1 + 0.2, 2), minorOfNumber(1.005, 2), minorOfNumber(1.5, 0), minorOfNumber(1.234, 3), minorOfNumber(1e300, 2), minorOfNumber(NaN, 2)]).toEqual([NaN, NaN, NaN, 1234, NaN, NaN]);
  });

  test.each([["1.005", 2, 101, true], ["-1.005", 2, -101, true], ["1.004", 2, 100, true], ["1.5000", 0, 2, true], ["1.500", 1, 15, false], ["12", 4, 120000, false]])("%s with %d digits is %d", (text, digits, minor, rounded) => {
    expect(minorOfText(text, digits)).toEqual({ minor, rounded });
  });

  test("beyond the safe range there is no amount", () => {
    expect([minorOfText("90071992547409.91", 2).minor, minorOfText("90071992547409.92", 2).minor, minorOfText("-99999999999999999999", 2).minor]).toEqual([9007199254740991, null, null]);
  });
});

describe("currencies", () => {
  test.each([["RMB", "CNY"], ["人民币", "CNY"], ["￥", "CNY"], ["¥", "CNY"], ["美元", "USD"], ["US$", "USD"], ["US Dollar", "USD"], ["usd", "USD"], ["€", "EUR"], ["港币", "HKD"], ["日元", "JPY"], ["kwd", "KWD"], ["美元(USD)", "USD"], [" EUR ", "EUR"], ["CHF", "CHF"]])("%s is %s", (text, code) => {
    expect(readCurrency(text)).toBe(code);
  });

  test.each([["Taler"], [""], ["12"], ["美元(EUR)"], ["ABC"]])("%j is none", (text) => {
    expect(readCurrency(text)).toBeNull();
  });
});
