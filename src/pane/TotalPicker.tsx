import { Select } from "@fluentui/react-components";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { totalName } from "./ledger-figures";
import { useRemembered, useWords } from "./pane-state";

interface Total {
  readonly key: string;
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
}

/** The total looked at (what is in different currencies is never added), shared by the tabs; the first where none was picked. */
export function useShownTotal(totals: readonly Total[]): [string, (key: string) => void] {
  const [picked, pick] = useRemembered<string | null>("total", null);
  const key = totals.some((total) => total.key === picked) ? picked! : (totals[0]?.key ?? "");
  return [key, pick];
}

/** Picks the total to show; nothing where there is only one. */
export function TotalPicker({ totals, value, onPick }: { readonly totals: readonly Total[]; readonly value: string; readonly onPick: (key: string) => void }) {
  const words = useWords(PANE_LEDGER_WORDS);
  if (totals.length < 2) return null;
  return (
    <Select size="small" aria-label={words("control.of")} value={value} onChange={(_, data) => onPick(data.value)} style={{ marginBottom: "6px", maxWidth: "240px" }}>
      {totals.map((total) => <option key={total.key} value={total.key}>{totalName(total)}</option>)}
    </Select>
  );
}
