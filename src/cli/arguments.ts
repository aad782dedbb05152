import { parseArgs } from "node:util";
import { type Day, parseIsoDay } from "../calendar/day";
import type { IssueCode } from "../check/issue";
import { FIXABLE_CODES } from "../data-checks/propose-fixes";
import { type Stage, STAGES } from "../delivery/delivery-text";
import type { AgingPolicy, AllocationPolicy, ConfirmationSettings, StatementKind, StatementSettings } from "../settings/settings";
import type { DocumentLanguage, Language } from "../words/language";
import { EXPORT_FORMATS, type ExportFormat } from "../actions/export-ledger";
import type { TemplateOptions } from "../sources/export-templates";
import { NEW_TABLE } from "../sources/destination";
import { SOURCE_PROFILES } from "../sources/registry";
import { UsageError } from "./usage-error";

export const COMMANDS = ["check", "balance", "open-items", "aging", "statement", "reconcile", "import", "export"] as const;
export type Command = (typeof COMMANDS)[number];

/** A parsed and checked command line. A field left out was not given. */
export interface Arguments {
  readonly command: Command;
  readonly book: string | null;
  /** Files to import, in the order given. */
  readonly files: readonly string[];
  /** The workbook that gets what is imported. */
  readonly into: string | null;
  /** How the ledger is written for another system. */
  readonly exportFormat: ExportFormat | null;
  /** Only what is open leaves. */
  readonly openOnly: boolean;
  readonly template: Partial<TemplateOptions>;
  /** The table that gets it, where the workbook has several that could. */
  readonly table: string | null;
  /** Name of an import to take back. */
  readonly undo: string | null;
  /** Layout of the files to import, where it is not to be found out. */
  readonly profile: string | null;
  /** Table name or .csv file by role. */
  readonly tables: Readonly<Partial<Record<"ledger" | "customers" | "allocations" | "instalments" | "rates", string>>>;
  /** Findings to put right, by code. */
  readonly fix: readonly IssueCode[];
  readonly asOf: Day | null;
  readonly base: string | null;
  readonly json: boolean;
  readonly out: string | null;
  readonly outDir: string | null;
  readonly force: boolean;
  readonly language: Language;
  readonly documentLanguage: DocumentLanguage | null;
  readonly customer: string | null;
  readonly allocation: Partial<AllocationPolicy>;
  readonly aging: Partial<AgingPolicy>;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly statementKind: StatementKind | null;
  readonly filter: { readonly balanceMin?: string; readonly daysOverdueMin?: number; readonly currency?: string; readonly salesperson?: string; readonly segment?: string; readonly withActivity?: boolean; readonly nonZero?: boolean; readonly balance?: "owed" | "credit" | "zero"; readonly hold?: boolean };
  /** Changes to how statements are printed. */
  readonly statement: Partial<Pick<StatementSettings, "perspective" | "listOpenItems">>;
  readonly confirmation: Partial<Pick<ConfirmationSettings, "issuer" | "form">>;
  /** Where mail drafts go, each with a customer's statement attached. */
  readonly emlDir: string | null;
  /** What the drafts are for. */
  readonly stage: Stage;
  /** Each customer's period begins where its last statement in the register ended. */
  readonly sinceLast: boolean;
  /** Write what was issued into the register. */
  readonly issue: boolean;
  readonly issuedBy: string;
  readonly theirs: string | null;
  readonly reconciliationKind: "statement" | "bank";
  /** `--kind` was given: a saved profile does not change it. */
  readonly reconciliationKindGiven: boolean;
  readonly periodEnd: Day | null;
  readonly tolerance: string | null;
  readonly window: { readonly beforeDays: number; readonly afterDays: number } | null;
}

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean" } as const;
const COMMON = { ledger: TEXT, customers: TEXT, allocations: TEXT, instalments: TEXT, rates: TEXT, "as-of": TEXT, base: TEXT, json: FLAG, out: TEXT, force: FLAG, lang: TEXT } as const;
const ALLOCATION = { customer: TEXT, allocation: TEXT, "allocation-date": TEXT } as const;
const AGING = { ...ALLOCATION, basis: TEXT, edges: TEXT, credits: TEXT } as const;
const OPTIONS: Readonly<Record<Command, Readonly<Record<string, typeof TEXT | typeof FLAG>>>> = {
  check: { ...COMMON, fix: TEXT },
  balance: { ...COMMON, customer: TEXT },
  "open-items": { ...COMMON, ...ALLOCATION },
  aging: { ...COMMON, ...AGING },
  statement: {
    ...COMMON, ...AGING, from: TEXT, to: TEXT, kind: TEXT, min: TEXT, "days-overdue": TEXT, currency: TEXT, salesperson: TEXT, segment: TEXT, "with-activity": FLAG, nonzero: FLAG, balance: TEXT, hold: TEXT, "out-dir": TEXT, view: TEXT, "list-open-items": FLAG, "confirmation-issuer": TEXT, "confirmation-form": TEXT, issue: FLAG, by: TEXT, "since-last": FLAG, "eml-dir": TEXT, stage: TEXT,
  },
  reconcile: { ...COMMON, customer: TEXT, theirs: TEXT, kind: TEXT, "period-end": TEXT, tolerance: TEXT, window: TEXT },
  export: { ...COMMON, allocation: TEXT, "allocation-date": TEXT, customer: TEXT, from: TEXT, to: TEXT, format: TEXT, open: FLAG, "account-code": TEXT, "tax-type": TEXT, dates: TEXT },
  import: { "as-of": TEXT, base: TEXT, json: FLAG, out: TEXT, force: FLAG, lang: TEXT, customer: TEXT, profile: TEXT, into: TEXT, table: TEXT, "new-table": FLAG, undo: TEXT },
};

/** The language asked for, found before anything else so that even a usage error speaks it. */
export function languageOf(argv: readonly string[]): Language {
  const place = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const value = place < 0 ? "" : argv[place]!.includes("=") ? argv[place]!.slice(7) : argv[place + 1];
  return value === "zh" ? "zh" : "en";
}

/** Errors: `UsageError`. */
export function parseArguments(argv: readonly string[]): Arguments {
  const command = argv[0] ?? "";
  if (!isCommand(command)) throw command === "" || command.startsWith("-") ? new UsageError("no-command") : new UsageError("bad-command", { command });
  const { values, positionals } = parse(command, joinNegatives(argv.slice(1)));
  if (positionals.length > 1 && command !== "import") throw new UsageError("several-inputs", { command, files: positionals.join(", ") });
  const text = (name: string): string | null => (typeof values[name] === "string" ? (values[name] as string) : null);
  const flag = (name: string): boolean => values[name] === true;
  const day = (name: string): Day | null => (text(name) === null ? null : dayOption(name, text(name)!));
  const language = choice("lang", text("lang"), command === "statement" ? (["en", "zh", "bilingual"] as const) : (["en", "zh"] as const));
  const customer = text("customer");
  return {
    command,
    book: command === "import" ? null : (positionals[0] ?? null),
    files: command === "import" ? positionals : [],
    into: text("into"),
    exportFormat: choice("format", text("format"), EXPORT_FORMATS),
    openOnly: flag("open"),
    template: defined({ accountCode: text("account-code"), taxType: text("tax-type"), dates: choice("dates", text("dates"), ["dmy", "mdy", "iso"] as const) }),
    table: flag("new-table") ? NEW_TABLE : text("table"),
    undo: text("undo"),
    profile: choice("profile", text("profile"), SOURCE_PROFILES.map(({ id }) => id)),
    tables: defined({ ledger: text("ledger"), customers: text("customers"), allocations: text("allocations"), instalments: text("instalments"), rates: text("rates") }),
    fix: (text("fix")?.split(",") ?? []).map((code) => choice("fix", code.trim(), FIXABLE_CODES)!),
    asOf: day("as-of"),
    base: currencyOption("base", text("base")),
    json: flag("json"),
    out: text("out"),
    outDir: text("out-dir"),
    force: flag("force"),
    language: language === "zh" ? "zh" : "en",
    documentLanguage: language,
    customer,
    allocation: defined({
      allocation: choice("allocation", text("allocation"), ["auto", "explicit"] as const),
      allocationDate: choice("allocation-date", text("allocation-date"), ["recorded", "documents"] as const),
    }),
    aging: defined({
      basis: choice("basis", text("basis"), ["due", "document"] as const),
      edgesDays: text("edges") === null ? null : edgesOption(text("edges")!),
      credits: choice("credits", text("credits"), ["column", "own-date", "fifo"] as const),
    }),
    from: day("from"),
    to: day("to"),
    statementKind: command === "statement" ? choice("kind", text("kind"), ["activity", "open-item", "balance-forward", "transactions", "confirmation", "dunning"] as const) : null,
    filter: defined({
      balanceMin: numberOption("min", text("min")),
      daysOverdueMin: text("days-overdue") === null ? null : Number(numberOption("days-overdue", text("days-overdue"))),
      currency: currencyOption("currency", text("currency")),
      salesperson: text("salesperson"),
      segment: text("segment"),
      withActivity: flag("with-activity") || null,
      nonZero: flag("nonzero") || null,
      balance: choice("balance", text("balance"), ["owed", "credit", "zero"] as const),
      hold: text("hold") === null ? null : choice("hold", text("hold"), ["yes", "no"] as const) === "yes",
    }),
    statement: defined({ perspective: choice("view", text("view"), ["ours", "theirs"] as const), listOpenItems: flag("list-open-items") || null }),
    confirmation: defined({
      issuer: choice("confirmation-issuer", text("confirmation-issuer"), ["company", "auditor"] as const),
      form: choice("confirmation-form", text("confirmation-form"), ["positive", "negative"] as const),
    }),
    emlDir: text("eml-dir"),
    stage: choice("stage", text("stage"), STAGES) ?? "statement",
    sinceLast: flag("since-last"),
    issue: flag("issue"),
    issuedBy: text("by") ?? "",
    theirs: text("theirs"),
    reconciliationKind: (command === "reconcile" ? choice("kind", text("kind"), ["statement", "bank"] as const) : null) ?? "statement",
    reconciliationKindGiven: command === "reconcile" && text("kind") !== null,
    periodEnd: day("period-end"),
    tolerance: numberOption("tolerance", text("tolerance")),
    window: text("window") === null ? null : windowOption(text("window")!),
  };
}

function isCommand(word: string): word is Command {
  return (COMMANDS as readonly string[]).includes(word);
}

/** A value such as `-3,5` looks like an option: it is joined to its name. */
function joinNegatives(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let place = 0; place < words.length; place++) {
    const [word, next] = [words[place]!, words[place + 1]];
    if (/^--[a-z-]+$/.test(word) && next !== undefined && /^-\d/.test(next)) {
      joined.push(`${word}=${next}`);
      place++;
    } else joined.push(word);
  }
  return joined;
}

function parse(command: Command, args: string[]): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    return parseArgs({ args, options: OPTIONS[command], allowPositionals: true, strict: true }) as never;
  } catch (error) {
    const detail = (error as Error).message.split(/\. |\n/)[0]!.replace(/\.$/, "");
    throw new UsageError("bad-option", { command, detail });
  }
}

function dayOption(name: string, value: string): Day {
  const day = parseIsoDay(value);
  if (day === null) throw new UsageError("bad-date", { option: `--${name}`, value });
  return day;
}

function choice<const Choice extends string>(name: string, value: string | null, choices: readonly Choice[]): Choice | null {
  if (value === null) return null;
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError("bad-choice", { option: `--${name}`, value, choices: choices.join(", ") });
  return found;
}

function numberOption(name: string, value: string | null): string | null {
  if (value !== null && !/^-?\d+(\.\d+)?$/.test(value)) throw new UsageError("bad-number", { option: `--${name}`, value });
  return value;
}

function currencyOption(name: string, value: string | null): string | null {
  if (value === null) return null;
  if (!/^[a-z]{3}$/i.test(value)) throw new UsageError("bad-currency", { option: `--${name}`, value });
  return value.toUpperCase();
}

function edgesOption(value: string): readonly number[] {
  const edges = value.split(",").map((part) => (/^\s*\d{1,5}\s*$/.test(part) ? Number(part) : NaN));
  if (edges.some((edge, place) => !(edge > (edges[place - 1] ?? 0)))) throw new UsageError("bad-edges", { value });
  return edges;
}

function windowOption(value: string): { beforeDays: number; afterDays: number } {
  const match = /^-?(\d{1,4}),\+?(\d{1,4})$/.exec(value.replace(/\s/g, ""));
  if (!match) throw new UsageError("bad-window", { value });
  return { beforeDays: Number(match[1]), afterDays: Number(match[2]) };
}

type Defined<Fields> = { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> };

function defined<Fields extends Record<string, unknown>>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Defined<Fields>;
}
