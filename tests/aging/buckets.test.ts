import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { agingPolicyProblem, bucketLabels, bucketOf } from "../../src/aging/buckets";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";

const DUE = DEFAULT_SETTINGS.aging;
const DOCUMENT = { ...DUE, basis: "document" as const };

describe("buckets", () => {
  test("labels come from the edges", () => {
    expect(bucketLabels(DUE)).toEqual(["Current", "1-30", "31-60", "61-90", "91-120", ">120"]);
    expect(bucketLabels(DOCUMENT)).toEqual(["0-30", "31-60", "61-90", "91-120", ">120"]);
    expect(bucketLabels({ ...DUE, edgesDays: [7] })).toEqual(["Current", "1-7", ">7"]);
  });

  test.each([[-31, "Current"], [-1, "Current"], [0, "Current"], [1, "1-30"], [30, "1-30"], [31, "31-60"], [60, "31-60"], [61, "61-90"], [90, "61-90"], [120, "91-120"], [121, ">120"], [2147483647, ">120"]])(
    "%d days past due is %s",
    (age, label) => expect(bucketLabels(DUE)[bucketOf(DUE)(age)]).toBe(label),
  );

  test.each([[0, "0-30"], [30, "0-30"], [31, "31-60"], [121, ">120"]])("a document %d days old is in %s", (age, label) => expect(bucketLabels(DOCUMENT)[bucketOf(DOCUMENT)(age)]).toBe(label));

  test("every age has one bucket, and older is never in an earlier one", () => {
    const edges = fc.uniqueArray(fc.integer({ min: 1, max: 800 }), { minLength: 1, maxLength: 12 }).map((list) => list.sort((one, other) => one - other));
    fc.assert(
      fc.property(edges, fc.integer({ min: -1000, max: 1000 }), fc.constantFrom("due" as const, "document" as const), (edgesDays, age, basis) => {
        const policy = { ...DUE, basis, edgesDays };
        const bucket = bucketOf(policy);
        expect(bucketLabels(policy)[bucket(age)]).toBeDefined();
        expect(bucket(age + 1)).toBeGreaterThanOrEqual(bucket(age));
      }),
    );
  });

  test("edges a user types are checked before they are used", () => {
    const problem = (edgesDays: number[]): unknown => agingPolicyProblem({ ...DUE, edgesDays });
    expect(problem([30, 60])).toBeNull();
    expect(problem([])).toBe("edges-missing");
    expect(problem([30.5])).toBe("edges-not-whole");
    expect(problem([NaN])).toBe("edges-not-whole");
    expect(problem([0, 30])).toBe("edges-not-ascending");
    expect(problem([60, 30])).toBe("edges-not-ascending");
    expect(problem([30, 30])).toBe("edges-not-ascending");
    expect(problem(Array.from({ length: 13 }, (_, place) => place + 1))).toBe("edges-too-many");
    expect(problem([40_000])).toBe("edges-too-large");
    expect(() => bucketOf({ ...DUE, edgesDays: [60, 30] })).toThrow("should ascend");
  });
});
