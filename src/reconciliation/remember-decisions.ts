import { type CounterpartyMemory, DECISIONS_MAX, type SavedDecision } from "../settings/reconciliation-memory";

/**
 * A counterparty's memory with decisions added, the last word on a row being the one that holds.
 *
 * A decision about the same rows replaces the earlier one and keeps its remarks; a group takes its rows out of groups decided before.
 * Null where the memory would hold more than it may: nothing decided is dropped silently.
 */
export function withDecisions(memory: CounterpartyMemory, added: readonly SavedDecision[]): CounterpartyMemory | null {
  if (added.length > DECISIONS_MAX) return null;
  const bySet = new Map(memory.decisions.map((decision) => [setOf(decision), decision]));
  const groupOf = new Map<string, string>();
  const index = (key: string, { ours, theirs, verdict }: SavedDecision): void => {
    if (verdict === "accepted" || verdict === "grouped") for (const row of sidedKeys(ours, theirs)) groupOf.set(row, key);
  };
  bySet.forEach((decision, key) => index(key, decision));
  for (const decision of added) {
    const key = setOf(decision);
    const before = bySet.get(key);
    if (decision.verdict === "accepted" || decision.verdict === "grouped") {
      for (const row of sidedKeys(decision.ours, decision.theirs)) {
        const other = groupOf.get(row);
        if (other !== undefined && other !== key) bySet.delete(other);
      }
    }
    bySet.delete(key);
    const kept = before ? { ...(before.note && { note: before.note }), ...(before.owner && { owner: before.owner }), ...(before.disputed && { disputed: before.disputed }) } : {};
    const merged: SavedDecision = { ...kept, ...decision, verdict: decision.verdict ?? before?.verdict ?? null };
    bySet.set(key, merged);
    index(key, merged);
  }
  const decisions = [...bySet.values()].filter(({ verdict, note, owner, disputed }) => verdict !== null || note || owner || disputed);
  return decisions.length > DECISIONS_MAX ? null : { ...memory, decisions };
}

/** Without what was decided about rows that a predicate names (they are posted, or their period is agreed). */
export function withoutDecisionsAbout(memory: CounterpartyMemory, done: { readonly ours: ReadonlySet<string>; readonly theirs: ReadonlySet<string> }): CounterpartyMemory {
  return { ...memory, decisions: memory.decisions.filter(({ ours, theirs }) => !ours.some((key) => done.ours.has(key)) && !theirs.some((key) => done.theirs.has(key))) };
}

function setOf({ ours, theirs }: SavedDecision): string {
  return `${[...ours].sort().join(" ")}|${[...theirs].sort().join(" ")}`;
}

function sidedKeys(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  return [...ours.map((key) => `o${key}`), ...theirs.map((key) => `t${key}`)];
}
