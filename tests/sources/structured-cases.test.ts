import { afterAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readSource } from "../../src/files/read-source";
import { SOURCE_PROFILES } from "../../src/sources/registry";
import type { SourceFile } from "../../src/sources/source";
import { STRUCTURED_PROFILES } from "../../src/sources/structured-profiles";
import { answerOf, sourceCases, updateSourceCases } from "./source-cases";
import { contextOf } from "./source-file";

function fileOf(text: string, name = "export"): SourceFile {
  return readSource(new TextEncoder().encode(text), name).files[0]!;
}

const answers = new Map<string, string>();
const cases = sourceCases("structured", fileOf);

test.each(cases.map(({ title, file, expected }) => [title, file, expected] as const))("%s", (title, file, expected) => {
  const answer = answerOf(file);
  answers.set(title, answer);
  if (!process.env.UPDATE) expect(answer).toBe(expected);
});

afterAll(() => {
  if (process.env.UPDATE) updateSourceCases("structured", answers);
});

test.each(cases.map(({ title, file }) => [title, file] as const))("%s: by one profile alone", (_, file) => {
  const fitting = SOURCE_PROFILES.filter((profile) => profile.recognise(file) > 0);
  expect(fitting).toHaveLength(1);
});

test.each(cases.map(({ title, file }) => [title, file] as const))("%s: entries are numbered on, none left out", (_, file) => {
  const profile = SOURCE_PROFILES.find((each) => each.recognise(file) > 0)!;
  const { rows, skipped } = profile.read(file, contextOf());
  const told = [...new Set([...rows, ...skipped].map(({ sourceRow }) => sourceRow))].sort((left, right) => left - right);
  expect(told).toEqual(Array.from({ length: told.length }, (_unused, index) => index + 1));
});

describe("half files", () => {
  const texts = cases.map(({ title, file }) => [title, file.text!] as const);

  test.each(texts)("%s: cut anywhere, it is read or refused in words, and no amount is new", (_, text) => {
    const whole = fileOf(text);
    const amounts = new Set(STRUCTURED_PROFILES.filter((profile) => profile.recognise(whole) > 0).flatMap((profile) => profile.read(whole, contextOf()).rows.map(({ amountMinor }) => Math.abs(amountMinor))));
    fc.assert(fc.property(fc.integer({ min: 1, max: text.length - 1 }), (end) => {
      let file: SourceFile;
      try {
        file = fileOf(text.slice(0, end));
      } catch (error) {
        expect((error as Error).name).toBe("WorkbookError");
        return;
      }
      for (const profile of STRUCTURED_PROFILES) {
        if (profile.recognise(file) === 0) continue;
        for (const { amountMinor } of profile.read(file, contextOf()).rows) expect(amounts).toContain(Math.abs(amountMinor));
      }
    }), { numRuns: 40 });
  });
});

test("a file taken for another format by hand gives no wrong entry and no fault", () => {
  for (const profile of STRUCTURED_PROFILES) {
    for (const { file } of cases) {
      if (profile.recognise(file) > 0 || (profile.id === "ofd" && SOURCE_PROFILES.find((each) => each.recognise(file) > 0)!.id === "einvoice-cn")) continue;
      expect([profile.id, profile.read(file, contextOf()).rows]).toEqual([profile.id, []]);
    }
    expect(profile.read({ name: "a.xlsx", form: "workbook", encoding: "binary", hash: "1", text: null, grids: [], xml: null }, contextOf()).rows).toEqual([]);
  }
});

test("a text of nothing but brackets, or of endless continuations, is read in one pass", () => {
  const bank = STRUCTURED_PROFILES.filter(({ id }) => id === "ofx" || id === "bai2");
  for (const text of [`OFXHEADER:100\n<OFX>${"<A".repeat(400_000)}`, `OFXHEADER:100\n<OFX>${"<![CDATA[".repeat(100_000)}`, `01,A,B,260803,0800,77,,,2/\n02,A,B,1,260802,,USD,2/\n03,1,USD/\n16,165,5,Z,,,\n${"88,1,2,3/\n".repeat(100_000)}`]) {
    const file: SourceFile = { name: "a", form: "text", encoding: "utf-8", hash: "1", text, grids: [], xml: null };
    for (const profile of bank) expect(profile.read(file, contextOf()).rows.length).toBeLessThan(2);
  }
});

test("an invoice to us is no receivable", () => {
  const { file } = cases.find(({ title }) => title.startsWith("数电票 XML: tax"))!;
  const profile = STRUCTURED_PROFILES.find(({ id }) => id === "einvoice-cn")!;
  const to = profile.read(file, contextOf({ ourName: "东湖商贸有限公司" }));
  expect(to.rows).toEqual([]);
  expect(to.skipped).toMatchObject([{ reason: "purchase", needsPerson: false }]);
  expect(profile.read(file, contextOf({ ourName: "91500000MA5TEST01X" })).rows).toHaveLength(1);
});

test("an invoice out of an OFD is read by its own profile", () => {
  const { file } = cases.find(({ title }) => title.startsWith("增值税电子发票"))!;
  const fromOfd = { ...file, name: "a.ofd" };
  const fitting = SOURCE_PROFILES.filter((profile) => profile.recognise(fromOfd) > 0);
  expect(fitting.map(({ id }) => id)).toEqual(["ofd"]);
  expect(fitting[0]!.read(fromOfd, contextOf()).rows).toMatchObject([{ document: "12345678", amountMinor: 11300 }]);
});
