import { useState } from "react";
import { usePane } from "./pane-state";

/** When the figures shown were read, `12:04`; "" before the first reading. */
export function useReadTime(): string {
  const { view } = usePane();
  const [seen, setSeen] = useState<{ readonly version: number; readonly time: string } | null>(null);
  if (view && view.version !== seen?.version) {
    const next = { version: view.version, time: clockTime(new Date()) };
    setSeen(next);
    return next.time;
  }
  return seen?.time ?? "";
}

function clockTime(now: Date): string {
  return `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
}
