import { createContext, type DragEvent, useContext, useMemo, useState } from "react";

/** Files on their way into the import view: held over the pane, or dropped and not looked at yet. */
export interface PaneDrop {
  readonly over: boolean;
  readonly files: readonly File[] | null;
  /** They are being looked at. */
  readonly take: () => void;
}

export const PaneDropContext = createContext<PaneDrop>({ over: false, files: null, take: () => undefined });

export function usePaneDrop(): PaneDrop {
  return useContext(PaneDropContext);
}

type DropHandler = "onDragOver" | "onDragLeave" | "onDrop";

/**
 * What makes the pane take files: spread `target` over its outermost element. The page around leaves a drop alone that was answered here.
 *
 * @param onDropped the files are there, and whoever shows them is to be shown
 */
export function useFilesDropped(onDropped: () => void): { readonly drop: PaneDrop; readonly target: Readonly<Record<DropHandler, (event: DragEvent) => void>> } {
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<readonly File[] | null>(null);
  const drop = useMemo<PaneDrop>(() => ({ over, files, take: () => setFiles(null) }), [over, files]);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return {
    drop,
    target: {
      onDragOver: (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
      },
      onDrop: (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer.files.length === 0) return;
        setFiles([...event.dataTransfer.files]);
        onDropped();
      },
    },
  };
}
