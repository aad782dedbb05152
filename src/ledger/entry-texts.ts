import { isCellError, type RawCell } from "../grid/table";
import { cellProblem, type Findings, shownCell } from "./findings";
import type { Entries, EntryText } from "./ledger";
import type { FieldTable } from "./map-table";
import { CELL_TEXT_MAX, cellText } from "./read-cell";

const TEXT_FIELDS: readonly EntryText[] = [
  "reference", "description", "contract", "deliveryNote", "invoiceNumber", "settlementMethod", "retention", "status", "salesperson", "project", "segment", "rate",
];

/** Digits a double holds without loss: a longer number typed as a number has lost its end. */
const WHOLE_MAX = 1e15;
const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0D]/;

interface TextColumn {
  readonly column: number;
  /** Document numbers are what rows are matched by: they are looked at closely. */
  readonly isKey: boolean;
  readonly mayHoldNul: boolean;
  readonly texts: string[];
}

/** The text columns of the entries, filled row by row while the row is at hand. */
export class EntryTexts {
  private readonly document: TextColumn | null;
  private readonly appliesTo: TextColumn | null;
  private readonly optional: readonly (readonly [EntryText, TextColumn])[];
  private readonly all: readonly TextColumn[];

  constructor(
    fields: FieldTable,
    rows: number,
    private readonly findings: Findings,
  ) {
    const column = (index: number, isKey: boolean): TextColumn => ({ column: index, isKey, mayHoldNul: isKey || fields.table.source === "text", texts: new Array<string>(rows) });
    this.document = fields.has("document") ? column(fields.at("document"), true) : null;
    this.appliesTo = fields.has("appliesTo") ? column(fields.at("appliesTo"), true) : null;
    this.optional = TEXT_FIELDS.filter((field) => fields.has(field)).map((field) => [field, column(fields.at(field), false)] as const);
    this.all = [this.document, this.appliesTo, ...this.optional.map(([, texts]) => texts)].filter((texts) => texts !== null);
  }

  /** Takes one entry's texts; called once for every entry. */
  read(row: readonly RawCell[], place: number, entry: number): void {
    for (let index = 0; index < this.all.length; index++) {
      const column = this.all[index]!;
      const cell = row[column.column];
      if (cell === null || cell === undefined || cell === "") column.texts[entry] = "";
      else column.texts[entry] = typeof cell === "string" ? this.textOf(cell, place, column) : this.otherOf(cell, place, column);
    }
  }

  /** The columns of the entries at these places, in their order; null: the first `count`. */
  columns(count: number, keep: Int32Array | null): Pick<Entries, "document" | "appliesTo" | "texts"> {
    for (const { texts } of this.all) {
      if (keep) for (let entry = 0; entry < count; entry++) texts[entry] = texts[keep[entry]!]!;
      texts.length = count;
    }
    const blanks = (): readonly string[] => new Array<string>(count).fill("");
    return {
      document: this.document?.texts ?? blanks(),
      appliesTo: this.appliesTo?.texts ?? blanks(),
      texts: Object.fromEntries(this.optional.map(([field, { texts }]) => [field, texts])),
    };
  }

  private textOf(cell: string, place: number, { column, isKey, mayHoldNul }: TextColumn): string {
    let text = cellText(cell);
    if (text.length > CELL_TEXT_MAX) {
      this.findings.add("cell-too-long", place, column, { length: text.length });
      text = text.slice(0, CELL_TEXT_MAX);
    }
    if (mayHoldNul && text.includes("\u0000")) {
      this.findings.add("character-illegal", place, column);
      text = text.replaceAll("\u0000", "");
    } else if (isKey && text !== cell && text !== "" && text.length < CELL_TEXT_MAX) this.findings.add("outer-blanks", place, column, { got: shownCell(cell) });
    else if (isKey && FULL_WIDTH.test(text)) this.findings.add("full-width", place, column, { got: shownCell(cell) });
    return text;
  }

  private otherOf(cell: Exclude<RawCell, string | null>, place: number, { column, isKey }: TextColumn): string {
    if (isCellError(cell)) this.findings.add(cellProblem(cell, "cell-error"), place, column, { got: cell.error }, "warning");
    else if (typeof cell === "number" && isKey && Math.abs(cell) >= WHOLE_MAX) this.findings.add("digits-lost", place, column, { got: shownCell(cell) });
    return cellText(cell);
  }
}
