import { NO_DAY, toDate } from "../calendar/day";
import type { Day } from "../calendar/day";
import { type AmountContext, type ClusterPair, inWideWindow } from "./amount-context";
import { assign, FORBIDDEN } from "./assignment";
import { lagDays } from "./books";
import type { Stage } from "./in-slices";
import { monthNamed } from "./named-month";
import { wordsOf } from "./party-key";

/** Steps for one connected cluster, and for all of a run: above, rows are paired in date order and a person has to look. */
const STEPS_MAX = 64_000_000;
const RUN_STEPS_MAX = 250_000_000;
const RIVALS_MAX = 20;
/** From so many pairs on a cluster can show a rhythm of its own. */
const REGULAR_MIN = 4;
/** A rhythm: pairs this many milli-bits less likely for each day away from it; what has nothing to do with it. */
const OFF_RHYTHM = 720;
const NO_RHYTHM = 6000;
/** What a word or number is worth that both texts have and not every row of the cluster; years say nothing. */
const WORD_MILLIBITS = 2000;
const NUMBERED_MILLIBITS = 5000;
const NUMBERED = /^(?=.*\d)(?!(?:19|20)\d\d$).{3,}$/;
const WORD_MILLIBITS_MAX = 8000;
const MONTH_SAID = 6000;
const MONTH_DATED = 3000;
const BEST = 40000;

/** The arrangement with the most pairs and then the likeliest, of each connected part of a cluster of equal amounts. */
export function* assignCluster(context: AmountContext, ours: readonly number[], theirs: readonly number[]): Stage<readonly ClusterPair[]> {
  const out: ClusterPair[] = [];
  for (const part of partsOf(context, inDayOrder(context.books.ours.day, ours), inDayOrder(context.books.theirs.day, theirs))) out.push(...(yield* assignPart(context, part)));
  return out;
}

interface Part {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** Rows that can be exchanged, through whatever others. */
function partsOf(context: AmountContext, ours: readonly number[], theirs: readonly number[]): readonly Part[] {
  if (ours.length === 1 && theirs.length === 1) return canPair(context, ours[0]!, theirs[0]!) ? [{ ours, theirs }] : [];
  const parent = Int32Array.from({ length: ours.length + theirs.length }, (_, place) => place);
  const find = (place: number): number => {
    while (parent[place] !== place) place = parent[place] = parent[parent[place]!]!;
    return place;
  };
  ours.forEach((our, left) => theirs.forEach((their, right) => {
    if (canPair(context, our, their)) parent[find(ours.length + right)] = find(left);
  }));
  const parts = new Map<number, { ours: number[]; theirs: number[] }>();
  const partOf = (place: number) => parts.get(find(place)) ?? parts.set(find(place), { ours: [], theirs: [] }).get(find(place))!;
  ours.forEach((our, left) => partOf(left).ours.push(our));
  theirs.forEach((their, right) => partOf(ours.length + right).theirs.push(their));
  return [...parts.values()].filter((part) => part.ours.length > 0 && part.theirs.length > 0);
}

function canPair({ books }: AmountContext, our: number, their: number): boolean {
  const { parties } = books.answers[their]!;
  return (parties.length === 0 || parties.includes(books.partyOf[our]!)) && inWideWindow(books, our, their);
}

function* assignPart(context: AmountContext, part: Part): Stage<readonly ClusterPair[]> {
  const { ours, theirs } = part;
  const { matching, assigned } = context;
  const key = ours.length * theirs.length > 2500 ? `${ours.join()}|${theirs.join()}` : "";
  const known = assigned.get(key);
  if (known) return known;
  const small = Math.min(ours.length, theirs.length);
  if (small * ours.length * theirs.length > STEPS_MAX || matching.assignmentSteps > RUN_STEPS_MAX) {
    matching.budgetTouched = true;
    return inDateOrder(context, part);
  }
  const values = valuesOf(context, part);
  const plain = yield* solve(context, part, values.plain);
  const rhythm = small < REGULAR_MIN ? null : rhythmOf(context, part, values);
  const best = rhythm === null ? plain : yield* solve(context, part, rhythm);
  const used = new Set(best.flatMap(({ right }) => [right]));
  const pairs = best.map(({ left, right, margin }): ClusterPair => {
    const [our, their] = [ours[left]!, theirs[right]!];
    const value = (other: number): number => (rhythm ?? values.plain)[other * theirs.length + right]!;
    const rivals = ours.flatMap((_, other) => (other !== left && value(other) > -FORBIDDEN ? [other] : [])).sort((one, other) => value(other) - value(one) || one - other).slice(0, RIVALS_MAX);
    return {
      our, their, margin, plain: plain === best ? margin : (plain.find((pair) => pair.left === left && pair.right === right)?.margin ?? -1),
      contested: theirs.filter((_, other) => other !== right && !used.has(other) && values.plain[left * theirs.length + other]! > -FORBIDDEN).slice(0, RIVALS_MAX), rivals: rivals.map((other) => ours[other]!), shared: values.shared(left, right),
    };
  });
  if (key !== "") assigned.set(key, pairs);
  return pairs;
}

interface Solved {
  readonly left: number;
  readonly right: number;
  readonly margin: number;
}

function* solve({ matching }: AmountContext, { ours, theirs }: Part, values: Float64Array): Stage<readonly Solved[]> {
  const turned = ours.length > theirs.length;
  const [rows, columns] = turned ? [theirs.length, ours.length] : [ours.length, theirs.length];
  const cost = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = values[turned ? column * theirs.length + row : row * theirs.length + column]!;
      cost[row * columns + column] = value <= -FORBIDDEN ? FORBIDDEN : BEST - value;
    }
  }
  const answer = yield* assign(rows, columns, cost);
  matching.assignmentSteps += answer.operations;
  const out: Solved[] = [];
  answer.columns.forEach((column, row) => {
    if (column >= 0) out.push({ left: turned ? column : row, right: turned ? row : column, margin: answer.margins[row]! });
  });
  return out.sort((one, other) => one.left - other.left);
}

interface Values {
  /** Milli-bits, one row for each of ours; −FORBIDDEN where two rows are no pair. */
  readonly plain: Float64Array;
  readonly hints: Float64Array;
  readonly shared: (left: number, right: number) => readonly string[];
}

/** How likely each pair is by its lag, and by what its texts alone share in this cluster: a contract, a flat, a month. */
function valuesOf(context: AmountContext, { ours, theirs }: Part): Values {
  const { books, lags } = context;
  const plain = new Float64Array(ours.length * theirs.length).fill(-FORBIDDEN);
  const hints = new Float64Array(ours.length * theirs.length);
  const alone = ours.length === 1 && theirs.length === 1;
  const ourWords = alone ? [] : ours.map((our) => new Set(wordsOf(`${books.ours.rows[our]!.text} ${books.ours.rows[our]!.reference}`).filter((word) => word.length > 1)));
  const count = new Map<string, number>();
  for (const words of ourWords) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  const theirWords = alone ? [] : theirs.map((their) => [...new Set(wordsOf(books.theirs.rows[their]!.text))].filter((word) => (count.get(word) ?? ours.length) < ours.length));
  const ourMonths = alone ? [] : ours.map((our) => monthNamed(books.ours.rows[our]!.text));
  const theirMonths = alone ? [] : theirs.map((their) => monthNamed(books.theirs.rows[their]!.text));
  const shared = (left: number, right: number): readonly string[] => (theirWords[right] ?? []).filter((word) => ourWords[left]!.has(word));
  for (let left = 0; left < ours.length; left += 1) {
    for (let right = 0; right < theirs.length; right += 1) {
      if (!canPair(context, ours[left]!, theirs[right]!)) continue;
      const at = left * theirs.length + right;
      let hint = 0;
      for (const word of shared(left, right)) hint += Math.max(Math.round(Math.log2(ours.length / count.get(word)!) * 1000), NUMBERED.test(word) ? NUMBERED_MILLIBITS : WORD_MILLIBITS);
      hint = Math.min(hint, WORD_MILLIBITS_MAX);
      const month = theirMonths[right] ?? null;
      if (month !== null && month === ourMonths[left]) hint = Math.max(hint, MONTH_SAID);
      else if (month !== null && ourMonths[left] === null && books.ours.day[ours[left]!] !== NO_DAY && toDate(books.ours.day[ours[left]!]! as Day).month === month) hint = Math.max(hint, MONTH_DATED);
      hints[at] = hint;
      plain[at] = lags.milliBits(lagDays(books, ours[left]!, theirs[right]!)) + hint;
    }
  }
  return { plain, hints, shared };
}

/**
 * The values where the pairs of a cluster keep one distance in days: rents are paid on the same day of the month.
 *
 * The distance is the one that fits most rows of theirs best; null where a day is missing. A cluster never proves its own rhythm: only what is
 * clear without it is automatic.
 */
function rhythmOf({ books, lags }: AmountContext, { ours, theirs }: Part, { plain, hints }: Values): Float64Array | null {
  const lag = (left: number, right: number): number | null => lagDays(books, ours[left]!, theirs[right]!);
  const valueAt = (distance: number, at: number, days: number): number => Math.max(-Math.abs(days - distance) * OFF_RHYTHM, lags.milliBits(days) - NO_RHYTHM) + hints[at]!;
  const distances = new Set<number>();
  for (let at = 0; at < plain.length; at += 1) {
    if (plain[at]! <= -FORBIDDEN) continue;
    const days = lag(Math.floor(at / theirs.length), at % theirs.length);
    if (days === null) return null;
    distances.add(days);
  }
  let best = 0;
  let bestFit = -Infinity;
  for (const distance of [...distances].sort((one, other) => Math.abs(one) - Math.abs(other) || one - other)) {
    let fit = lags.milliBits(distance);
    for (let right = 0; right < theirs.length; right += 1) {
      let most = -FORBIDDEN;
      for (let left = 0; left < ours.length; left += 1) {
        const at = left * theirs.length + right;
        if (plain[at]! > -FORBIDDEN) most = Math.max(most, valueAt(distance, at, lag(left, right)!));
      }
      if (most > -FORBIDDEN) fit += most;
    }
    if (fit > bestFit) [best, bestFit] = [distance, fit];
  }
  return plain.map((value, at) => (value <= -FORBIDDEN ? value : valueAt(best, at, lag(Math.floor(at / theirs.length), at % theirs.length)!)));
}

/** Too many to weigh every arrangement: each row of theirs takes the first of ours that fits, and nothing is said to be clear. */
function inDateOrder(context: AmountContext, { ours, theirs }: Part): readonly ClusterPair[] {
  const out: ClusterPair[] = [];
  let left = 0;
  for (const their of theirs) {
    while (left < ours.length && !canPair(context, ours[left]!, their) && context.books.ours.day[ours[left]!]! < context.books.theirs.day[their]!) left += 1;
    if (left >= ours.length || !canPair(context, ours[left]!, their)) continue;
    const rivals = ours.slice(Math.max(0, left - RIVALS_MAX), left + RIVALS_MAX).filter((other) => other !== ours[left] && canPair(context, other, their)).slice(0, RIVALS_MAX);
    out.push({ our: ours[left]!, their, margin: 0, plain: 0, contested: [], rivals, shared: [] });
    left += 1;
  }
  return out;
}

function inDayOrder(days: Int32Array, rows: readonly number[]): number[] {
  return [...rows].sort((left, right) => (days[left] === NO_DAY ? 0 : days[left]!) - (days[right] === NO_DAY ? 0 : days[right]!) || left - right);
}
