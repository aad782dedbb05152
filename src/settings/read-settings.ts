import { parseIsoDay, isoDay } from "../calendar/day";
import { readChecks } from "./read-checks";
import { packReconciliations, readReconciliations } from "./read-reconciliations";
import { readImportColumns } from "./import-columns";
import type { ImportMemory } from "./import-memory";
import { type ConfirmationSettings, type ControlBalance, DEFAULT_SETTINGS, type Letterhead, type Settings, type StatementKind, type TableRole } from "./settings";

/** Settings as read; fields this version does not know are kept, so that an older add-in does not destroy what a newer one saved. */
export interface SettingsReading {
  readonly settings: Settings;
  /** What was wrong with what was stored, for a person; null where nothing was. */
  readonly problem: string | null;
}

type Json = Readonly<Record<string, unknown>>;

/** Upper edges of age buckets kept: more columns than a page can hold help nobody. */
const EDGES_MAX = 24;
const EDGE_DAYS_MAX = 36525;
const ROLES: readonly TableRole[] = ["ledger", "customers", "allocations", "instalments", "rates"];
const KINDS: readonly StatementKind[] = ["activity", "open-item", "balance-forward", "transactions", "confirmation", "dunning"];

/**
 * Read the settings of a workbook. A value that is no good gives way to its default, field by field; text that is no JSON gives the defaults.
 */
export function readSettings(json: string | null): SettingsReading {
  if (json === null || json.trim() === "") return { settings: DEFAULT_SETTINGS, problem: null };
  let stored: unknown;
  try {
    stored = JSON.parse(json);
  } catch {
    return { settings: DEFAULT_SETTINGS, problem: "The saved settings are not JSON; defaults are used." };
  }
  if (!isObject(stored)) return { settings: DEFAULT_SETTINGS, problem: "The saved settings are not an object; defaults are used." };
  const reader = new FieldReader();
  const settings = readFields(stored, reader);
  return { settings, problem: reader.wrong.length === 0 ? null : `Saved settings replaced by defaults: ${reader.wrong.join(", ")}.` };
}

/** The JSON of settings, unknown fields included; the same settings always give the same text. */
export function writeSettings(settings: Settings): string {
  const { closingDate, reconciliations, ...rest } = settings;
  return JSON.stringify({ ...rest, closingDate: closingDate === null ? null : isoDay(closingDate), reconciliations: packReconciliations(reconciliations) });
}

class FieldReader {
  readonly wrong: string[] = [];

  /** The value if it passes, else the default; an absent field is no fault. */
  read<Value>(path: string, value: unknown, fallback: Value, accept: (value: unknown) => Value | undefined): Value {
    if (value === undefined) return fallback;
    const accepted = accept(value);
    if (accepted !== undefined) return accepted;
    this.wrong.push(path);
    return fallback;
  }

  choice<Value extends string>(path: string, value: unknown, fallback: Value, choices: readonly Value[]): Value {
    return this.read(path, value, fallback, (candidate) => choices.find((choice) => choice === candidate));
  }

  object(path: string, value: unknown): Json {
    return this.read<Json>(path, value, {}, (candidate) => (isObject(candidate) ? candidate : undefined));
  }
}

function readFields(stored: Json, reader: FieldReader): Settings {
  const aging = reader.object("aging", stored.aging);
  const allocation = reader.object("allocation", stored.allocation);
  const reconciliation = reader.object("reconciliation", stored.reconciliation);
  const defaults = DEFAULT_SETTINGS;
  return {
    ...stored,
    closingDate: reader.read("closingDate", stored.closingDate, defaults.closingDate, (value) => (value === null ? null : typeof value === "string" ? (parseIsoDay(value) ?? undefined) : undefined)),
    tables: readTables(reader.object("tables", stored.tables), reader),
    columns: readColumns(reader.object("columns", stored.columns), reader),
    baseCurrency: reader.read("baseCurrency", stored.baseCurrency, defaults.baseCurrency, (value) => (value === null ? null : typeof value === "string" && /^[A-Z]{3}$/.test(value) ? value : undefined)),
    aging: {
      ...aging,
      basis: reader.choice("aging.basis", aging.basis, defaults.aging.basis, ["due", "document"]),
      edgesDays: reader.read("aging.edgesDays", aging.edgesDays, defaults.aging.edgesDays, readEdges),
      credits: reader.choice("aging.credits", aging.credits, defaults.aging.credits, ["column", "own-date", "fifo"]),
    },
    allocation: {
      ...allocation,
      allocation: reader.choice("allocation.allocation", allocation.allocation, defaults.allocation.allocation, ["auto", "explicit"]),
      allocationDate: reader.choice("allocation.allocationDate", allocation.allocationDate, defaults.allocation.allocationDate, ["recorded", "documents"]),
      order: reader.choice("allocation.order", allocation.order, defaults.allocation.order, ["due", "document"]),
    },
    controls: readControls(stored.controls, reader),
    statement: readStatement(reader.object("statement", stored.statement), reader),
    reconciliation: {
      ...reconciliation,
      tolerance: reader.read("reconciliation.tolerance", reconciliation.tolerance, defaults.reconciliation.tolerance, (value) => (typeof value === "string" && /^\d{1,12}(\.\d{1,6})?$/.test(value) ? value : undefined)),
      windowBeforeDays: reader.read("reconciliation.windowBeforeDays", reconciliation.windowBeforeDays, defaults.reconciliation.windowBeforeDays, readWindow),
      windowAfterDays: reader.read("reconciliation.windowAfterDays", reconciliation.windowAfterDays, defaults.reconciliation.windowAfterDays, readWindow),
    },
    reconciliations: readReconciliations(stored.reconciliations, (path) => void reader.wrong.push(path)),
    imports: readImports(stored.imports, reader),
    importColumns: readImportColumns(stored.importColumns, (path) => void reader.wrong.push(path)),
    checks: readChecks(reader.object("checks", stored.checks), (path) => void reader.wrong.push(path)),
    policyVersion: reader.read("policyVersion", stored.policyVersion, defaults.policyVersion, (value) => (Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : undefined)),
  };
}

function readTables(stored: Json, reader: FieldReader): Settings["tables"] {
  const tables: Partial<Record<TableRole, string>> = { ...(stored as object) };
  for (const role of ROLES) {
    if (stored[role] === undefined || typeof stored[role] === "string") continue;
    reader.wrong.push(`tables.${role}`);
    delete tables[role];
  }
  return tables;
}

function readColumns(stored: Json, reader: FieldReader): Settings["columns"] {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([table, columns]) => {
      if (isObject(columns) && Object.values(columns).every((field) => typeof field === "string")) return [[table, columns as Readonly<Record<string, string>>] as const];
      reader.wrong.push(`columns.${table}`);
      return [];
    }),
  );
}

function readEdges(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > EDGES_MAX) return undefined;
  const edges = value as readonly unknown[];
  const ascending = edges.every((edge, place) => Number.isInteger(edge) && (edge as number) > 0 && (edge as number) <= EDGE_DAYS_MAX && (place === 0 || (edge as number) > (edges[place - 1] as number)));
  return ascending ? (edges as readonly number[]) : undefined;
}

function readWindow(value: unknown): number | null | undefined {
  if (value === null) return null;
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= EDGE_DAYS_MAX ? (value as number) : undefined;
}

function readControls(stored: unknown, reader: FieldReader): readonly ControlBalance[] {
  const list = reader.read<readonly unknown[]>("controls", stored, [], (value) => (Array.isArray(value) ? (value as readonly unknown[]) : undefined));
  return list.flatMap((control, place) => {
    const fine =
      isObject(control) && ["entity", "account", "currency", "balance", "asOf"].every((key) => typeof control[key] === "string") &&
      /^-?\d+(\.\d+)?$/.test(control.balance as string) && parseIsoDay(control.asOf as string) !== null;
    if (fine) return [control as unknown as ControlBalance];
    reader.wrong.push(`controls[${place}]`);
    return [];
  });
}

/** One that cannot be read is left out: its import can no longer be taken back, which is told when somebody asks. */
function readImports(stored: unknown, reader: FieldReader): Settings["imports"] {
  const list = reader.read<readonly unknown[]>("imports", stored, [], (value) => (Array.isArray(value) ? (value as readonly unknown[]) : undefined));
  return list.flatMap((each, place) => {
    const fine =
      isObject(each) && ["id", "table", "digest", "keys"].every((key) => typeof each[key] === "string") && Number.isInteger(each.rows) && Array.isArray(each.headers) &&
      each.headers.every((header) => typeof header === "string");
    if (fine) return [each as unknown as ImportMemory];
    reader.wrong.push(`imports[${place}]`);
    return [];
  });
}

function readStatement(stored: Json, reader: FieldReader): Settings["statement"] {
  const defaults = DEFAULT_SETTINGS.statement;
  const letterhead = reader.object("statement.letterhead", stored.letterhead);
  const lines = Object.fromEntries(
    (Object.keys(defaults.letterhead) as (keyof Letterhead)[]).map((key) => [key, reader.read(`statement.letterhead.${key}`, letterhead[key], "", (value) => (typeof value === "string" ? value : undefined))]),
  ) as unknown as Letterhead;
  return {
    ...stored,
    language: reader.choice("statement.language", stored.language, defaults.language, ["customer", "en", "zh", "bilingual"]),
    kind: reader.choice("statement.kind", stored.kind, defaults.kind, KINDS),
    paper: reader.choice("statement.paper", stored.paper, defaults.paper, ["A4", "Letter"]),
    letterhead: { ...letterhead, ...lines },
    showWriteOffs: reader.read("statement.showWriteOffs", stored.showWriteOffs, defaults.showWriteOffs, readFlag),
    perspective: reader.choice("statement.perspective", stored.perspective, defaults.perspective, ["ours", "theirs"]),
    listOpenItems: reader.read("statement.listOpenItems", stored.listOpenItems, defaults.listOpenItems, readFlag),
    confirmation: readConfirmation(reader.object("statement.confirmation", stored.confirmation), reader),
    unansweredDays: reader.read("statement.unansweredDays", stored.unansweredDays, defaults.unansweredDays, (value) => readWindow(value) ?? undefined),
    issuedBy: reader.read("statement.issuedBy", stored.issuedBy, defaults.issuedBy, (value) => (typeof value === "string" ? value : undefined)),
  };
}

function readConfirmation(stored: Json, reader: FieldReader): ConfirmationSettings {
  const defaults = DEFAULT_SETTINGS.statement.confirmation;
  const path = "statement.confirmation";
  const auditor = reader.object(`${path}.auditor`, stored.auditor);
  const text = (key: string): string => reader.read(`${path}.auditor.${key}`, auditor[key], "", (value) => (typeof value === "string" ? value : undefined));
  return {
    ...stored,
    issuer: reader.choice(`${path}.issuer`, stored.issuer, defaults.issuer, ["company", "auditor"]),
    form: reader.choice(`${path}.form`, stored.form, defaults.form, ["positive", "negative"]),
    replyDays: reader.read(`${path}.replyDays`, stored.replyDays, defaults.replyDays, readWindow),
    silenceClause: reader.read(`${path}.silenceClause`, stored.silenceClause, defaults.silenceClause, readFlag),
    auditor: { ...auditor, name: text("name"), address: text("address"), contact: text("contact") },
  };
}

function readFlag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
