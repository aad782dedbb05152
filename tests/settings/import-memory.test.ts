import { describe, expect, test } from "@jest/globals";
import { type ImportMemory, withImports } from "../../src/settings/import-memory";
import { readSettings, writeSettings } from "../../src/settings/read-settings";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";

const memory = (id: string, rows: number, keys = ""): ImportMemory => ({ id, table: "Ledger", headers: ["Date"], rows, digest: "d", keys });

describe("what is remembered of imports", () => {
  test("is read as it was written; what cannot be read is left out and told", () => {
    const settings = { ...DEFAULT_SETTINGS, imports: [memory("A", 3, "x y z")] };
    expect(readSettings(writeSettings(settings))).toEqual({ settings, problem: null });
    const spoilt = readSettings(JSON.stringify({ imports: [memory("A", 3), { id: 7 }, "x"] }));
    expect([spoilt.settings.imports.map(({ id }) => id), spoilt.problem]).toEqual([["A"], "Saved settings replaced by defaults: imports[1], imports[2]."]);
  });

  test("stays within bounds, the newest kept, those without keys as long as there is room for their names", () => {
    const long = [memory("old", 30_000, "k"), memory("light", 90_000), memory("new", 15_000, "k")];
    expect(withImports(long, [memory("newest", 5_000, "k")]).map(({ id }) => id)).toEqual(["light", "new", "newest"]);
    expect(withImports(Array.from({ length: 600 }, (_, index) => memory(String(index), 1)), []).map(({ id }) => id).slice(0, 1)).toEqual(["100"]);
  });
});
