import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { parseIsoDay } from "../../src/calendar/day";
import type { EntryType } from "../../src/ledger/ledger";
import { type Minor, minorToText } from "../../src/money/money";
import { reconcile } from "../../src/reconciliation/reconcile";
import { type CrossRate, DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow } from "../../src/reconciliation/reconciliation";

/** Lists and the answer they get, as a bookkeeper can read them; `UPDATE=1` writes the answers. */
const FOLDER = path.join(__dirname, "..", "cases", "reconciliation");

describe.each(fs.readdirSync(FOLDER))("%s", (file) => {
  const text = fs.readFileSync(path.join(FOLDER, file), "utf8");
  const blocks = text.split(/\n(?=# )/).map((block) => block.trimEnd());
  const answers = blocks.map((block) => answer(read(block)));
  if (process.env.UPDATE) fs.writeFileSync(path.join(FOLDER, file), `${blocks.map((block, index) => `${block.split("\n=>")[0]}\n=>\n${answers[index]}`).join("\n\n")}\n`);

  test.each(blocks.map((block, index) => [block.split("\n")[0]!.slice(2), index] as const))("%s", (_, index) => {
    expect(answers[index]).toBe(blocks[index]!.split("\n=>\n")[1]);
  });
});

function read(block: string): ReconciliationInput {
  const lines = block.split("\n=>")[0]!.split("\n").slice(1);
  const [, kind, end] = /^kind (\w+) {2}end (\S+)/.exec(lines[0]!) as unknown as [string, ReconciliationInput["kind"], string];
  const rates = lines.filter((line) => line.startsWith("rate ")).map((line): CrossRate => {
    const [, day, from, to, rate] = line.split(" ") as [string, string, string, string, string];
    return { day: parseIsoDay(day)!, from, to, rate };
  });
  const rows = (side: string): string[][] => {
    const start = lines.indexOf(side) + 1;
    const stop = lines.findIndex((line, index) => index >= start && !line.includes("|"));
    return lines.slice(start, stop < 0 ? undefined : stop).map((line) => line.split("|").map((cell) => cell.trim()));
  };
  const ours = rows("ours").map(([code, party, date, amount, reference, type, memo], index): ReconciliationRow => ({
    row: index + 1, party: party!, partyCode: code!, day: parseIsoDay(date!), dueDay: null, ...money(amount!), reference: reference!, text: memo ?? "", type: type as EntryType,
  }));
  const theirs = rows("theirs").map(([party, date, amount, reference, memo], index): ReconciliationRow => ({
    row: index + 1, party: party!, partyCode: "", day: parseIsoDay(date!), dueDay: null, ...money(amount!), reference: reference!, text: memo ?? "", type: null,
  }));
  const parties = [...new Map(ours.map(({ partyCode, party }) => [partyCode, { code: partyCode, name: party, aliases: [] }])).values()];
  return { kind, ours, theirs, parties, rates, periodEnd: parseIsoDay(end), rules: DEFAULT_RULES[kind] };
}

function money(cell: string): { amountMinor: Minor; currency: string } {
  const [amount, currency] = cell.split(" ");
  return { amountMinor: Math.round(Number(amount) * 100) as Minor, currency: currency ?? "CNY" };
}

function answer(input: ReconciliationInput): string {
  const { groups, unmatched, bridges, signs } = reconcile(input);
  const pad = (text: string): string => text.padEnd(15);
  return [
    `signs ${signs.theirs} ${signs.agree}/${signs.of}`,
    ...groups.map(({ ours, theirs, verdict, cause, differenceMinor, currency, alternatives }) =>
      [`${verdict.padEnd(9)} ${pad(cause)} ours ${ours.join(",")} theirs ${theirs.join(",")}`, differenceMinor === 0 ? "" : ` difference ${minorToText(differenceMinor, currency)}`, ...alternatives.map((other) => ` or ours ${other.ours.join(",")}`)].join("")),
    ...unmatched.ours.map(({ row, cause }) => `alone     ${pad(cause)} ours ${row}`),
    ...unmatched.theirs.map(({ row, cause }) => `alone     ${pad(cause)} theirs ${row}`),
    ...bridges.map(({ currency, oursMinor, theirsMinor, items }) =>
      `bridge ${currency} ${minorToText(oursMinor, currency)} ${items.map(({ cause, amountMinor }) => `${amountMinor < 0 ? "−" : "+"} ${minorToText(Math.abs(amountMinor) as Minor, currency)} ${cause} `).join("")}= ${minorToText(theirsMinor, currency)}`),
  ].join("\n");
}
