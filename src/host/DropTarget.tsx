import { type DragEvent, type ReactNode, useState } from "react";
import { handleRegionKey } from "./region-keys";

interface DropProps {
  readonly words: (key: "dropHere") => string;
  readonly open: (file: File) => void;
  readonly children: ReactNode;
}

/** The whole page takes files, and F6 goes round its parts. The pane takes those that are dropped on it itself. */
export function DropTarget({ words, open, children }: DropProps): ReactNode {
  const [over, setOver] = useState(false);
  const isOnPane = (event: DragEvent): boolean => event.target instanceof Element && event.target.closest(".pane-body") !== null;
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return (
    <div
      className="workbench"
      onKeyDown={handleRegionKey}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        setOver(!isOnPane(event));
        event.preventDefault();
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        if (isOnPane(event)) return;
        const file = event.dataTransfer.files[0];
        if (file) open(file);
      }}
    >
      {children}
      {over && <div className="drop" aria-hidden="true"><p>{words("dropHere")}</p></div>}
    </div>
  );
}
