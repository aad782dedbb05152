import type { ReconciliationInput } from "../../src/reconciliation/reconciliation";
import type { Answer } from "./score-set";

/** What a careful person does with XLOOKUP: the reference as it is written, then the amount, each row ticked off once. */
export function matchByLookup({ kind, ours, theirs }: ReconciliationInput): Answer {
  const groups: { ours: number[]; theirs: number[]; verdict: "auto"; cause: "EXACT" | "REF_MISSING"; confidence: number; differenceMinor: never; currency: string; evidence: []; alternatives: [] }[] = [];
  const takenOurs = new Set<number>();
  const takenTheirs = new Set<number>();
  const match = (our: number, their: number, cause: "EXACT" | "REF_MISSING"): void => {
    takenOurs.add(our);
    takenTheirs.add(their);
    groups.push({ ours: [our], theirs: [their], verdict: "auto", cause, confidence: 1, differenceMinor: 0 as never, currency: "", evidence: [], alternatives: [] });
  };
  const byReference = new Map<string, number[]>();
  for (const row of ours) listAt(byReference, row.reference.toLowerCase()).push(row.row);
  for (const row of theirs) {
    const found = byReference.get((row.reference || row.text).trim().toLowerCase())?.find((our) => !takenOurs.has(our));
    if (found !== undefined) match(found, row.row, "EXACT");
  }
  const byAmount = new Map<number, number[]>();
  for (const row of ours) if (!takenOurs.has(row.row)) listAt(byAmount, Math.abs(row.amountMinor)).push(row.row);
  for (const row of theirs) {
    if (takenTheirs.has(row.row)) continue;
    const found = byAmount.get(Math.abs(row.amountMinor))?.find((our) => !takenOurs.has(our));
    if (found !== undefined) match(found, row.row, "REF_MISSING");
  }
  return {
    groups,
    unmatched: {
      ours: ours.filter(({ row }) => !takenOurs.has(row)).map(({ row }) => ({ row, cause: kind === "bank" ? ("UNPAID" as const) : ("MISSING_R" as const) })),
      theirs: theirs.filter(({ row }) => !takenTheirs.has(row)).map(({ row }) => ({ row, cause: kind === "bank" ? ("UNRELATED_R" as const) : ("MISSING_L" as const) })),
    },
  };
}

function listAt<Key>(map: Map<Key, number[]>, key: Key): number[] {
  const known = map.get(key);
  if (known) return known;
  const list: number[] = [];
  map.set(key, list);
  return list;
}
