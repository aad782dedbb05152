import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { BenchLine, Goal } from "./bench-line";
import { measure, type Measured } from "./measure";

const RUNS = 9;

/** Runs the lines whose name contains one of the words given, and prints them as a table. */
export async function runBench(words: readonly string[]): Promise<void> {
  const unknown = words.find((word) => word.startsWith("--") && word !== "--large");
  if (unknown) {
    console.log("npm run bench [-- WORDS] [-- --large]: the lines whose name contains one of the words, else all; --large adds those of 1,000,000\n");
    for (const { name } of allLines()) console.log(name);
    return;
  }
  const isLarge = words.includes("--large");
  const wanted = words.filter((word) => !word.startsWith("--"));
  const lines = allLines().filter((line) => (isLarge || !line.isLarge) && (wanted.length === 0 || wanted.some((word) => line.name.includes(word))));
  console.log(`Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? "unknown processor"}; medians of interleaved runs, processor time, one process\n`);
  const rows = [["what", "lines", "ours", "beside", "ratio", "goal", ""]];
  for (const line of lines) {
    if (process.stderr.isTTY) process.stderr.write(`\u001b[2K… ${line.name}\r`);
    rows.push(await rowOf(line));
  }
  if (process.stderr.isTTY) process.stderr.write("\u001b[2K\r");
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isNumber = [false, true, true, false, true, false, false];
  for (const row of rows) console.log(row.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join("  ").trimEnd());
}

async function rowOf(line: BenchLine): Promise<string[]> {
  const size = line.size.toLocaleString("en");
  const contest = await line.prepare();
  if ("skipped" in contest) return [line.name, size, "–", contest.skipped, "", goalText(line.goal), ""];
  const measured = await measure(contest, line.runs ?? RUNS);
  await contest.close?.();
  const unit = contest.unit ?? "ms";
  const other = measured.other === null ? "" : `${contest.other!.name} ${amount(measured.other)} ${unit}`;
  return [line.name, size, `${amount(measured.ours)} ${unit}`, other, ratioText(measured, line.goal), goalText(line.goal), isMet(measured, line.goal)];
}

function ratioText({ ours, other }: Measured, goal: Goal | null): string {
  if (other === null) return "";
  return goal?.kind === "faster" ? `${(other / ours).toFixed(2)} × faster` : `${(ours / other).toPrecision(2)} ×`;
}

function goalText(goal: Goal | null): string {
  if (!goal) return "–";
  if (goal.kind === "share") return `≤ ${goal.atMost} ×`;
  return goal.kind === "faster" ? `≥ ${goal.atLeast} × faster` : `≤ ${goal.atMost}`;
}

function isMet({ ours, other }: Measured, goal: Goal | null): string {
  if (!goal || (goal.kind !== "limit" && other === null)) return "";
  const met = goal.kind === "limit" ? ours <= goal.atMost : goal.kind === "share" ? ours / other! <= goal.atMost : other! / ours >= goal.atLeast;
  return met ? "met" : "not met";
}

function amount(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function allLines(): BenchLine[] {
  const folder = path.join(__dirname, "lines");
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- files are found by name, so that adding a line is adding a file
  return fs.readdirSync(folder).sort().flatMap((file) => (require(path.join(folder, file)) as { lines: BenchLine[] }).lines);
}
