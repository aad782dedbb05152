import { type Books, lagDays } from "./books";
import { explainDifference } from "./explain-difference";
import { inSlices, type Stage } from "./in-slices";
import type { Deductions } from "./learn-deductions";
import type { AmountContext } from "./amount-context";
import { partiesFor } from "./pair-by-amount";
import type { RateTable } from "./rate-table";
import type { Cause } from "./reconciliation";

export interface ImageContext extends AmountContext {
  readonly learned: Deductions;
  readonly rates: RateTable;
}

/** Causes that a guess without a reference may have: each leaves an exact trace in the figures. */
const TRACEABLE: ReadonlySet<Cause> = new Set<Cause>(["ROUNDING", "FX_DIFF", "SIGN_FLIP", "DECIMAL_SLIP", "WITHHOLDING", "EARLY_DISCOUNT", "BANK_FEE", "TRANSPOSITION", "TAX_NET_GROSS", "DIGIT_TYPO"]);
const IMAGES_MAX = 160;
/** An amount that so many rows have is near another by chance: with a number that is none of ours it says nothing. */
const FREQUENT_MIN = 3;

/**
 * Rows without a usable reference whose amount is a known distortion of one open row of the party: a fee off, two digits exchanged.
 *
 * The distortions are undone one by one and looked up, so the work does not depend on how many rows are open. Only suggestions, and only if one row fits.
 * `hopeless`: rows for which nothing was found before.
 */
export function* settleImages(context: ImageContext, hopeless: Set<number>): Stage<void> {
  const { books, matching } = context;
  yield* inSlices(context.unnamed.length, 40, (place) => {
    const their = context.unnamed[place]!;
    if (!matching.theirsFree(their) || hopeless.has(their)) return;
    const found = new Map<number, ReturnType<typeof explain>>();
    const images = imagesOf(context, their);
    for (const party of partiesFor(books, their)) {
      for (const amount of images) {
        for (const our of context.items.withAmount(party, books.theirs.currency[their]!, amount)) {
          if (!matching.oursFree(our) || !inWindow(books, our, their)) continue;
          const explanations = explain(context, our, their);
          const near = books.bank && explanations[0]!.cause === "ROUNDING" && context.said[their]!.hasReference && (context.figureCount.get(Math.abs(amount)) ?? 1) >= FREQUENT_MIN;
          if (TRACEABLE.has(explanations[0]!.cause) && !near) found.set(our, explanations);
        }
      }
      for (const our of tolerated(context, party, their)) if (!found.has(our)) found.set(our, explain(context, our, their));
      for (const our of foreignRows(context, party, their)) found.set(our, context.rates.explain(books.ours.amount[our]!, books.theirs.amount[their]!, books.ours.rows[our]!, books.theirs.rows[their]!));
    }
    if (found.size === 0) hopeless.add(their); // fewer rows are open later, never more
    if (found.size !== 1) return;
    const [[our, [first]]] = [...found] as [[number, ReturnType<typeof explain>]];
    matching.add({
      ours: [our], theirs: [their], cause: first!.cause, verdict: "suggested", basis: "residual", alternatives: [],
      evidence: [{ key: "same-party", params: { party: books.partyNames[books.partyOf[our]!]! } }, first!.evidence, { key: "lag", params: { days: lagDays(books, our, their) ?? 0 } }],
    });
  });
}

/** Open rows of the party whose amount is within the tolerance a person allows: it widens what is found, it never takes an exact match. */
function tolerated({ books, matching, items }: ImageContext, party: number, their: number): readonly number[] {
  const tolerance = books.input.rules.toleranceMinor;
  const wanted = books.theirs.amount[their]!;
  if (tolerance === 0) return [];
  return items.ofParty(party).filter((our) => {
    const amount = books.ours.amount[our]!;
    return matching.oursFree(our) && books.ours.currency[our] === books.theirs.currency[their] && amount !== wanted && Math.sign(amount) === Math.sign(wanted) && Math.abs(amount - wanted) <= tolerance && inWindow(books, our, their);
  });
}

function inWindow(books: Books, our: number, their: number): boolean {
  const lag = lagDays(books, our, their);
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  return lag !== null && lag >= -windowBeforeDays && lag <= windowAfterDays;
}

function explain({ books, learned, rates }: ImageContext, our: number, their: number) {
  const theirRow = books.theirs.rows[their]!;
  return explainDifference({
    ours: books.ours.amount[our]!, theirs: books.theirs.amount[their]!, currency: theirRow.currency, bank: books.bank, lag: lagDays(books, our, their),
    theirText: `${theirRow.text} ${theirRow.reference}`, ourText: books.ours.rows[our]!.text, rateNear: (rate) => rates.isNear(rate, theirRow), several: false,
  }, learned);
}

/** Amounts of ours that a known distortion turns into theirs, without theirs itself. */
function imagesOf({ books, learned }: ImageContext, their: number): readonly number[] {
  const amount = books.theirs.amount[their]!;
  const figure = Math.abs(amount);
  const direction = Math.sign(amount);
  const images = new Set<number>();
  const add = (value: number): void => {
    if (value > 0 && value !== figure && images.size < IMAGES_MAX) images.add(value);
  };
  for (let by = 1; by <= 2; by += 1) {
    add(figure + by);
    add(figure - by);
  }
  if (books.bank) {
    for (const fee of learned.fees.keys()) add(figure + fee);
    for (const rate of [...learned.discounts.keys(), ...learned.withholdings.keys()]) for (const by of [-1, 0, 1]) add(Math.round((figure * 10000) / (10000 - rate)) + by);
  } else {
    for (const rate of learned.taxes.keys()) {
      for (const by of [-1, 0, 1]) {
        add(Math.round((figure * 10000) / (10000 + rate)) + by);
        add(Math.round((figure * (10000 + rate)) / 10000) + by);
      }
    }
    for (const power of [10, 100]) {
      add(figure * power);
      if (figure % power === 0) add(figure / power);
    }
    if (figure < 1e9) for (let last = 0; last < 10; last += 1) add(figure * 10 + last);
  }
  const digits = String(figure);
  for (let place = 0; place < digits.length; place += 1) {
    if (place + 1 < digits.length) add(Number(digits.slice(0, place) + digits[place + 1] + digits[place] + digits.slice(place + 2)));
    if (!books.bank) for (let digit = place === 0 ? 1 : 0; digit < 10; digit += 1) add(Number(digits.slice(0, place) + digit + digits.slice(place + 1)));
  }
  const out = [...images].map((value) => value * direction);
  if (!books.bank) out.push(-amount);
  return out;
}

const FOREIGN_ROWS_MAX = 400;
const FOREIGN_SPREAD = 0.008;

/** Open rows of the party in another currency that the day's rate turns into their amount, but for the bank's spread. */
function foreignRows({ books, matching, items, rates }: ImageContext, party: number, their: number): readonly number[] {
  const rows = items.ofParty(party);
  if (books.currencies.length < 2 || rows.length > FOREIGN_ROWS_MAX) return [];
  return rows.filter((our) => {
    if (books.ours.currency[our] === books.theirs.currency[their] || !matching.oursFree(our) || !inWindow(books, our, their)) return false;
    const converted = rates.convert(books.ours.amount[our]!, books.ours.rows[our]!, books.theirs.rows[their]!);
    return converted !== null && Math.sign(converted) === Math.sign(books.theirs.amount[their]!) && Math.abs(books.theirs.amount[their]! - converted) <= Math.abs(converted) * FOREIGN_SPREAD;
  });
}
