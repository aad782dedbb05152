import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { smsSegments } from "../../src/delivery/sms-segments";

describe("how many messages a text is charged as", () => {
  test.each([
    ["nothing", "", "gsm", 0, 0],
    ["160 of the default alphabet", "a".repeat(160), "gsm", 160, 1],
    ["one more", "a".repeat(161), "gsm", 161, 2],
    ["two full parts", "a".repeat(306), "gsm", 306, 2],
    ["one more than two parts", "a".repeat(307), "gsm", 307, 3],
    ["the euro sign takes two places", "€".repeat(80), "gsm", 160, 1],
    ["an extended character is not cut between parts", "a".repeat(152) + "€" + "a".repeat(152), "gsm", 306, 3],
    ["70 Chinese characters", "对".repeat(70), "ucs2", 70, 1],
    ["71", "对".repeat(71), "ucs2", 71, 2],
    ["134", "对".repeat(134), "ucs2", 134, 2],
    ["135", "对".repeat(135), "ucs2", 135, 3],
    ["an emoji is not cut between parts", "对".repeat(66) + "😀" + "对".repeat(66), "ucs2", 134, 3],
    ["one letter outside the alphabet changes all", "a".repeat(100) + "ł", "ucs2", 101, 2],
    ["accents of the alphabet do not", "é".repeat(160), "gsm", 160, 1],
    ["nor do they all", "ê", "ucs2", 1, 1],
  ] as const)("%s", (_, text, encoding, units, segments) => expect(smsSegments(text)).toEqual({ encoding, units, segments }));

  test("no part holds more than it may, and more text never costs less", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "€", "é", "\n"), maxLength: 700 }), (text) => {
      const { units, segments } = smsSegments(text);
      expect(segments === 1 ? units <= 160 : units <= segments * 153).toBe(true);
      expect(smsSegments(`${text}a`).segments).toBeGreaterThanOrEqual(segments);
    }), { seed: 3, numRuns: 100 });
  });
});
