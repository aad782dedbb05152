import { expect, test } from "@jest/globals";
import { currencyOfAmount } from "../../src/money/currency-of-amount";

test.each([
  ["", "EUR", true, "own"],
  ["€", "EUR", true, "own"],
  ["US$", "EUR", true, "contradicts"],
  ["US$", "EUR", false, "other"],
  ["USD", "XXX", true, "other"],
  ["$", "HKD", true, "own"],
  ["$", "EUR", true, "foreign-sign"],
  ["￥", "JPY", true, "own"],
  ["￥", "USD", false, "foreign-sign"],
  ["$", "XXX", false, "own"],
  ["Taler", "EUR", false, "unknown"],
])("%j beside an amount of a row in %s, stated %j: %s", (written, currency, isStated, says) => {
  expect(currencyOfAmount(written, currency, isStated).says).toBe(says);
});
