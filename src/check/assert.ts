/**
 * Stop on a programmer's mistake.
 *
 * Never for data: a wrong row is an `Issue`, a failed workbook a `WorkbookError`.
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/** For the last branch of a switch over a closed union: the compiler proves that it is never reached. */
export function unreachable(value: never): never {
  throw new AssertionError(`Unexpected value ${String(value)}`);
}
