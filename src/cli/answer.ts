import { CLI_TEXTS } from "../words/cli-words";
import type { Language } from "../words/language";
import { type Params, say } from "../words/texts";

/** What a command answers. */
export interface Answer {
  /** The machine's answer, for `--json`. */
  readonly json: unknown;
  /** The person's, line by line. */
  readonly text: readonly string[];
  /** Lines for stderr that explain exit code 1. */
  readonly notes: readonly string[];
  readonly exitCode: 0 | 1;
}

export function cliText(language: Language, key: keyof (typeof CLI_TEXTS)["en"], params: Params = {}): string {
  return say(CLI_TEXTS, language, key, params);
}

/** Columns of text, aligned: numbers right, text left; wide characters count twice. */
export function textTable(headers: readonly string[], rows: readonly (readonly string[])[], numeric: readonly boolean[]): string[] {
  const all = [headers, ...rows];
  const widths = headers.map((_, column) => Math.max(...all.map((row) => displayWidth(row[column] ?? ""))));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => {
      const pad = " ".repeat(widths[column]! - displayWidth(cell));
      return numeric[column] ? pad + cell : cell + pad;
    }).join("  ").trimEnd();
  return [line(headers), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)];
}

/** Columns that a text takes in a terminal: East Asian wide and full-width characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
  return width;
}
