import type { AgingPolicy, AllocationPolicy } from "../settings/settings";

/**
 * How a ledger is settled that is aged by a basis.
 *
 * By document date debits go by document date too, or a receipt would be taken off another invoice than the table says.
 * Source: DOMAIN.md § Allocation.
 */
export function allocationFor(allocation: AllocationPolicy, basis: AgingPolicy["basis"]): AllocationPolicy {
  return basis === "document" ? { ...allocation, order: "document" } : allocation;
}
