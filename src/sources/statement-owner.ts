import { nameKey } from "../ledger/customer-index";
import { beginningOf } from "./clean-cell";
import { labelled } from "./preamble";
import type { ControlTotal, SourceContext, SourceGrid } from "./source";

/** Who a supplier or addressee is depends on who wrote the list; a customer is a customer. */
const LABELS = ["Customer name", "Customer", "Statement for", "Bill to", "客户名称", "客户", "往来单位", "往来单位名称", "购货单位", "购货单位名称"];
/** `Statement of account for Basalt Works`, `Statement - Basalt Works`. */
const TITLED = /\bstatement(?:\s+of\s+(?:account|transactions))?\s*(?:\bfor\b|[-–—:：])\s*(?<name>\p{L}[^\d]{2,80})$/iu;

/** Whose list it is, as the lines above it say; ours is not the answer. Undefined where they do not say. */
export function statementOwner(grid: SourceGrid, headerRow: number, { ourName = "" }: Pick<SourceContext, "ourName">): string | undefined {
  const own = nameKey(ourName);
  const isOther = (name: string): boolean => name !== "" && (own === "" || nameKey(name) !== own);
  for (const label of LABELS) {
    const value = labelled(grid, { to: headerRow }, [label]);
    if (value !== null && isOther(value)) return value;
  }
  const titles = grid.rows.slice(0, headerRow).flatMap((cells) => cells.map(beginningOf));
  return titles.map((title) => TITLED.exec(title.trim())?.groups?.name?.trim() ?? "").find(isOther);
}

/** Where such a list goes, and whose it is where nothing says so: told with every one, for it could be ours. */
export function counterList(namesParty: boolean): readonly ControlTotal[] {
  const told = (name: string, explanation: string): ControlTotal => ({ name, expected: "", found: "", ok: true, explanation });
  return [told("goes-to", "counter-list"), ...(namesParty ? [] : [told("owner", "owner-unknown")])];
}
