import { base64Of } from "../check/base64";
import { downloadFile } from "../pane/download-file";
import type { FileHandover } from "../workbook/file-handover";
import { WorkbookError } from "../workbook/workbook";

/**
 * Files out of Excel's pane: saved by the browser inside Excel where it saves files at all, or opened as new workbooks.
 *
 * Excel opens a new workbook in a window or tab of its own; what it does not allow is told as `unsupported`.
 */
export const excelFiles: FileHandover = {
  save: downloadFile,
  open: async (bytes) => {
    try {
      await Excel.createWorkbook(base64Of(bytes));
    } catch (error) {
      throw new WorkbookError("unsupported", { reason: "new-workbook" }, { cause: error });
    }
  },
};
