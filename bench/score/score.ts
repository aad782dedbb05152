import { reconcile } from "../../src/reconciliation/reconcile";
import { adverseSet } from "./adverse-set";
import { bankSet } from "./bank-set";
import { habitSet } from "./habit-set";
import { matchByLookup } from "./lookup-baseline";
import { macroF1, precision, recall, type Score, scoreAnswer, together } from "./score-set";
import { statementSet } from "./statement-set";
import type { LabelledSet, Level, SetOptions } from "./world";

export function makeSet(options: SetOptions): LabelledSet {
  return options.kind === "bank" ? bankSet(options) : statementSet(options);
}

const LEVELS: readonly Level[] = ["plain", "nasty", "unknown"];
/** Sets with generators of their own: made to mislead, and made of customers' constant habits. */
const APART = ["adverse", "habit"] as const;
type Apart = (typeof APART)[number];

function isApart(level: Level | Apart): level is Apart {
  return level === "adverse" || level === "habit";
}

/** A set of any level; `test` tells schemes and names apart where a level has both. */
export function setOf(level: Level | Apart, options: Omit<SetOptions, "level">): LabelledSet {
  if (!isApart(level)) return makeSet({ ...options, level });
  return level === "adverse" ? adverseSet(options) : habitSet(options);
}

/** `node bench/score.js [--rows N] [--seeds 101,102] [--training] [--causes]`: the quality table. */
export function main(options: readonly string[]): void {
  const value = (name: string): string | undefined => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  const rows = Number(value("--rows") ?? 2000);
  const test = !options.includes("--training");
  const seeds = (value("--seeds") ?? (test ? "101,102,103,104,105,106,107" : "1,2,3,4,5,6")).split(",").map(Number);
  const levels = value("--level") ? [value("--level") as Level | Apart] : [...LEVELS, ...APART];
  console.log(`Reconciliation quality on generated sets: ${rows} rows of ours a set, ${test ? "unseen" : "training"} seeds ${seeds.join(", ")} (schemes, names and habits ${test ? "not used while the engine was built" : "used while it was built"})`);
  console.log("A zero proves only that the rate is below 3/N (rule of three): N is the number after the slash.\n");
  console.log(HEAD);
  for (const kind of ["statement", "bank"] as const) {
    if (value("--kind") && value("--kind") !== kind) continue;
    for (const level of levels) {
      const sets = seeds.map((seed) => setOf(level, { kind, seed, rows, test }));
      const own = together(sets.map((set) => scoreAnswer(set, reconcile(set.input))));
      const baseline = together(sets.map((set) => scoreAnswer(set, matchByLookup(set.input))));
      console.log(line(`${kind} ${level}`, "this engine", own));
      console.log(line("", "XLOOKUP by hand", baseline));
      if (options.includes("--causes")) console.log(causeTable(own));
      if (options.includes("--calibration")) console.log(calibrationTable(own));
    }
  }
}

const HEAD = ["set".padEnd(20), "matcher".padEnd(16), "precision", "recall", "auto recall", "false autos / autos", "groups exact", "cause macro-F1", "edges"].join(" | ");

function line(set: string, matcher: string, score: Score): string {
  const share = (value: number): string => value.toFixed(4);
  return [
    set.padEnd(20), matcher.padEnd(16), share(precision(score)).padEnd(9), share(recall(score)), share(score.autoRight / Math.max(1, score.edges)).padEnd(11),
    `${score.falseAutos} / ${score.autoGroups}`.padEnd(19), share(score.groupsExact / Math.max(1, score.groups)).padEnd(12), share(macroF1(score)).padEnd(14), String(score.edges),
  ].join(" | ");
}

function causeTable({ causes }: Score): string {
  return `    ${[...causes].filter(([, [is]]) => is > 0).sort().map(([cause, [is, was, rightly]]) => `${cause} ${is}: ${((2 * rightly) / (is + was)).toFixed(2)}`).join(" · ")}`;
}

function calibrationTable({ calibration }: Score): string {
  return `    ${[...calibration].sort(([left], [right]) => right - left).map(([shown, [all, right]]) => `said ${shown / 1000}: right ${right} of ${all} = ${(right / all).toFixed(4)}`).join(" · ")}`;
}
