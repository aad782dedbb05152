import { expect, test } from "@jest/globals";
import type { RawCell } from "../../src/grid/table";
import { recognise } from "../../src/sources/registry";
import type { SourceFile, SourceReading } from "../../src/sources/source";
import { sourceCases } from "./source-cases";
import { contextOf } from "./source-file";

const TOTALS = new Set(["total", "subtotal", "closing-balance"]);
/** No account of a ledger. */
const AMOUNT = /(?<![\d.,/:])(?!1122\.01)(\d[\d,]*)\.(\d{2})(?![\d.])/gu;
/** Sums of what the file does not list. */
const UNLISTED = /summary|^支付宝 personal from the web/u;

const cases = (["banks", "systems", "wallets"] as const).flatMap((name) => sourceCases(name)).filter(({ title }) => !UNLISTED.test(title)).map(({ title, file }) => {
  const found = recognise(file);
  if (found.kind !== "recognised") throw new Error(found.kind);
  const read = (other: SourceFile): SourceReading => found.profile.read(other, contextOf());
  return { title, file, read, before: read(file) };
});

function withRow(file: SourceFile, at: number, change: (cell: RawCell) => RawCell): SourceFile {
  return { ...file, grids: file.grids.map((grid) => ({ ...grid, rows: grid.rows.map((row, index) => (grid.lines[index] === at ? row.map(change) : row)) })) };
}

/** Every figure of a row is one hundred more: what the file says then no longer fits its rows. */
const raised = (cell: RawCell): RawCell => (typeof cell === "string" ? cell.replace(AMOUNT, (_, whole: string, cents: string) => `${Number(whole.replaceAll(",", "")) + 100}.${cents}`) : cell);

test.each(cases.map(({ title, ...each }) => [title, each] as const))("%s: no stated total can change without a word", (_, { file, read, before }) => {
  const agreeing = (reading: SourceReading): readonly string[] => reading.controls.filter(({ ok }) => ok).map(({ name, found }) => `${name} ${found}`);
  const rows = [...new Set(before.skipped.filter(({ reason }) => TOTALS.has(reason)).map(({ sourceRow }) => sourceRow))];
  const silent = rows.filter((row) => {
    const changed = withRow(file, row, raised);
    if (JSON.stringify(changed.grids) === JSON.stringify(file.grids)) return false;
    const after = read(changed);
    const failing = after.controls.filter(({ ok }) => !ok);
    return JSON.stringify(failing) === JSON.stringify(before.controls.filter(({ ok }) => !ok)) && agreeing(after).join() === agreeing(before).join();
  });
  expect(silent).toEqual([]);
});
