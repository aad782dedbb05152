import fs from "node:fs";
import path from "node:path";
import { isoDay } from "../../src/calendar/day";
import { minorToText } from "../../src/money/money";
import { recognise } from "../../src/sources/registry";
import type { SourceFile, SourceReading } from "../../src/sources/source";
import { contextOf, textFile } from "./source-file";

/** One case of a text file: an export as it is, and what is read of it. */
export interface SourceCase {
  readonly title: string;
  readonly file: SourceFile;
  readonly expected: string;
}

const FOLDER = path.join(__dirname, "..", "cases", "sources");

/**
 * Cases of `tests/cases/sources/<name>.txt`: `## title`, the lines of an export (`\t` stands for a TAB), then `=>` and what comes of it.
 * `UPDATE=1` rewrites what follows `=>`.
 */
export function sourceCases(name: string, fileOf: (text: string) => SourceFile = (text) => textFile(text, "export.csv")): readonly SourceCase[] {
  const text = fs.readFileSync(path.join(FOLDER, `${name}.txt`), "utf8");
  return text.split(/^## /m).slice(1).map((part) => {
    const [above = "", expected = ""] = part.split(/^=>\n?/m);
    const [title = "", ...lines] = above.split("\n");
    return { title: title.trim(), file: fileOf(lines.join("\n").trim().replaceAll("\\t", "\t") + "\n"), expected: expected.trim() };
  });
}

export function updateSourceCases(name: string, answers: ReadonlyMap<string, string>): void {
  const file = path.join(FOLDER, `${name}.txt`);
  const [intro = "", ...parts] = fs.readFileSync(file, "utf8").split(/^## /m);
  const written = parts.map((part) => {
    const [above = ""] = part.split(/^=>\n?/m);
    return `## ${above.trimEnd()}\n=>\n${answers.get(above.split("\n")[0]!.trim()) ?? ""}\n`;
  });
  fs.writeFileSync(file, intro + written.join("\n"));
}

/** Recognised by its content, read, and shown: entries, rows left out (blank ones and those above the table in one line), totals. */
export function answerOf(file: SourceFile, reading: SourceReading | null = null): string {
  const recognition = recognise(file);
  if (recognition.kind !== "recognised") return recognition.kind;
  return [recognition.profile.id, ...readingLines(reading ?? recognition.profile.read(file, contextOf()))].join("\n");
}

export function readingLines({ rows, skipped, controls, owner }: SourceReading): readonly string[] {
  const quiet = skipped.filter(({ reason }) => ["blank", "preamble", "heading"].includes(reason));
  return [
    ...(owner === undefined ? [] : [`of ${owner}`]),
    ...rows.map(({ sourceRow, day, amountMinor, currency, party, document, reference, memo, more }) =>
      [`${sourceRow}: ${day === null ? "-" : isoDay(day)} ${minorToText(amountMinor, currency)} ${currency}`, party, document, reference, memo, Object.entries(more ?? {}).filter(([name]) => name !== "bankReference").map(([name, value]) => `${name}=${value}`).join(" ")].join(" | "),
    ),
    ...(quiet.length === 0 ? [] : [`- ${quiet.map(({ sourceRow, reason }) => `${sourceRow} ${reason}`).join(", ")}`]),
    ...skipped.filter((row) => !quiet.includes(row)).map(({ sourceRow, reason, needsPerson, got }) => `${needsPerson ? "!" : "-"} ${sourceRow} ${reason}${got === undefined ? "" : `: ${got}`}`),
    ...controls.map(({ name, expected, found, ok, explanation }) => `${ok ? "=" : "≠"} ${name} ${expected}${ok ? "" : ` / ${found}`}${explanation === undefined ? "" : ` (${explanation})`}`),
  ];
}
