import type { Language } from "./language";
import { say, texts } from "./texts";

export const AGING_TEXTS = texts(
  {
    title: "Aging of receivables",
    current: "Not yet due",
    days: "{from}–{to} days",
    overDays: "Over {days} days",
    years: "{from}–{to} years",
    withinYear: "Within 1 year",
    withinYears: "Within {to} years",
    overYears: "Over {years} {years|year|years}",
    basisDue: "Aged by due date: an item due on the date itself is not past due",
    basisDocument: "Aged by document date",
    edges: "upper limits {edges} days",
    creditsColumn: "open credits in a column of their own",
    creditsOwnDate: "open credits in the bucket of their own date",
    creditsFifo: "open credits taken off the oldest items",
    unapplied: "Unapplied credits",
    overdueShare: "Overdue share",
    overdue: "Overdue",
    tieOut: "Buckets {buckets} + unapplied {unapplied} = balance {balance} {currency} ✓ agrees with the ledger",
    tieOutBroken: "Buckets {buckets} + unapplied {unapplied} = {balance} {currency} ✗ the ledger's balance is {ledger}, a difference of {difference}",
    noItems: "Nothing is open on this date.",
  },
  {
    title: "应收账款账龄分析表",
    current: "未到期",
    days: "{from}-{to}天",
    overDays: "{days}天以上",
    years: "{from}-{to}年",
    withinYear: "1年以内",
    withinYears: "{to}年以内",
    overYears: "{years}年以上",
    basisDue: "按到期日计算账龄，当日到期不算逾期",
    basisDocument: "按单据日期计算账龄",
    edges: "分段上限 {edges} 天",
    creditsColumn: "未核销贷项单独列示",
    creditsOwnDate: "未核销贷项按自身日期列入账龄段",
    creditsFifo: "未核销贷项先抵最早欠款",
    unapplied: "未核销贷项",
    overdueShare: "逾期占比",
    overdue: "逾期",
    tieOut: "账龄合计 {buckets} + 未核销 {unapplied} = 余额 {balance} {currency} ✓ 与台账一致",
    tieOutBroken: "账龄合计 {buckets} + 未核销 {unapplied} = {balance} {currency} ✗ 台账余额为 {ledger}，差 {difference}",
    noItems: "该日无未结清项目。",
  },
);

const DAYS_PER_YEAR = 365;

/** A bucket's code (`Current`, `1-30`, `>120`) as people read it: 未到期, 1-30天, 120天以上; edges of whole years read as years. */
export function bucketLabel(code: string, language: Language): string {
  if (code === "Current") return AGING_TEXTS[language].current;
  const over = /^>(\d+)$/.exec(code);
  if (over) {
    const days = Number(over[1]);
    if (days % DAYS_PER_YEAR !== 0 || days === 0) return say(AGING_TEXTS, language, "overDays", { days });
    return say(AGING_TEXTS, language, "overYears", { years: days / DAYS_PER_YEAR });
  }
  const range = /^(\d+)-(\d+)$/.exec(code);
  if (!range) return code;
  const [from, to] = [Number(range[1]), Number(range[2])];
  const startsAYear = from <= 1 || (from - 1) % DAYS_PER_YEAR === 0;
  if (to % DAYS_PER_YEAR !== 0 || !startsAYear) return say(AGING_TEXTS, language, "days", { from, to });
  const [fromYear, toYear] = [Math.floor(from / DAYS_PER_YEAR), to / DAYS_PER_YEAR];
  if (fromYear === 0) return toYear === 1 ? AGING_TEXTS[language].withinYear : say(AGING_TEXTS, language, "withinYears", { to: toYear });
  return say(AGING_TEXTS, language, "years", { from: fromYear, to: toYear });
}

export interface PolicyInWords {
  readonly basis: "due" | "document";
  readonly edgesDays: readonly number[];
  readonly credits: "column" | "own-date" | "fifo";
}

/** The policy in one sentence, as it stands under the title of every aging. */
export function policySentence(policy: PolicyInWords, language: Language): string {
  const area = AGING_TEXTS[language];
  const basis = policy.basis === "due" ? area.basisDue : area.basisDocument;
  const edges = say(AGING_TEXTS, language, "edges", { edges: policy.edgesDays.join(language === "zh" ? "、" : ", ") });
  const credits = { column: area.creditsColumn, "own-date": area.creditsOwnDate, fifo: area.creditsFifo }[policy.credits];
  return language === "zh" ? `${basis}；${edges}；${credits}。` : `${basis}; ${edges}; ${credits}.`;
}
