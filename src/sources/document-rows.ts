import { isTotalWord } from "../ledger/entry-words";
import { cleanText } from "./clean-cell";
import { headerKey } from "./header-key";
import type { LayoutRows } from "./layout-rows";
import type { SystemField } from "./system-layout";

/** What a row of a list is. `total`: adds up `of` ("" all, or the group above); `label`: names the rows below it. */
export type RowShape =
  | { readonly kind: "blank" | "entry" | "remark" }
  | { readonly kind: "label"; readonly label: string }
  | { readonly kind: "total"; readonly of: string };

const MEASURES: readonly SystemField[] = ["amount", "open", "debit", "credit", "balance", "net", "tax", "lineAmount"];
const TOTAL_OF = /^total(?:\s+for)?\s+(.+?)(?:\s+with sub-?customers)?$/iu;
const STARS = /^\*+$/u;
const WHOLE = /^(?:amount|outstanding|due|receivables?)$/iu;
const RATIO = /^(?:percentage|percent|%|ageing|占比|百分比)/iu;

/** Longer texts are no labels. */
const LABEL_TEXT_MAX = 255;
/** A group without a name, as QuickBooks writes it. */
export const NAMELESS = "--";

/** Tell entries from labels, totals and remarks: an entry has a date or a number of its own. */
export function shapeOf(rows: LayoutRows<SystemField>, row: number): RowShape {
  if (rows.isBlank(row)) return { kind: "blank" };
  const texts = rows.texts(row);
  const first = (texts[0] ?? NAMELESS).slice(0, LABEL_TEXT_MAX);
  const measures = MEASURES.filter((name) => rows.text(row, name) !== "");
  if (!saysOfItself(rows, row, first)) {
    // Nothing but amounts: a total that nobody named.
    if (measures.length > 0 && texts.length === measures.length) return { kind: "total", of: "" };
    const of = TOTAL_OF.exec(first)?.[1];
    if (texts.length > 1 && (STARS.test(first) || isTotalWord(first) || of !== undefined)) return { kind: "total", of: of === undefined || WHOLE.test(of) ? "" : cleanText(of) || NAMELESS };
    if (texts.length > 1 && RATIO.test(first)) return { kind: "remark" };
    if (measures.length === 0 && texts.length <= 1) return { kind: "label", label: first };
    // The second row of a header that says no more than the first.
    if (row === rows.from && texts.every((text) => !/\p{Nd}/u.test(text))) return { kind: "remark" };
  }
  return { kind: "entry" };
}

/** A date, or a number or name of its own: the customer may be called "Total …". */
function saysOfItself(rows: LayoutRows<SystemField>, row: number, first: string): boolean {
  const own = (["date", "document"] as const).some((name) => !["", first].includes(rows.text(row, name)));
  const isDated = rows.day(row, "date").value !== null;
  return own || isDated || (rows.text(row, "party") === first && (["type", "dueDate"] as const).some((name) => rows.text(row, name) !== ""));
}

/** The rows of a list with their shapes; a label that nothing follows is a remark, and a count of rows behind a label is no part of it. */
export class DocumentRows {
  readonly shapes: readonly RowShape[];
  /** Name of a group → the last row that adds it up. */
  private readonly lastTotal = new Map<string, number>();
  private readonly grandTotal: number;
  private readonly from: number;

  constructor(rows: LayoutRows<SystemField>, private readonly labelsAre: "party" | "bucket" | undefined) {
    const shapes: RowShape[] = [];
    const from = (this.from = rows.from);
    for (let row = from; row < rows.to; row++) shapes.push(shapeOf(rows, row));
    let grand = -1;
    shapes.forEach((shape, index) => {
      if (shape.kind !== "total") return;
      if (shape.of === "") grand = index + from;
      else for (const name of [shape.of, withoutCount(shape.of)]) this.lastTotal.set(headerKey(name), index + from);
    });
    this.grandTotal = grand;
    this.shapes = shapes.map((shape, index) => this.settled(shape, index, shapes));
  }

  at(row: number): RowShape {
    return this.shapes[row - this.from]!;
  }

  isClosed(label: string, row: number): boolean {
    return (this.lastTotal.get(headerKey(label)) ?? -1) > row;
  }

  /** It adds up the whole list: the last total that names no group. */
  isGrand(row: number): boolean {
    return row === this.grandTotal;
  }

  private settled(shape: RowShape, index: number, shapes: readonly RowShape[]): RowShape {
    if (shape.kind !== "label") return shape;
    const [row, bare] = [index + this.from, withoutCount(shape.label)];
    const below = shapes.slice(index + 1, index + 1 + LOOK_AHEAD_MAX).find(({ kind }) => kind !== "blank" && kind !== "label");
    if (below?.kind !== "entry" && !this.isClosed(bare, row)) return { kind: "remark" };
    // A name may end in a number in brackets: then its total says so too.
    const isCounted = bare !== shape.label && Number(COUNT.exec(shape.label)![1]) === entriesBelow(shapes, index);
    return isCounted && (this.labelsAre === "bucket" || !shapes.some((each) => each.kind === "total" && each.of === shape.label)) ? { kind: "label", label: bare } : shape;
  }
}

/** Labels in a row that are looked past: customers without entries. */
const LOOK_AHEAD_MAX = 200;
const COUNT = /\s*[(（](\d+)[)）]$/u;

export function withoutCount(label: string): string {
  return label.replace(COUNT, "");
}

function entriesBelow(shapes: readonly RowShape[], index: number): number {
  let count = 0;
  for (let at = index + 1; at < shapes.length; at++) {
    const { kind } = shapes[at]!;
    if (kind === "total" || kind === "label") break;
    if (kind === "entry") count++;
  }
  return count;
}
