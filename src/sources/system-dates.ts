import type { Day } from "../calendar/day";
import { type DateOrder, datePartsInDoubt, dayInOrder, readDayText } from "../calendar/read-day";
import { stepsBack } from "../ledger/read-cell";
import { yearFirst } from "../ledger/year-first";
import { cleanText } from "./clean-cell";
import { contradictions } from "./date-evidence";
import type { LayoutRows, SourceCell } from "./layout-rows";
import type { ControlTotal, SourceGrid } from "./source";

/** Months as words tell how an organisation writes: `As of March 31, 2026` goes with 3/31/2026, `31 March 2026` with 31/3/2026. */
const MONTH_FIRST = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/iu;
const DAY_FIRST = /\b\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-]+\d{4}/iu;

const EXPLANATIONS: Readonly<Record<DateOrder, string>> = { dmy: "day-first-assumed", mdy: "month-first-assumed", ymd: "year-first-assumed" };
/** What contradicts an order has to weigh so much (`date-evidence.ts`): one mistyped due date decides nothing. */
const SURE_MIN = 2;
/** A list goes back in time so often in an order that is not meant. */
const STEPS_BACK_MIN = 2;

/**
 * How the dates of one table are written: one program wrote all its columns, so that what one of them decides holds for all.
 *
 * Where no date decides it, what the report says of its dates does (ages, groups by age, the day it is for), then the dates in words above the table, then the
 * system's own habit; else what is likelier is taken, and that is told. Where each organisation chooses the order by itself, words above tell no more than that.
 */
export class TableDates<Name extends string> {
  #order: DateOrder | null | undefined;
  #isAssumed = false;
  #possible: readonly DateOrder[] = [];

  constructor(private readonly rows: LayoutRows<Name>, private readonly names: readonly Name[], private readonly known: { readonly grid: SourceGrid; readonly headerRow: number; readonly habit: DateOrder | undefined; readonly usual?: DateOrder | undefined }) {}

  day(row: number, name: Name): SourceCell<Day> {
    const got = this.rows.text(row, name);
    const order = datePartsInDoubt(got) ? this.order() : null;
    const read = order === null ? null : readDayText(got, order);
    if (read) return { value: read.day, got };
    return order === null ? this.rows.day(row, name) : { value: null, problem: "date-unreadable", got };
  }

  /** Nothing in the file tells day from month. */
  assumed(): readonly ControlTotal[] {
    const order = this.order();
    return this.#isAssumed ? [{ name: `date-order: ${this.rows.header(this.names.find((name) => this.rows.has(name))!)}`, expected: this.#possible.join("|"), found: order ?? "", ok: false, explanation: EXPLANATIONS[order ?? "dmy"] }] : [];
  }

  private order(): DateOrder | null {
    if (this.#order === undefined) this.#order = this.decide();
    return this.#order;
  }

  private decide(): DateOrder | null {
    const doubts = this.doubts();
    if (doubts.length === 0) return null;
    const inFront = yearFirst(doubts);
    if (inFront === "likely" || inFront === "sure") return this.settled("ymd", ["dmy", "mdy", "ymd"], inFront === "likely");
    const [dayFirst, monthFirst] = [tried(doubts, "dmy"), tried(doubts, "mdy")];
    // A date that is none in either order is that cell's fault.
    if (dayFirst.hits !== monthFirst.hits) return this.settled(dayFirst.hits > monthFirst.hits ? "dmy" : "mdy", ["dmy", "mdy", "ymd"], inFront === "open");
    const isOpen = doubts.some(([first, second]) => first !== second);
    return this.byReport(isOpen) ?? this.byWords() ?? this.settled(this.likelier([dayFirst.days, monthFirst.days]), ["dmy", "mdy"], isOpen);
  }

  /** The order that the report's own figures leave; null where both or none agree with them. */
  private byReport(isOpen: boolean): DateOrder | null {
    if (!isOpen) return null;
    const report = { rows: this.rows, grid: this.known.grid, headerRow: this.known.headerRow };
    const [dayFirst, monthFirst] = [contradictions(report, "dmy"), contradictions(report, "mdy")];
    if (dayFirst === monthFirst) return null;
    const isSure = Math.min(dayFirst, monthFirst) === 0 && Math.max(dayFirst, monthFirst) >= SURE_MIN;
    return this.settled(dayFirst < monthFirst ? "dmy" : "mdy", ["dmy", "mdy"], !isSure);
  }

  private byWords(): DateOrder | null {
    return this.known.usual ? null : (this.inWords() ?? this.known.habit ?? null);
  }

  /** A list that runs on in time in one order only, then the system's usual order, then the one that goes back less. */
  private likelier([dayFirst, monthFirst]: readonly [readonly (Day | null)[], readonly (Day | null)[]]): DateOrder {
    const back = { dmy: stepsBack(dayFirst), mdy: stepsBack(monthFirst) };
    for (const [one, other] of [["dmy", "mdy"], ["mdy", "dmy"]] as const) if (back[one] === 0 && back[other] >= STEPS_BACK_MIN) return one;
    return (this.known.usual ? (this.inWords() ?? this.known.usual) : null) ?? (back.mdy < back.dmy ? "mdy" : "dmy");
  }

  private settled(order: DateOrder, possible: readonly DateOrder[], isAssumed: boolean): DateOrder {
    this.#possible = possible;
    this.#isAssumed = isAssumed;
    return order;
  }

  private doubts(): readonly (readonly [number, number, number])[] {
    return this.names.filter((name) => this.rows.has(name)).flatMap((name) => {
      const found: (readonly [number, number, number])[] = [];
      for (let row = this.rows.from; row < this.rows.to; row++) {
        const parts = datePartsInDoubt(this.rows.text(row, name));
        if (parts) found.push(parts);
      }
      return found;
    });
  }

  private inWords(): DateOrder | null {
    const above = this.known.grid.rows.slice(0, this.known.headerRow).flatMap((cells) => cells.map(cleanText)).join("\n");
    return MONTH_FIRST.test(above) ? "mdy" : DAY_FIRST.test(above) ? "dmy" : null;
  }
}

/** An order tried on all dates in doubt: what they are, and how many are any. */
function tried(doubts: readonly (readonly [number, number, number])[], order: DateOrder): { readonly days: readonly (Day | null)[]; readonly hits: number } {
  const days = doubts.map((parts) => dayInOrder(parts, order));
  return { days, hits: days.filter((day) => day !== null).length };
}
