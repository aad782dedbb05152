import { describe, expect, test } from "@jest/globals";
import { bucketLabel, policySentence } from "../../src/words/aging-words";
import { sayDocument } from "../../src/words/document-text";
import { STATEMENT_TEXTS } from "../../src/words/statement-words";

describe("labels of buckets", () => {
  test.each([
    ["Current", "Not yet due", "未到期"],
    ["0-30", "0–30 days", "0-30天"],
    ["1-30", "1–30 days", "1-30天"],
    [">120", "Over 120 days", "120天以上"],
    ["1-365", "Within 1 year", "1年以内"],
    ["366-730", "1–2 years", "1-2年"],
    ["181-365", "181–365 days", "181-365天"],
    [">365", "Over 1 year", "1年以上"],
    [">1095", "Over 3 years", "3年以上"],
    ["something", "something", "something"],
  ])("%s", (code, english, chinese) => {
    expect([bucketLabel(code, "en"), bucketLabel(code, "zh")]).toEqual([english, chinese]);
  });
});

test("the policy is one sentence in each language", () => {
  const policy = { basis: "document", edgesDays: [30, 60], credits: "fifo" } as const;
  expect(policySentence(policy, "en")).toBe("Aged by document date; upper limits 30, 60 days; open credits taken off the oldest items.");
  expect(policySentence(policy, "zh")).toBe("按单据日期计算账龄；分段上限 30、60 天；未核销贷项先抵最早欠款。");
});

test("a bilingual document says both, the Chinese first", () => {
  expect(sayDocument(STATEMENT_TEXTS, "bilingual", "closingLine")).toBe("期末余额 Closing balance");
  expect(sayDocument(STATEMENT_TEXTS, "bilingual", "column.date", {}, "\n")).toBe("日期\nDate");
});
