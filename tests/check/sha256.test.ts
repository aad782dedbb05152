import { describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { sha256, sha256Steps } from "../../src/check/sha256";
import { allSteps } from "../../src/check/steps";

const theirs = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("sha256", () => {
  test.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 300_000])("of %i bytes is what the platform says", (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 131 + 7) & 255);
    expect(allSteps(sha256Steps(bytes))).toBe(theirs(bytes));
  });

  test("of a text is that of its UTF-8", () => {
    expect(sha256("客户 A/R 😀")).toBe(theirs(new TextEncoder().encode("客户 A/R 😀")));
  });

  test("many bytes are worked on with pauses", () => {
    expect([...sha256Steps(new Uint8Array(1_000_000))].length).toBeGreaterThan(5);
  });
});
