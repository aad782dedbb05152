import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { uniqueFileName } from "../../src/files/file-name";
import { base64Of } from "../../src/check/base64";

describe("a file's name", () => {
  test.each([
    ["A/B: Müller.", "A_B_ Müller"], ["..\\..\\etc", "_.._etc"], ["  ", "Statement"], ["con", "_con"], ["LPT1.2026", "_LPT1.2026"], ["=cmd|' /C calc'!A0", "=cmd_' _C calc'!A0"],
    ["有限公司\u202egpj", "有限公司_gpj"], ["half\ud83d", "half_"],
  ])("%j becomes %j", (wanted, name) => expect(uniqueFileName(wanted, new Set())).toBe(name));

  test("is never taken twice, whatever the case", () => {
    const taken = new Set<string>();
    expect([uniqueFileName("One", taken), uniqueFileName("ONE", taken), uniqueFileName("one", taken)]).toEqual(["One", "ONE (2)", "one (3)"]);
  });

  test("stays in its folder and short enough for every system, whatever is asked", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (wanted) => {
      const name = uniqueFileName(wanted, new Set());
      expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|^\.|[. ]$/);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240);
      expect(name).not.toBe("");
    }), { seed: 7, numRuns: 300 });
  });
});

test("base64 is the one everybody else makes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString("base64"))), { seed: 7 });
});
