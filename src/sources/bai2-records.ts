/** A record with those that continue it. */
export interface Bai2Record {
  readonly code: string;
  /** The code first. */
  readonly fields: readonly string[];
  /** Of an entry: the field of the bank's reference; the customer's and the text follow. */
  readonly textFrom: number;
  /** How many physical records it takes: itself and its 88s. */
  readonly physical: number;
}

/** Records in order; an 88 continues the one before it: with further fields, or with more text where the text has begun. */
export function bai2Records(text: string): readonly Bai2Record[] {
  const lines = text.split(/\r\n?|\n/u).map((line) => line.trimEnd()).filter((line) => /^\s*\d{2},/u.test(line));
  const records: Bai2Record[] = [];
  // A last line that does not end may be half a line: an amount in it would be wrong.
  if (!/[\r\n/]\s*$/u.test(text)) lines.pop();
  for (let at = 0; at < lines.length; ) {
    let end = at + 1;
    while (end < lines.length && /^\s*88,/u.test(lines[end]!)) end++;
    records.push(recordOf(lines.slice(at, end)));
    at = end;
  }
  return records;
}

function recordOf([first = "", ...more]: readonly string[]): Bai2Record {
  const fields = endOff(first).trimStart().split(",");
  const isEntry = fields[0] === "16";
  const texts: string[] = [];
  for (const line of more) {
    const rest = endOff(line).trimStart().slice(3);
    // Once the text has begun, a comma is text.
    if (isEntry && (texts.length > 0 || fields.length > fundsEnd(fields, 3) + 2)) {
      texts.push(rest);
      continue;
    }
    if (fields.at(-1) === "" && first.endsWith(",")) fields.pop();
    for (const field of rest.split(",")) fields.push(field);
  }
  if (texts.length > 0) fields.push(`${fields.splice(fundsEnd(fields, 3) + 2).join(",")} ${texts.join(" ")}`);
  return { code: fields[0] ?? "", fields: fields.map((field, index) => (isEntry && index > 2 ? field : field.trim())), textFrom: isEntry ? fundsEnd(fields, 3) : -1, physical: 1 + more.length };
}

/** Without the mark that ends a record. */
function endOff(line: string): string {
  return line.replace(/\/\s*$/u, "");
}

/**
 * Where the fields behind a funds type go on: `S` has three amounts, `V` a date and a time, `D` a number of pairs.
 *
 * @param at the place of the funds type
 */
export function fundsEnd(fields: readonly string[], at: number): number {
  const type = (fields[at] ?? "").trim().toUpperCase();
  if (type === "S") return at + 4;
  if (type === "V") return at + 3;
  if (type === "D") return at + 2 + 2 * Math.min(Number(/^\d{1,3}$/u.exec((fields[at + 1] ?? "").trim())?.[0] ?? 0), fields.length);
  return at + 1;
}
