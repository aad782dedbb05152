import { WorkbookError, type WorkbookErrorCode } from "../workbook/workbook";

/** Excel's own codes and what they mean to the program. */
const CODES: Readonly<Record<string, WorkbookErrorCode>> = {
  InvalidOperationInCellEditMode: "editing",
  AccessDenied: "protected",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  OperationCellsExceedLimit: "too-large",
  RangeExceedsLimit: "too-large",
  FormulaLengthExceedsLimit: "too-large",
  ItemAlreadyExists: "name-taken",
  InsertDeleteConflict: "no-room",
  MergedRangeConflict: "no-room",
  PivotTableRangeConflict: "no-room",
  NonBlankCellOffSheet: "no-room",
  ApiNotFound: "unsupported",
  ApiNotAvailable: "unsupported",
  NotImplemented: "unsupported",
  UnsupportedOperation: "unsupported",
};

/** A batch of calls to Excel, its failures told in the port's codes. `params` go with the error where Excel names no place itself. */
export async function inExcel<Value>(batch: (context: Excel.RequestContext) => Promise<Value>, params: Readonly<Record<string, string>> = {}): Promise<Value> {
  try {
    return await Excel.run(batch);
  } catch (error) {
    throw workbookErrorOf(error, params);
  }
}

/** A failure of ours goes through as it is: only what Excel itself refused becomes a `WorkbookError`. */
export function workbookErrorOf(error: unknown, params: Readonly<Record<string, string>> = {}): unknown {
  if (!isOfficeError(error)) return error;
  const code = CODES[error.code] ?? "other";
  return new WorkbookError(code, code === "other" ? { ...params, detail: `${error.code}: ${error.message}` } : params, { cause: error });
}

/** The request or its answer was over Excel's 5 MB: half of it may pass. */
export function isTooLarge(error: unknown): boolean {
  return isOfficeError(error) && CODES[error.code] === "too-large";
}

/** Something else than cells is selected, a chart or a picture. */
export function isNoSelection(error: unknown): boolean {
  return isOfficeError(error) && ["InvalidSelection", "ItemNotFound", "InvalidReference"].includes(error.code);
}

function isOfficeError(error: unknown): error is OfficeExtension.Error {
  return error instanceof OfficeExtension.Error;
}

/**
 * Wait until no cell is being edited: for commands of the user's, who expects them to run, not to be told to press Enter.
 *
 * Excel does the waiting; where it cannot, the command itself is refused with `editing`.
 */
export async function afterCellEdit(): Promise<void> {
  try {
    await Excel.run({ delayForCellEdit: true }, (context) => context.sync());
  } catch (error) {
    throw workbookErrorOf(error);
  }
}
