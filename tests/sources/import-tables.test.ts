import { describe, expect, test } from "@jest/globals";
import { mapColumns } from "../../src/ledger/map-columns";
import { newTable } from "../../src/sources/new-table";
import type { SourceRow } from "../../src/sources/source";
import type { Minor } from "../../src/money/money";

const full: SourceRow = { sourceRow: 1, day: null, dueDay: 5 as never, party: "A", partyCode: "C", document: "D", reference: "R", amountMinor: 1 as Minor, currency: "CNY", memo: "", type: null, more: { net: "1", tax: "1", bankReference: "B" } };

describe("a table that an import makes", () => {
  test.each([
    ["ledger", "en"], ["ledger", "zh"], ["statement", "en"], ["statement", "zh"], ["bank", "en"], ["bank", "zh"],
  ] as const)("for %s in %s is read back by its headers, and its traces mean nothing else", (destination, language) => {
    const { info, columns } = newTable(destination, [full], { language, taken: new Set() });
    const mapping = mapColumns(info, destination, {});
    expect([mapping.missing, mapping.ambiguous, mapping.duplicates]).toEqual([[], [], []]);
    expect(mapping.columns.map(({ field }) => field)).toEqual(columns.map(({ name }) => (["bankReference", "ownAccount", "sourceFile", "sourceRow", "importId"].includes(name) ? null : name)));
  });
});
