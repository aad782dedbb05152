import type { Day } from "../calendar/day";
import { readSettings, writeSettings } from "../settings/read-settings";
import { DEFAULT_SETTINGS, type Settings } from "../settings/settings";
import { type Job, type Workbook, WorkbookError } from "../workbook/workbook";
import type { LedgerView, LiveState } from "./live-state";
import { readView } from "./read-view";

/** Quiet time after an edit before the workbook is read again, and the longest that edits in a row may put it off. */
const DEBOUNCE_MS = 300;
const POSTPONE_MAX_MS = 2000;
/** How often "today" is looked at, for a day that turns while the workbook is open. */
const DAY_CHECK_MS = 60_000;

/**
 * The ledger in memory, kept true as the tables change.
 *
 * Events only mark it stale; what is in it always comes from reading the tables again, because events carry too little to be trusted.
 * Readings never overlap: a change during one starts another when it is done.
 */
export class LiveLedger {
  private current: LiveState = { status: "idle", view: null };
  private known: Settings = DEFAULT_SETTINGS;
  private readonly listeners = new Set<() => void>();
  private version = 0;
  private running: Promise<LedgerView | null> | null = null;
  private changedWhileReading = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private firstChangeMs: number | null = null;
  private unwatch: (() => Promise<void>) | null = null;
  private dayTimer: ReturnType<typeof setInterval> | null = null;

  constructor(
    readonly workbook: Workbook,
    private readonly today: () => Day,
    private readonly nowMs: () => number = () => Date.now(),
  ) {}

  state(): LiveState {
    return this.current;
  }

  settings(): Settings {
    return this.known;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Follow the workbook from now on. Call once; `stop` ends it. */
  async start(): Promise<void> {
    this.unwatch ??= await this.workbook.watch((change) => {
      if (change.kind !== "selection") this.noteChange();
    });
    this.dayTimer ??= setInterval(() => this.noteDay(), DAY_CHECK_MS);
  }

  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    if (this.dayTimer) clearInterval(this.dayTimer);
    this.dayTimer = null;
    await this.unwatch?.();
    this.unwatch = null;
  }

  /** Read the workbook now; while a reading runs, waits for one that starts after this call. Null where no ledger was found. */
  async refresh(job?: Job): Promise<LedgerView | null> {
    if (this.running) {
      await this.running.catch(() => null);
      if (this.running) return this.running;
    }
    this.running = this.read(job).finally(() => {
      this.running = null;
      if (this.changedWhileReading) this.schedule();
    });
    return this.running;
  }

  /** The latest view if nothing changed since, else a new reading. */
  async view(job?: Job): Promise<LedgerView | null> {
    const state = this.current;
    return state.status === "ready" && !state.stale ? state.view : this.refresh(job);
  }

  /** Keep a setting in the workbook and read again with it. Settings that change figures raise the policy version. */
  async saveSettings(change: Partial<Settings>): Promise<void> {
    const stored = readSettings(await this.workbook.readState()).settings;
    const changesFigures = "aging" in change || "allocation" in change || "baseCurrency" in change || "tables" in change || "columns" in change;
    const next: Settings = { ...stored, ...change, policyVersion: stored.policyVersion + (changesFigures ? 1 : 0) };
    await this.workbook.writeState(writeSettings(next));
    this.known = next;
    await this.refresh();
  }

  /**
   * Keep something in the workbook's memory that changes no figure, without reading the tables again.
   *
   * `change` gets what is stored now, so that nothing another session saved is lost; null leaves everything as it is.
   */
  async remember(change: (stored: Settings) => Settings | null): Promise<Settings> {
    const stored = readSettings(await this.workbook.readState()).settings;
    const next = change(stored);
    this.known = next ?? stored;
    if (next === null) return stored;
    await this.workbook.writeState(writeSettings(next));
    const { current } = this;
    if (current.status === "ready") this.set({ ...current, view: { ...current.view, settings: next } });
    return next;
  }

  private async read(job?: Job): Promise<LedgerView | null> {
    const before = this.current.view;
    this.changedWhileReading = false;
    this.firstChangeMs = null;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.set({ status: "reading", view: before, done: 0, total: 1 });
    try {
      const reading = await readView(this.workbook, {
        today: this.today(),
        version: ++this.version,
        job: {
          ...(job?.signal && { signal: job.signal }),
          onProgress: (progress) => {
            job?.onProgress?.(progress);
            this.set({ status: "reading", view: before, done: progress.done, total: progress.total });
          },
        },
      });
      if (reading.kind === "no-ledger") {
        this.known = reading.settings;
        this.set({ status: "no-ledger", view: null, issues: reading.issues });
        return null;
      }
      this.known = reading.view.settings;
      this.set({ status: "ready", view: reading.view, stale: this.changedWhileReading });
      return reading.view;
    } catch (error) {
      const cancelled = error instanceof WorkbookError && error.code === "cancelled";
      this.set(cancelled ? (before ? { status: "ready", view: before, stale: true } : { status: "idle", view: null }) : { status: "failed", view: before, error });
      throw error;
    }
  }

  private noteChange(): void {
    if (this.running) {
      this.changedWhileReading = true;
      return;
    }
    if (this.current.status === "ready" && !this.current.stale) this.set({ ...this.current, stale: true });
    this.schedule();
  }

  private schedule(): void {
    const now = this.nowMs();
    this.firstChangeMs ??= now;
    const wait = Math.max(0, Math.min(DEBOUNCE_MS, this.firstChangeMs + POSTPONE_MAX_MS - now));
    if (this.timer) clearTimeout(this.timer);
    // A failed reading is in `state`; nobody waits for this one.
    this.timer = setTimeout(() => void this.refresh().catch(() => null), wait);
  }

  private noteDay(): void {
    const view = this.current.view;
    if (view && !view.closingSaved && view.asOf !== this.today()) this.noteChange();
  }

  private set(state: LiveState): void {
    this.current = state;
    for (const listener of [...this.listeners]) listener();
  }
}
