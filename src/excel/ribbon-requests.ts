/** What a ribbon button or the cell menu asks of the pane. */
export const RIBBON_COMMANDS = ["refresh", "statement", "reconcile", "clearHighlights", "repairFormulas"] as const;
export type RibbonCommand = (typeof RIBBON_COMMANDS)[number];

/** Pressing the same button twice is two requests. */
export interface RibbonRequest {
  readonly id: number;
  readonly command: RibbonCommand;
}

/** The last request, for the pane to take up: ribbon and pane share one page. */
export class RibbonRequests {
  private last: RibbonRequest | null = null;
  private readonly listeners = new Set<() => void>();

  ask(command: RibbonCommand): void {
    this.last = { id: (this.last?.id ?? 0) + 1, command };
    this.listeners.forEach((listener) => listener());
  }

  current = (): RibbonRequest | null => this.last;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
}
