/** A file on its way out of the add-in. */
export interface OutgoingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const ZIP_TYPE = "application/zip";
export const EML_TYPE = "message/rfc822";

/** How files leave the add-in; a host without it offers none. Errors: `WorkbookError`. */
export interface FileHandover {
  /** Offers the user a file for saving. Nobody tells whether it was taken. */
  readonly save: (file: OutgoingFile) => Promise<void>;
  /** Opens .xlsx bytes as a new workbook of its own; left out where the host cannot. */
  readonly open?: (bytes: Uint8Array) => Promise<void>;
}
