import type { AgingPolicy, AllocationPolicy, Settings, StatementSettings } from "../settings/settings";

/** The settings that a statement's figures hang on: with them, and the ledger of then, it comes out the same. */
export interface StatedWay {
  readonly showWriteOffs: boolean;
  readonly perspective: StatementSettings["perspective"];
  readonly listOpenItems: boolean;
  readonly aging: AgingPolicy;
  readonly allocation: AllocationPolicy;
}

/** In the order in which a change of several is told. */
export const WAY_PARTS = ["allocation", "aging", "showWriteOffs", "listOpenItems", "perspective"] as const satisfies readonly (keyof StatedWay)[];
export type WayPart = (typeof WAY_PARTS)[number];

export function wayOf({ aging, allocation, statement: { showWriteOffs, perspective, listOpenItems } }: Settings): StatedWay {
  return { showWriteOffs, perspective, listOpenItems, aging, allocation };
}

/** The settings as they would have to be for figures of that way. */
export function settingsOf(settings: Settings, { aging, allocation, ...printed }: StatedWay): Settings {
  return { ...settings, aging, allocation, statement: { ...settings.statement, ...printed } };
}

export function sameWay(one: StatedWay, other: StatedWay, part: WayPart): boolean {
  return JSON.stringify(packedPart(one, part)) === JSON.stringify(packedPart(other, part));
}

/** Values alone, in a fixed order: the same way is the same text. */
export function packWay(way: StatedWay): readonly unknown[] {
  return WAY_PARTS.map((part) => packedPart(way, part));
}

/** null for what no register of ours has written. */
export function unpackWay(stored: unknown): StatedWay | null {
  if (!Array.isArray(stored) || stored.length !== WAY_PARTS.length) return null;
  const [allocation, aging, showWriteOffs, listOpenItems, perspective] = stored as readonly unknown[];
  if (!Array.isArray(allocation) || !Array.isArray(aging)) return null;
  const [allocate, allocationDate, order] = allocation as readonly unknown[];
  const [basis, edgesDays, credits] = aging as readonly unknown[];
  if (!isOneOf(allocate, ["auto", "explicit"]) || !isOneOf(allocationDate, ["recorded", "documents"]) || !isOneOf(order, ["due", "document"])) return null;
  if (!isOneOf(basis, ["due", "document"]) || !isOneOf(credits, ["column", "own-date", "fifo"]) || !isOneOf(perspective, ["ours", "theirs"])) return null;
  if (!Array.isArray(edgesDays) || !edgesDays.every((edge, index) => Number.isSafeInteger(edge) && (edge as number) > ((edgesDays as number[])[index - 1] ?? 0))) return null;
  return {
    showWriteOffs: showWriteOffs === 1, listOpenItems: listOpenItems === 1, perspective,
    aging: { basis, edgesDays: edgesDays as number[], credits }, allocation: { allocation: allocate, allocationDate, order },
  };
}

function packedPart({ aging, allocation, ...way }: StatedWay, part: WayPart): unknown {
  switch (part) {
    case "allocation":
      return [allocation.allocation, allocation.allocationDate, allocation.order];
    case "aging":
      return [aging.basis, aging.edgesDays, aging.credits];
    case "perspective":
      return way.perspective;
    default:
      return way[part] ? 1 : 0;
  }
}

function isOneOf<const Choice extends string>(value: unknown, choices: readonly Choice[]): value is Choice {
  return choices.some((choice) => choice === value);
}
