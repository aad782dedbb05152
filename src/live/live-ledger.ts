import type { Day } from "../calendar/day";
import type { MappedTable } from "../ledger/ledger";
import { readSettings, writeSettings } from "../settings/read-settings";
import { DEFAULT_SETTINGS, type Settings } from "../settings/settings";
import { type Job, type Workbook, WorkbookError } from "../workbook/workbook";
import type { LedgerView, LiveState } from "./live-state";
import { prepareChanges } from "./patch-entries";
import { breathe, readView, stepByStep, type ViewSource, viewOfTables } from "./read-view";

/** Quiet time after an edit before the workbook is read again, and the longest that edits in a row may put it off. */
const DEBOUNCE_MS = 300;
const POSTPONE_MAX_MS = 2000;
/** Quiet time after which a view with changed rows laid over it is replaced by one worked out whole, from the same tables. */
const COMPLETE_MS = 1500;
/** Until the next try where a cell was being edited. */
const EDITING_RETRY_MS = 1000;
/** A reading that is over sooner is not told of, and its progress no more often: whoever draws it anew every time keeps the cells waiting. */
const TOLD_MS = 100;
/** How often "today" is looked at, for a day that turns while the workbook is open. */
const DAY_CHECK_MS = 60_000;

/**
 * The ledger in memory, kept true as the tables change.
 *
 * Events only mark it stale; what is in it always comes from reading the tables again, because events carry too little to be trusted.
 * After an edit only the rows that differ are worked out, so that cells follow at once; the whole follows when it is quiet, and whoever
 * needs it sooner (a report, Refresh) gets it first.
 * Readings never overlap: a change during one starts another when it is done.
 */
export class LiveLedger {
  private current: LiveState = { status: "idle", view: null };
  private known: Settings = DEFAULT_SETTINGS;
  private readonly listeners = new Set<() => void>();
  private version = 0;
  /** The last view worked out whole, and of what: changed rows are laid over it. */
  private last: { readonly view: LedgerView; readonly source: ViewSource } | null = null;
  /** A view with changed rows was asked for more than balances: the next is settled in steps before it is shown, lest a cell settle the ledger in one go. */
  private cellsSettle = false;
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
    return this.run(this.read({ ...(job && { job }), mayPatch: false }));
  }

  /** The latest view if nothing changed since, else a new reading. Events get missed: tables are looked at before they are trusted. */
  async view(job?: Job): Promise<LedgerView | null> {
    await this.workbook.tellMissedChanges?.();
    const state = this.current;
    return state.status === "ready" && !state.stale && (await this.looksUnchanged(state.view)) ? state.view : this.refresh(job);
  }

  private run(reading: Promise<LedgerView | null>): Promise<LedgerView | null> {
    this.running = reading.finally(() => {
      this.running = null;
      if (this.changedWhileReading) this.schedule();
    });
    return this.running;
  }

  /** The tables are where they were, with the columns and the number of rows they had: what can be seen without reading them. */
  private async looksUnchanged({ ledger: { tables } }: LedgerView): Promise<boolean> {
    const now = new Map((await this.workbook.listTables()).map((table) => [table.id, table]));
    return Object.values(tables).every((table: MappedTable | null) => {
      const found = table && now.get(table.id);
      return table === null || (found !== null && found !== undefined && found.name === table.name && found.rowCount === table.rowCount && found.headers.join("\u0000") === table.headers.join("\u0000"));
    });
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
    const changed = change(stored);
    this.known = stored;
    if (changed === null) return stored;
    const json = writeSettings(changed);
    // As the next reading finds it: else it would take a difference in form for a change.
    const next = (this.known = readSettings(json).settings);
    await this.workbook.writeState(json);
    const { current, last } = this;
    // The next edit is compared with what is remembered now: else it would have everything read again.
    if (last) this.last = { ...last, view: remembering(last.view, next) };
    if (current.status === "ready") this.set({ ...current, view: current.view === last?.view ? this.last!.view : remembering(current.view, next, this.last?.view) });
    return next;
  }

  private async read({ job, mayPatch }: { readonly job?: Job; readonly mayPatch: boolean }): Promise<LedgerView | null> {
    const before = this.current.view;
    this.changedWhileReading = false;
    this.firstChangeMs = null;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const progress = this.progressOf(before, { isQuiet: mayPatch && before !== null });
    progress({ done: 0, total: 1 });
    try {
      const reading = await readView(this.workbook, {
        today: this.today(),
        version: ++this.version,
        last: mayPatch ? this.last : null,
        job: {
          ...(job?.signal && { signal: job.signal }),
          onProgress: (made) => {
            job?.onProgress?.(made);
            progress(made);
          },
        },
      });
      if (reading.kind === "no-ledger") {
        this.known = reading.settings;
        this.last = null;
        this.set({ status: "no-ledger", view: null, issues: reading.issues });
        return null;
      }
      this.known = reading.view.settings;
      const { changed } = reading.view;
      if (changed && this.cellsSettle) await stepByStep(changed.settleInSteps(), job);
      this.take(reading);
      return reading.view;
    } catch (error) {
      const isEditing = error instanceof WorkbookError && error.code === "editing";
      // While somebody types in a cell nothing can be read: not a failure, only a later reading.
      if (isEditing) this.timer = setTimeout(() => void this.refresh().catch(() => null), EDITING_RETRY_MS);
      const putOff = isEditing || (error instanceof WorkbookError && error.code === "cancelled");
      this.set(putOff ? (before ? { status: "ready", view: before, stale: true } : { status: "idle", view: null }) : { status: "failed", view: before, error });
      throw error;
    }
  }

  /** Keeps how far a reading is, and tells of it now and then; of a quiet one only when it takes long. */
  private progressOf(view: LedgerView | null, { isQuiet }: { readonly isQuiet: boolean }): (made: { readonly done: number; readonly total: number }) => void {
    let toldMs = isQuiet ? performance.now() : -Infinity;
    return ({ done, total }) => {
      this.current = { status: "reading", view, done, total };
      if (performance.now() - toldMs < TOLD_MS) return;
      toldMs = performance.now();
      this.tell();
    };
  }

  private take(reading: { readonly view: LedgerView; readonly source: ViewSource }): void {
    if (this.current.view?.changed?.isSettled()) this.cellsSettle = true;
    const isWhole = reading.view.changed === undefined;
    if (isWhole) this.last = reading;
    if (isWhole && this.unwatch) void this.prepareForEdits(reading);
    this.set({ status: "ready", view: reading.view, stale: this.changedWhileReading || !isWhole });
    if (!isWhole) this.timer = setTimeout(() => void this.complete(reading).catch(() => null), COMPLETE_MS);
  }

  /** The first edit should not have to wait for what every edit needs. */
  private async prepareForEdits({ view, source }: { readonly view: LedgerView; readonly source: ViewSource }): Promise<void> {
    await breathe();
    if (source.ways && this.last?.view.ledger === view.ledger) await stepByStep(prepareChanges(view.ledger, source.ways));
  }

  /** Works out whole what is shown with changed rows laid over it, without reading the tables again. */
  private async complete({ view, source }: { readonly view: LedgerView; readonly source: ViewSource }): Promise<void> {
    // What was remembered meanwhile changed no figure: it is still the same reading.
    const isShown = (): boolean => this.current.view?.version === view.version;
    if (this.running || !isShown()) return;
    const { settings } = this.current.view!;
    this.changedWhileReading = false;
    await this.run((async () => {
      const whole = await viewOfTables(source.tables, { settings, today: this.today(), version: ++this.version, findings: source.findings });
      // What cannot be understood whole any more is read again, and said.
      if (whole.kind !== "view") this.changedWhileReading = true;
      else if (isShown()) this.take(whole);
      return this.current.view;
    })());
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
    this.timer = setTimeout(() => void this.follow().catch(() => null), wait);
  }

  private async follow(): Promise<void> {
    if (this.running) this.changedWhileReading = true;
    else await this.run(this.read({ mayPatch: true }));
  }

  private noteDay(): void {
    const view = this.current.view;
    if (view && !view.closingSaved && view.asOf !== this.today()) this.noteChange();
  }

  private set(state: LiveState): void {
    this.current = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** `since`: the whole reading below a view with changed rows, with the same settings. */
function remembering(view: LedgerView, settings: Settings, since?: LedgerView): LedgerView {
  return { ...view, settings, figuresOf: view.figuresOf ?? view, ...(view.changed && since && { changed: { ...view.changed, since } }) };
}
