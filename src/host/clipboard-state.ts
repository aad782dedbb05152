import { type ClipboardEvent, useCallback } from "react";
import { copyRange, type Copied, paste } from "./clipboard";
import type { EditState } from "./edit-state";
import type { OpenBook } from "./open-book";

/** The last copy of this page, so that a paste can keep formulas. One page, one clipboard. */
export const clipboardState: { copied: Copied | null } = { copied: null };

interface ClipboardHandlers {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** Copy, cut and paste of cells; while a cell is edited the field's own text is meant. */
export function useClipboard(book: OpenBook, edit: EditState): ClipboardHandlers {
  const take = useCallback(
    (event: ClipboardEvent, cut: boolean) => {
      if (edit.mode !== "ready") return;
      const copied = copyRange(book, cut);
      if (!copied) return;
      event.clipboardData.setData("text/plain", copied.text);
      event.preventDefault();
      clipboardState.copied = copied;
      book.select(book.selection);
    },
    [book, edit],
  );
  return {
    onCopy: (event) => take(event, false),
    onCut: (event) => take(event, true),
    onPaste: (event) => {
      if (edit.mode !== "ready") return;
      event.preventDefault();
      const pasted = paste(book, event.clipboardData.getData("text/plain"), clipboardState.copied);
      if (pasted && clipboardState.copied?.cut) clipboardState.copied = null;
    },
  };
}
