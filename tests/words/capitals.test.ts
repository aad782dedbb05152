import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Minor } from "../../src/money/money";
import { chineseAmount, chineseCapitals, englishAmount } from "../../src/words/capitals";

const minor = (value: number): Minor => value as Minor;

describe("amounts in Chinese capitals", () => {
  test.each([
    ["1409.50", ["壹仟肆佰零玖元伍角整"]],
    ["6007.14", ["陆仟零柒元壹角肆分"]],
    ["1680.32", ["壹仟陆佰捌拾元零叁角贰分", "壹仟陆佰捌拾元叁角贰分"]],
    ["107000.53", ["壹拾万零柒仟元零伍角叁分", "壹拾万柒仟元伍角叁分", "壹拾万零柒仟元伍角叁分", "壹拾万柒仟元零伍角叁分"]],
    ["16409.02", ["壹万陆仟肆佰零玖元零贰分"]],
    ["325.04", ["叁佰贰拾伍元零肆分"]],
    ["0", ["零元整"]],
    ["0.05", ["伍分"]],
    ["0.50", ["伍角整"]],
    ["10", ["壹拾元整"]],
    ["20030", ["贰万零叁拾元整"]],
    ["100010001", ["壹亿零壹万零壹元整"]],
    ["1001000", ["壹佰万零壹仟元整"]],
    ["10000000000", ["壹佰亿元整"]],
    ["-85.60", ["负捌拾伍元陆角整"]],
    ["1000000000000", ["壹万亿元整"]],
    ["1000100000000", ["壹万零壹亿元整"]],
    ["9999999999999.99", ["玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"]],
    ["100000", ["壹拾万元整"]],
    ["-0.01", ["负壹分"]],
  ])("%s", (amount, spellings) => {
    const value = minor(Math.round(Number(amount) * 100));
    expect(spellings).toContain(chineseCapitals(value, "CNY"));
  });

  test("beyond ±9,999,999,999,999.99 there is no wording", () => {
    expect(chineseCapitals(minor(1_000_000_000_000_000), "CNY")).toBeNull();
    expect(chineseCapitals(minor(-1_000_000_000_000_000), "CNY")).toBeNull();
    expect(chineseAmount(minor(1_000_000_000_000_000), "CNY")).toBeNull();
  });

  test("the currency's name stands in front; yen have no 角, dinars have 厘", () => {
    expect(chineseAmount(minor(12345678), "CNY")).toBe("人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分");
    expect(chineseAmount(minor(1500), "JPY")).toBe("日元壹仟伍佰元整");
    expect(chineseAmount(minor(1234), "KWD")).toBe("科威特第纳尔壹元贰角叁分肆厘");
    expect(chineseAmount(minor(100), "XYZ")).toBe("XYZ壹元整");
  });

  test("read back, the capitals give the amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (value) => {
        expect(readCapitals(chineseCapitals(minor(value), "CNY")!)).toBe(value);
      }),
    );
  });

  test("no two 零 in a row, none before a unit of thousands", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (value) => {
        expect(chineseCapitals(minor(value), "CNY")!).not.toMatch(/零零|零[万亿]|亿万/);
      }),
    );
  });
});

describe("amounts in English words", () => {
  test.each([
    [123450, "USD", "US dollars one thousand two hundred thirty-four and 50/100"],
    [0, "USD", "US dollars zero and 00/100"],
    [-100, "EUR", "euros minus one and 00/100"],
    [1500, "JPY", "Japanese yen one thousand five hundred"],
    [1234, "KWD", "Kuwaiti dinars one and 234/1000"],
    [100_000_001_13, "GBP", "pounds sterling one hundred million one and 13/100"],
    [9007199254740991, "USD", "US dollars ninety trillion seventy-one billion nine hundred ninety-two million five hundred forty-seven thousand four hundred nine and 91/100"],
  ])("%s %s", (value, currency, words) => {
    expect(englishAmount(minor(value), currency)).toBe(words);
  });
});

/** An independent reader of the capitals: sections by 亿 and 万, then 角 and 分. */
function readCapitals(text: string): number {
  const digits = "零壹贰叁肆伍陆柒捌玖";
  const section = (part: string): number => {
    let value = 0;
    let digit = 0;
    for (const letter of part) {
      if (digits.includes(letter)) digit = digits.indexOf(letter);
      else {
        value += digit * { 拾: 10, 佰: 100, 仟: 1000 }[letter as "拾"];
        digit = 0;
      }
    }
    return value + digit;
  };
  const tenThousands = (part: string): number => {
    const [high, low] = part.includes("万") ? part.split("万") : ["", part];
    return section(high!) * 10000 + section(low!);
  };
  const [whole, fraction] = text.includes("元") ? text.split("元") : ["", text];
  const [high, low] = whole!.includes("亿") ? whole!.split("亿") : ["", whole!];
  const yuan = tenThousands(high!) * 100_000_000 + tenThousands(low!);
  const jiao = /([^零元])角/.exec(fraction!)?.[1];
  const fen = /([^零元])分/.exec(fraction!)?.[1];
  return yuan * 100 + (jiao ? digits.indexOf(jiao) * 10 : 0) + (fen ? digits.indexOf(fen) : 0);
}
