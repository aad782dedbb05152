import { cellAddress } from "../grid/table";
import type { OpenBook } from "./open-book";
import { advance, type Direction } from "./selection";
import { editText } from "./typed-value";

/** `enter`: typing replaces the cell, arrows finish; `edit`: arrows move in the text. */
export type EditMode = "ready" | "enter" | "edit";

/** What is being typed, shared by the cell and the formula bar. */
export class EditState {
  mode: EditMode = "ready";
  text = "";
  private readonly listeners = new Set<() => void>();
  version = 0;

  constructor(private readonly book: OpenBook) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The active cell as it would be typed. */
  cellText(): string {
    const { row, column } = this.book.selection.active;
    const cell = this.book.cell(row, column);
    return cell ? editText(cell.value, cell.formula, cell.style?.numberFormat, this.book.sheet()?.date1904 ?? false) : "";
  }

  address(): string {
    return cellAddress(this.book.selection.active.row, this.book.selection.active.column);
  }

  begin(mode: "enter" | "edit", text?: string): void {
    this.mode = mode;
    this.text = text ?? this.cellText();
    this.tell();
  }

  type(text: string): void {
    if (this.mode === "ready") this.mode = "enter";
    this.text = text;
    this.tell();
  }

  cancel(): void {
    this.mode = "ready";
    this.text = "";
    this.tell();
  }

  /** Put the text into the cell and go on; nothing moves where it was refused. */
  commit(then: Direction | null, fill = false): void {
    if (this.mode !== "ready") {
      const unchanged = this.text === this.cellText() && !fill;
      const { text } = this;
      this.cancel();
      if (!unchanged && !this.book.enter(text, fill)) return;
    }
    if (then) this.book.select(advance(this.book.terrain(), this.book.selection, then));
  }

  private tell(): void {
    this.version++;
    for (const listener of [...this.listeners]) listener();
  }
}
