/** Wide in print: Chinese characters, full-width forms and kana take the room of two digits. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Wider than a digit in the default font. */
const BROAD = /[@%&—…mwMW]/;
const CAPITAL = /[A-Z]/;
const NARROW = /[.,;:!|il()' ]/;

/** Room a line of text takes, in characters of the default font: never less than it needs. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    width += code < LATIN ? LATIN_WIDTHS[code]! : WIDE.test(letter) ? WIDE_WIDTH : letterWidth(letter);
  }
  return width;
}

function letterWidth(letter: string): number {
  return BROAD.test(letter) ? 1.3 : CAPITAL.test(letter) ? 1.12 : NARROW.test(letter) ? 0.6 : 1;
}

const WIDE_WIDTH = 2.05;
const LATIN = 128;
const LATIN_WIDTHS: readonly number[] = Array.from({ length: LATIN }, (_, code) => letterWidth(String.fromCharCode(code)));

/** Chinese fonts stand taller than Latin ones. */
export function hasWideLetters(text: string): boolean {
  return WIDE.test(text);
}

/** The widest of its lines, for text with line feeds. */
export function widestLine(text: string): number {
  return text.includes("\n") ? Math.max(...text.split("\n").map(textWidth)) : textWidth(text);
}

/** The widest of any number of places, at least as wide as asked (a list may be longer than what a call takes as arguments). */
export function widest(least: number, widths: readonly number[]): number {
  return widths.reduce((most, width) => (width > most ? width : most), least);
}

/** How many lines a wrapped text takes in a column of this width; words stay whole, Chinese breaks anywhere. */
export function wrappedLines(text: string, width: number): number {
  return text.split("\n").reduce((sum, line) => sum + linesOf(line, Math.max(1, width)), 0);
}

function linesOf(line: string, width: number): number {
  if (textWidth(line) <= width) return 1;
  let lines = 1;
  let used = 0;
  for (const [piece] of line.matchAll(/\s+|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/gu)) {
    const room = textWidth(piece);
    if (used + room <= width) {
      used += room;
    } else if (/^\s+$/.test(piece)) {
      used = width;
    } else {
      // A piece longer than the line runs on over several.
      const start = used === 0 ? 0 : 1;
      const full = Math.ceil(room / width) - 1;
      lines += start + full;
      used = room - full * width;
    }
  }
  return lines;
}
