import { afterAll, describe, expect, test } from "@jest/globals";
import { isoDay } from "../../src/calendar/day";
import { minorToText } from "../../src/money/money";
import { recognise, SOURCE_PROFILES } from "../../src/sources/registry";
import type { SourceFile, SourceReading, SourceRow } from "../../src/sources/source";
import { readingLines, sourceCases, updateSourceCases } from "./source-cases";
import { contextOf } from "./source-file";

function entryLine({ sourceRow, moreSourceRows = [], sheet, day, dueDay, amountMinor, openMinor, currency, type, party, partyCode, document, reference, memo, more = {} }: SourceRow): string {
  const open = openMinor === undefined ? "" : ` (${minorToText(openMinor, currency)})`;
  return [
    `${sheet === undefined ? "" : `${sheet} `}${[sourceRow, ...moreSourceRows].join("+")}: ${day === null ? "-" : isoDay(day)}${dueDay === null || dueDay === undefined ? "" : ` due ${isoDay(dueDay)}`} ${minorToText(amountMinor, currency)}${open} ${currency} ${type ?? "?"}`,
    party, partyCode ?? "", document, reference, memo, Object.entries(more).map(([name, value]) => `${name}=${value}`).join(" "),
  ].join(" | ").replace(/[ |]+$/, "");
}

export function systemAnswer(file: SourceFile): string {
  const found = recognise(file);
  if (found.kind !== "recognised") return found.kind;
  const reading: SourceReading = found.profile.read(file, contextOf());
  return [`${found.profile.id} (${reading.kind})`, ...reading.rows.map(entryLine), ...readingLines({ ...reading, rows: [] })].join("\n");
}

describe("exports of accounting systems", () => {
  const answers = new Map<string, string>();
  const cases = sourceCases("systems").map(({ title, file, expected }) => [title, file, expected] as const);

  test.each(cases)("%s", (title, file, expected) => {
    const answer = systemAnswer(file);
    answers.set(title, answer);
    if (!process.env.UPDATE) expect(answer).toBe(expected);
  });

  test.each(cases)("%s: by one profile alone", (_, file) => {
    const scores = SOURCE_PROFILES.map((profile) => ({ id: profile.id, score: profile.recognise(file) })).sort((left, right) => right.score - left.score);
    expect(scores[0]!.score).toBeGreaterThan(scores[1]!.score + 0.05);
  });

  test.each(cases)("%s: every source row is an entry or left out with a reason, once", (_, file) => {
    const found = recognise(file);
    if (found.kind !== "recognised") throw new Error(found.kind);
    const { rows, skipped } = found.profile.read(file, contextOf());
    const told = [...rows.flatMap(({ sourceRow, moreSourceRows = [] }) => [sourceRow, ...moreSourceRows]), ...skipped.map(({ sourceRow }) => sourceRow)];
    expect(told.sort((left, right) => left - right)).toEqual(file.grids.flatMap(({ lines }) => lines));
  });

  afterAll(() => {
    if (process.env.UPDATE) updateSourceCases("systems", answers);
  });
});
