import { type DragEvent, type ReactNode, useState } from "react";
import { handleRegionKey } from "./region-keys";

interface DropProps {
  readonly words: (key: "dropHere") => string;
  readonly open: (file: File) => void;
  readonly children: ReactNode;
}

/** The whole page takes files, and F6 goes round its parts. */
export function DropTarget({ words, open, children }: DropProps): ReactNode {
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return (
    <div
      className="workbench"
      onKeyDown={handleRegionKey}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) open(file);
      }}
    >
      {children}
      {over && <div className="drop" aria-hidden="true"><p>{words("dropHere")}</p></div>}
    </div>
  );
}
