import type { CellRange } from "../grid/sheet-plan";
import type { RawCell } from "../grid/table";
import type { Calculation, CellMessage } from "./calculation";
import { overlaps } from "./cell-place";
import { CellParser, NotWorkedOut } from "./cell-parser";
import { cellPosition, Dependents } from "./dependents";
import { DirtyFormulas } from "./dirty-formulas";
import type { FormulaRange } from "./formula-call";
import type { FormulaCell } from "./formula-cell";
import { FormulaNames } from "./formula-names";
import { referencesIn } from "./formula-references";
import { translateFormula } from "./formula-translation";
import { FormulaError, isBusy, isMatrix, type Matrix, sameCellValue, type Scalar, single, toCell, type Value } from "./formula-values";
import { formulaWorld } from "./formula-world";
import { FunctionHost } from "./function-host";
import type { GridWorkbook } from "./grid-workbook";
import { PendingEdits } from "./pending-edits";
import { RangeValues } from "./range-values";
import { Spills } from "./spills";
import { UnreadFormulas } from "./unread-formulas";

/** Longest stretch of work before the page gets a turn. */
const SLICE_MS = 12;
const VOLATILE = /\b(TODAY|NOW|OFFSET|INDIRECT|RAND|RANDBETWEEN|SUBTOTAL)\(/;

/**
 * Keeps the formulas of a workbook worked out: after an edit only what depends on it, in short slices, each formula after the ones it needs.
 *
 * Not a calculation engine to compare with a spreadsheet's: a formula that it cannot work out keeps its saved value and says so.
 */
export class Formulas implements Calculation {
  private readonly cells = new Map<string, Map<number, FormulaCell>>();
  private readonly dependents = new Dependents<FormulaCell>();
  private readonly dirty = new DirtyFormulas();
  private readonly spills: Spills<FormulaCell>;
  private readonly values: RangeValues;
  private readonly names: FormulaNames;
  private readonly host: FunctionHost<FormulaCell>;
  private readonly parser: CellParser;
  /** Formulas that have not been looked at since their sheet changed. */
  private readonly unread: UnreadFormulas;
  private readonly listeners = new Set<() => void>();
  private readonly unwatch: () => void;
  private readonly edits = new PendingEdits();
  private waiting: (() => void)[] = [];
  private running = false;
  private stopped = false;
  private current: FormulaCell | null = null;
  private made = new Set<string>();

  constructor(
    private readonly workbook: GridWorkbook,
    private readonly options: { readonly today: () => number; readonly nowMs?: () => number },
  ) {
    this.spills = new Spills(workbook);
    this.unread = new UnreadFormulas(workbook);
    this.values = new RangeValues(workbook, (sheet, row, column) => this.spills.value(sheet, row, column));
    this.names = new FormulaNames(workbook);
    this.host = new FunctionHost((users) => {
      for (const user of users) this.soil(user);
      this.schedule();
    });
    const world = formulaWorld({ workbook, values: this.values, spillAround: (sheet, row, column) => this.spills.around(sheet, row, column), here: () => this.current!, today: options.today });
    this.parser = new CellParser(world, {
      has: (name) => this.host.has(name),
      ask: (name, args) => {
        const answer = this.host.ask(name, args, this.current!);
        if (answer.key) this.made.add(answer.key);
        if (answer.message) this.current!.message = { text: answer.message };
        return answer.value;
      },
    });
    this.unwatch = workbook.onEdit((edit) => {
      this.edits.push(edit);
      this.schedule();
    });
    this.unread.addAll();
    this.schedule();
  }

  spilledValue(sheet: string, row: number, column: number): RawCell | undefined {
    return this.spills.value(sheet, row, column);
  }

  spillAround(sheet: string, row: number, column: number): CellRange | null {
    return this.spills.around(sheet, row, column);
  }

  messageAt(sheet: string, row: number, column: number): CellMessage | null {
    return this.cellAt(sheet, row, column)?.message ?? null;
  }

  keepsSaved(sheet: string, row: number, column: number): boolean {
    const message = this.messageAt(sheet, row, column);
    return message !== null && "key" in message && message.key === "savedMark";
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  pending(): number {
    return this.dirty.size + (this.unread.empty ? 0 : 1) + (this.edits.empty ? 0 : 1);
  }

  settled(): Promise<void> {
    return this.running ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  stop(): void {
    this.stopped = true;
    this.unwatch();
    this.host.stop();
    this.finish();
  }

  /** Names or sheets changed: every formula may mean something else. */
  private readAgain(): void {
    this.values.clear();
    for (const formulas of [...this.cells.values()]) for (const formula of [...formulas.values()]) this.forget(formula);
    this.unread.addAll();
  }

  private readNext(): void {
    const next = this.unread.next();
    if (next === null) return;
    if ("done" in next) {
      for (const formula of [...(this.cells.get(next.done)?.values() ?? [])]) if (!this.workbook.cell(formula.sheet, formula.row, formula.column)?.formula) this.forget(formula);
      return;
    }
    const known = this.cellAt(next.sheet, next.row, next.column);
    if (known && known.formula === this.workbook.cell(next.sheet, next.row, next.column)?.formula) this.soil(known);
    else this.learn(next.sheet, next.row, next.column);
  }

  private cellAt(sheet: string, row: number, column: number): FormulaCell | undefined {
    return this.cells.get(sheet)?.get(cellPosition(row, column));
  }

  /** Take a cell's formula in, as it is now, to be worked out. */
  private learn(sheet: string, row: number, column: number): void {
    const known = this.cellAt(sheet, row, column);
    if (known) this.forget(known);
    const text = this.workbook.cell(sheet, row, column)?.formula;
    if (!text) return;
    const translated = translateFormula(text, this.names.at(sheet, row, column));
    const references = translated.external ? [] : referencesIn(translated.text, sheet);
    const formula: FormulaCell = { sheet, row, column, formula: text, translated, references, volatile: VOLATILE.test(translated.text), calls: new Set(), message: null };
    const cells = this.cells.get(sheet) ?? new Map<number, FormulaCell>();
    this.cells.set(sheet, cells);
    cells.set(cellPosition(row, column), formula);
    this.dependents.add(formula, references);
    this.dirty.add(formula);
  }

  private forget(formula: FormulaCell): void {
    this.cells.get(formula.sheet)?.delete(cellPosition(formula.row, formula.column));
    this.dependents.remove(formula, formula.references);
    this.dirty.delete(formula);
    this.host.release(formula, formula.calls, new Set());
    const free = this.spills.remove(formula);
    if (free) this.spread({ sheet: free.sheet, ...free.range });
  }

  private takeEdits(): void {
    if (this.edits.empty) return;
    const edits = this.edits.take();
    if (this.names.haveChanged() || edits === null) this.readAgain();
    else for (const { sheet, cells } of edits) this.takeEdit(sheet, cells);
    for (const formulas of this.cells.values()) for (const formula of formulas.values()) if (formula.volatile) this.soil(formula);
  }

  private takeEdit(sheet: string, cells: CellRange | null): void {
    if (cells === null) {
      this.values.clear();
      this.unread.add(sheet);
      this.spread({ sheet, top: 0, left: 0, bottom: Number.MAX_SAFE_INTEGER, right: Number.MAX_SAFE_INTEGER });
    } else {
      for (const formula of this.spills.touchedBy(sheet, cells)) this.soil(formula);
      for (let row = cells.top; row <= cells.bottom; row++) {
        for (let column = cells.left; column <= cells.right; column++) {
          const known = this.cellAt(sheet, row, column);
          if (this.workbook.cell(sheet, row, column)?.formula) this.learn(sheet, row, column);
          else if (known) this.forget(known);
        }
      }
      this.spread({ sheet, ...cells });
    }
  }

  /** A block of cells changed: what refers to it is to be worked out again, and what refers to that. */
  private spread(block: FormulaRange): void {
    this.values.drop(block);
    for (const formula of this.dependents.of(block)) this.soil(formula);
  }

  private soil(start: FormulaCell): void {
    const stack = [start];
    for (let formula = stack.pop(); formula; formula = stack.pop()) {
      if (this.dirty.has(formula) || this.cellAt(formula.sheet, formula.row, formula.column) !== formula) continue;
      this.dirty.add(formula);
      const spill = this.spills.around(formula.sheet, formula.row, formula.column);
      const block = spill ?? { top: formula.row, left: formula.column, bottom: formula.row, right: formula.column };
      for (const next of this.dependents.of({ sheet: formula.sheet, ...block })) stack.push(next);
    }
  }

  private schedule(): void {
    if (this.running || this.stopped || this.pending() === 0) return;
    this.running = true;
    setTimeout(() => this.slice());
  }

  private slice(): void {
    if (this.stopped) return;
    const now = this.options.nowMs ?? (() => performance.now());
    const end = now() + SLICE_MS;
    this.takeEdits();
    while (!this.unread.empty && now() < end) this.readNext();
    for (let formula = this.unread.empty ? this.dirty.first() : undefined; formula; formula = now() < end ? this.dirty.first() : undefined) {
      for (const { formula: next, circular } of this.dirty.inOrder(formula)) {
        this.workOut(next, circular);
        if (now() >= end) break;
      }
    }
    for (const listener of [...this.listeners]) listener();
    if (this.pending() > 0) setTimeout(() => this.slice());
    else this.finish();
  }

  private finish(): void {
    this.running = false;
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach((resolve) => resolve());
  }

  private workOut(formula: FormulaCell, circular: boolean): void {
    this.dirty.delete(formula);
    this.current = formula;
    this.made = new Set();
    formula.message = null;
    const result = circular ? this.circular(formula) : this.evaluate(formula);
    this.host.release(formula, formula.calls, this.made);
    formula.calls = this.made;
    this.current = null;
    if (result !== undefined) this.keep(formula, result);
  }

  /** Undefined: the saved value stays. */
  private evaluate(formula: FormulaCell): Value | undefined {
    const { sheet, row, column, translated } = formula;
    try {
      if (translated.external) throw new NotWorkedOut("another file");
      const value = this.parser.evaluate(translated.text, { sheet, row: row + 1, col: column + 1 });
      return translated.firstOnly ? single(value) : value;
    } catch (error) {
      if (!(error instanceof NotWorkedOut)) throw error;
      const saved = this.workbook.cell(sheet, row, column);
      if (!saved?.saved || saved.value === null) return FormulaError.NAME;
      formula.message = { key: "savedMark" };
      return undefined;
    }
  }

  private circular(formula: FormulaCell): Scalar {
    formula.message = { key: "circular" };
    return new FormulaError("#CIRC!");
  }

  private keep(formula: FormulaCell, result: Value): void {
    const { sheet, row, column } = formula;
    const free = this.spills.remove(formula);
    if (free) this.spread({ sheet, ...free.range });
    let shown: Scalar = isMatrix(result) ? null : result;
    if (isMatrix(result)) {
      shown = result[0]?.[0] ?? null;
      if (result.length > 1 || (result[0]?.length ?? 0) > 1) shown = this.spill(formula, result);
    }
    const value = toCell(shown ?? 0);
    const before = this.workbook.cell(sheet, row, column);
    if (before && !before.saved && sameCellValue(before.value, value)) return;
    // A stream that has not answered yet leaves the figure of the last time, as a spreadsheet does on opening.
    if (isBusy(value) && before?.saved && before.value !== null) return;
    this.workbook.setComputed(sheet, row, column, value);
    if (!sameCellValue(before?.value ?? null, value)) this.spread({ sheet, top: row, left: column, bottom: row, right: column });
  }

  private spill(formula: FormulaCell, result: Matrix): Scalar {
    const sheet = this.workbook.sheets().find(({ name }) => name === formula.sheet)!;
    const range = this.spills.place(formula, sheet, formula.row, formula.column, result);
    if (!range) {
      formula.message = { key: "spillBlocked" };
      return new FormulaError("#SPILL!");
    }
    if (formula.references.some((each) => each.sheet === formula.sheet && overlaps(each, range))) {
      this.spills.remove(formula);
      return this.circular(formula);
    }
    this.values.extend(formula.sheet, range.bottom, range.right);
    this.spread({ sheet: formula.sheet, ...range });
    return result[0]?.[0] ?? null;
  }
}
