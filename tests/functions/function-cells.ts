import { CellProblem } from "../../src/functions/cell-error";
import { FUNCTIONS } from "../../src/functions/registry";
import type { Stream } from "../../src/functions/subscriptions";

/** How an empty cell arrives as an argument: 0 on the desktop, null on the web. */
export type Platform = "desktop" | "web";

interface SharedStream {
  readonly stream: Stream;
  readonly cells: Set<string>;
  value: unknown;
  isCancelled: boolean;
}

/**
 * Cells of a spreadsheet that runs custom functions the way Excel does: one stream for all cells that make the same call, begun again when
 * a call changes, and an old stream's cancellation that may come before or long after the new one began.
 */
export class FunctionCells {
  private readonly running = new Map<string, SharedStream>();
  private readonly calls = new Map<string, string>();
  private readonly late: (() => void)[] = [];
  /** Results delivered, in order: `key value`. */
  readonly pushes: string[] = [];
  /** Results that came for a stream already cancelled. */
  strays = 0;

  constructor(
    private readonly platform: Platform,
    private readonly cancels: "at once" | "late" = "at once",
  ) {}

  /** Puts a call into a cell; `undefined` arguments are references to empty cells. */
  enter(cell: string, id: string, ...args: readonly unknown[]): void {
    const handed = args.map((arg) => (arg === undefined ? (this.platform === "desktop" ? 0 : null) : arg));
    const key = `${id}${JSON.stringify(handed)}`;
    const before = this.calls.get(cell);
    if (before === key) return;
    this.calls.set(cell, key);
    const known = this.running.get(key);
    if (known) known.cells.add(cell);
    else this.begin(key, cell, { id, handed });
    if (before !== undefined) this.leave(before, cell);
  }

  clear(cell: string): void {
    const key = this.calls.get(cell);
    this.calls.delete(cell);
    if (key !== undefined) this.leave(key, cell);
  }

  /** Structural edits and crashes of the runtime: the same call is begun anew, the old stream cancelled after. */
  reinvoke(cell: string): void {
    const key = this.calls.get(cell)!;
    const old = this.running.get(key)!;
    this.running.delete(key);
    const [id, handed] = [key.slice(0, key.indexOf("[")), JSON.parse(key.slice(key.indexOf("["))) as unknown[]];
    this.begin(key, cell, { id, handed });
    for (const each of old.cells) this.running.get(key)!.cells.add(each);
    this.cancel(old);
  }

  /** Late cancellations arrive now, in this order of theirs. */
  arriveLate(order: "first" | "last first" = "first"): void {
    const waiting = this.late.splice(0);
    for (const cancel of order === "first" ? waiting : waiting.reverse()) cancel();
  }

  shows(cell: string): unknown {
    const value = this.running.get(this.calls.get(cell)!)?.value;
    return value instanceof CellProblem ? `${value.code} ${value.message}` : value;
  }

  private begin(key: string, cell: string, { id, handed }: { readonly id: string; readonly handed: readonly unknown[] }): void {
    const shared: SharedStream = {
      cells: new Set([cell]), value: "#BUSY!", isCancelled: false,
      stream: {
        setResult: (value) => {
          if (shared.isCancelled) this.strays++;
          shared.value = value;
          this.pushes.push(`${key} ${JSON.stringify(value)}`);
        },
      },
    };
    this.running.set(key, shared);
    FUNCTIONS[id]!.call(handed, shared.stream);
  }

  private leave(key: string, cell: string): void {
    const shared = this.running.get(key);
    shared?.cells.delete(cell);
    if (!shared || shared.cells.size > 0) return;
    this.running.delete(key);
    this.cancel(shared);
  }

  private cancel(shared: SharedStream): void {
    const cancel = (): void => {
      shared.isCancelled = true;
      shared.stream.onCanceled?.();
    };
    if (this.cancels === "late") this.late.push(cancel);
    else cancel();
  }
}
