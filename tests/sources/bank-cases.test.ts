import { afterAll, describe, expect, test } from "@jest/globals";
import { BANK_PROFILES } from "../../src/sources/bank-profiles";
import { SOURCE_PROFILES } from "../../src/sources/registry";
import { answerOf, sourceCases, updateSourceCases } from "./source-cases";
import { contextOf } from "./source-file";

describe.each(["banks", "wallets"])("%s", (name) => {
  const answers = new Map<string, string>();
  const cases = sourceCases(name);

  test.each(cases.map(({ title, file, expected }) => [title, file, expected] as const))("%s", (title, file, expected) => {
    const answer = answerOf(file);
    answers.set(title, answer);
    if (!process.env.UPDATE) expect(answer).toBe(expected);
  });

  test.each(cases.map(({ title, file }) => [title, file] as const))("%s: by one profile alone", (_, file) => {
    const scores = SOURCE_PROFILES.map((profile) => ({ id: profile.id, score: profile.recognise(file) })).sort((left, right) => right.score - left.score);
    expect(scores[0]!.score).toBeGreaterThan(scores[1]!.score + 0.05);
  });

  test.each(cases.map(({ title, file }) => [title, file] as const))("%s: every source row is an entry or left out with a reason", (_, file) => {
    const [best] = BANK_PROFILES.map((profile) => ({ profile, score: profile.recognise(file) })).sort((left, right) => right.score - left.score);
    const { rows, skipped } = best!.profile.read(file, contextOf());
    const told = new Set([...rows.flatMap(({ sourceRow, moreSourceRows = [] }) => [sourceRow, ...moreSourceRows]), ...skipped.map(({ sourceRow }) => sourceRow)]);
    expect([...told].sort((left, right) => left - right)).toEqual(file.grids.flatMap(({ lines }) => lines));
  });

  afterAll(() => {
    if (process.env.UPDATE) updateSourceCases(name, answers);
  });
});
