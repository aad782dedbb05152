import { execFileSync } from "node:child_process";
import path from "node:path";
import type { RawCell } from "../src/grid/table";
import type { ReconciliationInput } from "../src/reconciliation/reconciliation";

const SIX_BUCKETS = [[-1e9, 0], [1, 30], [31, 60], [61, 90], [91, 120], [121, 1e9]] as const;

/** What is used of `@duckdb/node-api`; it is installed in `bench/` on first use and has no types here. */
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
  createAppender(table: string): Promise<Appender>;
  closeSync(): void;
}
interface Appender {
  appendDouble(value: number): void;
  appendVarchar(value: string): void;
  appendNull(): void;
  endRow(): void;
  flushSync(): void;
  closeSync(): void;
}
interface DuckDb {
  readonly DuckDBInstance: { create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<Connection> }> };
}

/** DuckDB in memory with two threads, or the reason why not. */
export async function openDuckDb(): Promise<Connection | string> {
  const library = loadLibrary();
  if (!library) return "DuckDB could not be installed";
  return (await library.DuckDBInstance.create(":memory:", { threads: "2" })).connect();
}

function loadLibrary(): DuckDb | null {
  const find = (): DuckDb => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- lives in the benchmark's own folder
    return require(require.resolve("@duckdb/node-api", { paths: [__dirname] })) as DuckDb;
  };
  try {
    return find();
  } catch {
    process.stderr.write("Installing DuckDB in bench/ …\n");
  }
  try {
    execFileSync("npm", ["install", "--prefix", path.join(__dirname), "--no-audit", "--no-fund", "--no-package-lock"], { stdio: "ignore" });
    return find();
  } catch {
    return null;
  }
}

const COLUMNS = "date double, customer varchar, type varchar, document varchar, due double, reference varchar, description varchar, amount double, currency varchar, applies_to varchar";
const IS_TEXT = COLUMNS.split(", ").map((column) => column.endsWith("varchar"));

export async function loadRows(connection: Connection, rows: readonly (readonly RawCell[])[]): Promise<void> {
  await connection.run("drop table if exists ledger");
  await connection.run(`create table ledger(${COLUMNS})`);
  const appender = await connection.createAppender("ledger");
  for (const row of rows) {
    for (let column = 0; column < IS_TEXT.length; column++) {
      const cell = row[column];
      if (cell === null || cell === undefined) appender.appendNull();
      else if (IS_TEXT[column]) appender.appendVarchar(String(cell));
      else appender.appendDouble(Number(cell));
    }
    appender.endRow();
  }
  appender.flushSync();
  appender.closeSync();
}

/** Aging by due date, credits first in, first out: each debit is open as far as the debits up to it exceed the customer's credits. */
export async function duckDbAging(connection: Connection, asOfSerial: number): Promise<unknown[][]> {
  const buckets = SIX_BUCKETS.map(([low, high], place) => `sum(left_over) filter (age between ${low} and ${high}) as b${place}`).join(", ");
  const answer = await connection.runAndReadAll(`
    with entry as (select customer, currency, cast(round(amount * 100) as bigint) as amount, date, coalesce(due, date) as due, document from ledger where date <= ${asOfSerial}),
    credit as (select customer, currency, -sum(amount) as total from entry where amount < 0 group by all),
    debit as (select customer, currency, due, amount, sum(amount) over (partition by customer, currency order by due, date, document rows unbounded preceding) as up_to from entry where amount > 0),
    open as (select debit.customer, debit.currency, ${asOfSerial} - due as age, greatest(0, least(amount, up_to - coalesce(total, 0))) as left_over from debit left join credit using (customer, currency))
    select customer, currency, ${buckets} from open group by all`);
  return answer.getRows();
}

export async function loadSides(connection: Connection, { ours, theirs }: ReconciliationInput): Promise<void> {
  for (const [name, rows] of Object.entries({ ours, theirs })) {
    await connection.run(`create or replace table ${name}("row" double, reference varchar, currency varchar, amount double)`);
    const appender = await connection.createAppender(name);
    for (const { row, reference, currency, amountMinor } of rows) {
      appender.appendDouble(row);
      appender.appendVarchar(reference);
      appender.appendVarchar(currency);
      appender.appendDouble(amountMinor);
      appender.endRow();
    }
    appender.flushSync();
    appender.closeSync();
  }
}

/** The pairs that a reference and an amount settle by themselves; signs are left out, as either convention is met. */
export async function duckDbJoin(connection: Connection): Promise<unknown[][]> {
  const answer = await connection.runAndReadAll(`
    select ours."row", theirs."row" from ours join theirs
    on upper(trim(ours.reference)) = upper(trim(theirs.reference)) and abs(ours.amount) = abs(theirs.amount) and ours.currency = theirs.currency
    where trim(ours.reference) <> ''`);
  return answer.getRows();
}
