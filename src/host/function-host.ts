import { CellProblem } from "../functions/cell-error";
import { FUNCTIONS } from "../functions/registry";
import { FormulaError, isError, isMatrix, type Matrix, type Scalar, type Value } from "./formula-values";

const NAMESPACE = "LEDGER.";

/** What a call shows now. */
export interface HostAnswer {
  readonly key: string;
  readonly value: Value;
  readonly message: string | null;
}

interface SharedStream<User> {
  readonly users: Set<User>;
  readonly invocation: { setResult: (value: unknown) => void; onCanceled?: () => void };
  value: Value;
  message: string | null;
}

/**
 * Runs the add-in's functions for the cells of this workbook, as a spreadsheet does: one stream for each distinct call, shared by all cells
 * that make it, answered at once with what it last said, and cancelled when no cell makes the call any more.
 */
export class FunctionHost<User> {
  private readonly streams = new Map<string, SharedStream<User>>();

  /** `changed` is told which cells show another value now. */
  constructor(private readonly changed: (users: ReadonlySet<User>) => void) {}

  has(name: string): boolean {
    return name.startsWith(NAMESPACE) && name.slice(NAMESPACE.length) in FUNCTIONS;
  }

  ask(name: string, args: readonly Value[], user: User): HostAnswer {
    const wrong = args.find(isError);
    if (wrong) return { key: "", value: wrong, message: null };
    const id = name.slice(NAMESPACE.length);
    const { call } = FUNCTIONS[id]!;
    const plain = args.map((arg) => (isMatrix(arg) ? arg.map((row) => row.map(plainValue)) : plainValue(arg)));
    const key = `${id} ${JSON.stringify(plain)}`;
    const known = this.streams.get(key);
    if (known) {
      known.users.add(user);
      return { key, value: known.value, message: known.message };
    }
    const stream = this.open(key, user);
    call(plain, stream.invocation);
    return { key, value: stream.value, message: stream.message };
  }

  /** The cell makes only the calls in `kept` now. */
  release(user: User, made: ReadonlySet<string>, kept: ReadonlySet<string>): void {
    for (const key of made) {
      if (kept.has(key)) continue;
      const stream = this.streams.get(key);
      stream?.users.delete(user);
      if (stream?.users.size !== 0) continue;
      this.streams.delete(key);
      stream.invocation.onCanceled?.();
    }
  }

  /** Streams that run now. */
  count(): number {
    return this.streams.size;
  }

  stop(): void {
    for (const { invocation } of this.streams.values()) invocation.onCanceled?.();
    this.streams.clear();
  }

  private open(key: string, user: User): SharedStream<User> {
    const stream: SharedStream<User> = {
      users: new Set([user]),
      value: new FormulaError("#BUSY!"),
      message: null,
      invocation: {
        setResult: (result) => {
          if (this.streams.get(key) !== stream) return;
          stream.value = valueOf(result);
          stream.message = result instanceof CellProblem ? result.message : null;
          if (asked) this.changed(stream.users);
        },
      },
    };
    // An answer during the call itself is the call's result; only later ones are news.
    let asked = false;
    queueMicrotask(() => {
      asked = true;
    });
    this.streams.set(key, stream);
    return stream;
  }
}

function plainValue(value: Scalar): number | string | boolean | null {
  return isError(value) ? value.error : value;
}

function valueOf(result: unknown): Value {
  if (result instanceof CellProblem) return new FormulaError(result.code);
  if (Array.isArray(result)) return (result as unknown[][]).map((row) => row.map(scalarOf)) as Matrix;
  return scalarOf(result);
}

function scalarOf(value: unknown): Scalar {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  return value === null || value === undefined ? 0 : FormulaError.VALUE;
}
