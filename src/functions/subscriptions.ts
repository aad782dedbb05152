import { Answers, answersOf } from "../live/answers";
import type { LiveLedger } from "../live/live-ledger";
import { breathe, stepByStep } from "../live/read-view";
import type { LiveState } from "../live/live-state";
import type { Language } from "../words/language";
import { type CellAnswer, type CellProblem, forHost, problem } from "./cell-error";
import { type About, TouchedQuestions } from "./touched-questions";

/** A cell may not stay #BUSY!: without a ledger by then it says so. */
const FIRST_ANSWER_MS = 10_000;

/** As many questions are asked without a pause: a few milliseconds. */
const AT_ONCE_MAX = 500;
const SLICE_MS = 8;

export interface Stream {
  setResult(value: unknown): void;
  onCanceled?: () => void;
}

export type Question = (answers: Answers, language: Language) => CellAnswer;

interface Subscription {
  readonly stream: Stream;
  readonly question: Question;
  readonly about: About;
  last: string | undefined;
}

/**
 * All cells that follow the ledger.
 *
 * One subscription per invocation (never per argument text: an old stream may be cancelled after a new one with the same arguments began).
 * When a new reading is there, every question is asked again that its changes may touch, and only answers that changed are pushed, in one burst.
 */
class Subscriptions {
  private readonly all = new Set<Subscription>();
  private readonly byCustomer = new TouchedQuestions<Subscription>();
  private live: LiveLedger | null = null;
  private language: Language = "en";
  private unsubscribe: (() => void) | null = null;
  private shown: unknown = undefined;
  private groundOf: LiveState | undefined = undefined;
  private groundNow: Answers | CellProblem | null = null;

  /** Follow this ledger from now on; cells asked before get their first answers. */
  connect(live: LiveLedger, language: Language): void {
    this.unsubscribe?.();
    this.live = live;
    this.language = language;
    this.shown = undefined;
    this.groundOf = undefined;
    this.byCustomer.begin(null);
    this.unsubscribe = live.subscribe(() => this.push());
    this.push();
  }

  disconnect(): void {
    this.unsubscribe?.();
    this.unsubscribe = null;
    this.live = null;
  }

  add(stream: Stream, question: Question, about: About): void {
    const subscription: Subscription = { stream, question, about, last: undefined };
    this.all.add(subscription);
    let waiting: ReturnType<typeof setTimeout> | null = setTimeout(() => {
      waiting = null;
      if (subscription.last === undefined) this.deliver(subscription, problem("not-loaded", this.language));
    }, FIRST_ANSWER_MS);
    if (typeof waiting === "object" && waiting && "unref" in waiting) waiting.unref();
    stream.onCanceled = () => {
      if (waiting !== null) clearTimeout(waiting);
      this.all.delete(subscription);
      this.byCustomer.delete(subscription);
    };
    this.answerOne(subscription);
    const ground = this.ground();
    if (ground instanceof Answers) this.byCustomer.add(subscription, ground);
  }

  /** Live streams: for the pane and for tests. */
  count(): number {
    return this.all.size;
  }

  /** While a reading goes on, or is only marked as due, nothing that cells show has changed: they are not asked. */
  private push(): void {
    const state = this.live?.state();
    const shown = state && (state.status === "failed" || state.status === "no-ledger" || !state.view ? state : state.view);
    if (shown === this.shown) return;
    this.shown = shown;
    const ground = this.ground();
    const touched = ground instanceof Answers ? this.byCustomer.touchedBy(ground.view) : null;
    // Until the last of all is asked of this view, none can be told from the others by its customer.
    if (touched === null) this.byCustomer.begin(null);
    const asked = touched ?? [...this.all];
    if (asked.length > AT_ONCE_MAX) return void this.pushInSlices(asked, shown, () => touched === null && this.allAreAnswered());
    for (const subscription of asked) this.answerOne(subscription);
    if (touched === null) this.allAreAnswered();
  }

  /** Every question is answered of the view that is shown: from now on an edit concerns some of them. */
  private allAreAnswered(): void {
    const ground = this.ground();
    if (!(ground instanceof Answers)) return;
    this.byCustomer.begin(ground.view);
    for (const subscription of this.all) this.byCustomer.add(subscription, ground);
  }

  /** Thousands of questions are asked a few milliseconds at a time; what changed is then shown in one burst. A newer state of the ledger takes over. */
  private async pushInSlices(asked: readonly Subscription[], shown: unknown, done: () => void): Promise<void> {
    const news: (readonly [Subscription, CellAnswer, string])[] = [];
    const ground = this.ground();
    if (ground instanceof Answers) await stepByStep(ground.prepare());
    let since = -Infinity;
    for (const subscription of asked) {
      if (performance.now() - since > SLICE_MS) {
        await breathe();
        if (this.shown !== shown) return;
        since = performance.now();
      }
      const answer = this.all.has(subscription) ? this.ask(subscription.question) : null;
      if (answer === null) continue;
      const print = printOf(answer);
      if (print !== subscription.last) news.push([subscription, answer, print]);
    }
    for (const [subscription, answer, print] of news) if (this.all.has(subscription)) this.deliver(subscription, answer, print);
    done();
  }

  private answerOne(subscription: Subscription): void {
    const answer = this.ask(subscription.question);
    if (answer !== null) this.deliver(subscription, answer);
  }

  /** Null: nothing can be said yet. While a new reading runs the cells keep their figures. */
  private ask(question: Question): CellAnswer | null {
    const ground = this.ground();
    if (!(ground instanceof Answers)) return ground;
    try {
      return question(ground, this.language);
    } catch (error) {
      // One cell's fault is that cell's: without this, every cell after it would keep an old figure.
      return problem("question-failed", this.language, { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** What every cell's answer is made from now, or what all of them say instead: worked out once for thousands of cells. */
  private ground(): Answers | CellProblem | null {
    const state = this.live?.state();
    if (state === undefined || state !== this.groundOf) {
      this.groundOf = state;
      this.groundNow = this.groundIn(state);
    }
    return this.groundNow;
  }

  private groundIn(state: LiveState | undefined): Answers | CellProblem | null {
    if (!state || state.status === "idle") return null;
    if (state.status === "no-ledger") return problem("no-ledger", this.language);
    if (state.status === "failed") return problem("reading-failed", this.language);
    if (!state.view) return null;
    if (state.view.issues.some((issue) => issue.code === "invariant-broken")) return problem("invariant-broken", this.language);
    return answersOf(state.view);
  }

  private deliver(subscription: Subscription, answer: CellAnswer, print = printOf(answer)): void {
    if (print === subscription.last) return;
    subscription.last = print;
    subscription.stream.setResult(forHost(answer));
  }
}

/** By which two answers are told apart: most are plain numbers, which need no writing out. */
function printOf(answer: CellAnswer): string {
  return typeof answer === "number" ? String(answer) : JSON.stringify(answer);
}

export const subscriptions = new Subscriptions();

/** In place of an invocation: takes the question that a call asks, without asking it. */
export class AskedQuestion {
  question: Question | null = null;
}

/** For cell functions: answer this invocation from now on, until it is cancelled. */
export function follow(invocation: unknown, question: Question, about: About = () => null): void {
  if (invocation instanceof AskedQuestion) invocation.question = question;
  else subscriptions.add(invocation as Stream, question, about);
}
