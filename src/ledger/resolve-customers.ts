import type { IssueCode } from "../check/issue";
import { isCellError, type RawCell } from "../grid/table";
import { type CustomerIndex, nameKey } from "./customer-index";
import { cellProblem, type FindingParams, shownCell } from "./findings";
import type { Customer } from "./ledger";
import { cellText } from "./read-cell";

/** A finding about a customer cell, told again in every row that has it. */
export interface CustomerReport {
  readonly code: IssueCode;
  readonly field: "customerCode" | "customerName";
  readonly params: FindingParams;
  readonly severity: "error" | "warning";
}

export interface ResolvedCustomer {
  /** Index into the customers; −1: the row names nobody. */
  readonly customer: number;
  readonly reports: readonly CustomerReport[];
}

type Cell = RawCell | undefined;

/** Codes that stand beside a name, by the name's key, in order of appearance. */
export type LinkedCodes = ReadonlyMap<string, readonly string[]>;

/** The codes that rows of a table give to names, or null where every row that names somebody gives the code too. */
export function linkedCodes(rows: readonly (readonly RawCell[])[], columns: { readonly code: number; readonly name: number }): LinkedCodes | null {
  const { code, name } = columns;
  if (code < 0 || name < 0 || !rows.some((row) => cellText(row[code]) === "" && cellText(row[name]) !== "")) return null;
  const codes = new Map<string, string[]>();
  for (const row of rows) {
    const given = cellText(row[code]);
    const key = given === "" ? "" : nameKey(cellText(row[name]));
    if (key === "") continue;
    const known = codes.get(key);
    if (!known) codes.set(key, [given]);
    else if (!known.some((other) => nameKey(other) === nameKey(given))) known.push(given);
  }
  return codes;
}

/**
 * Who the customer cells of a row mean: code before name before alias; who is not in the customer table counts under the name as written.
 *
 * Every distinct pair of cells is worked out once. New customers are added to `customers`, in order of appearance.
 */
export class CustomerResolver {
  private readonly byCode = new Map<Cell, Map<Cell, ResolvedCustomer>>();
  private readonly byName = new Map<Cell, ResolvedCustomer>();

  constructor(
    private readonly customers: Customer[],
    private readonly index: CustomerIndex,
    /** There is a customer table, so that somebody who is not in it is a finding. */
    private readonly listed: boolean,
    private readonly columns: { readonly code: boolean; readonly name: boolean },
    /** Customers that no customer table knows, by key: shared by all tables of a ledger, so that a claim names the same customer as the entry. */
    private readonly unlisted: Map<string, number>,
    /** For rows that name somebody without the code that other rows give them; null where no row does. */
    private readonly linkedCodes: LinkedCodes | null,
  ) {}

  /** A row may be understood through other rows: it cannot be read without them. */
  get looksAtOtherRows(): boolean {
    return this.linkedCodes !== null;
  }

  resolve(code: Cell, name: Cell): ResolvedCustomer {
    if (!this.columns.code) return this.remembered(this.byName, name, undefined, name);
    let names = this.byCode.get(code);
    if (!names) this.byCode.set(code, (names = new Map()));
    return this.remembered(names, name, code, name);
  }

  /** What `resolve` answered for these cells before; undefined where it was never asked. */
  known(code: Cell, name: Cell): ResolvedCustomer | undefined {
    return this.columns.code ? this.byCode.get(code)?.get(name) : this.byName.get(name);
  }

  private remembered(map: Map<Cell, ResolvedCustomer>, key: Cell, code: Cell, name: Cell): ResolvedCustomer {
    let found = map.get(key);
    if (!found) map.set(key, (found = this.workOut(code, name)));
    return found;
  }

  private workOut(codeCell: Cell, nameCell: Cell): ResolvedCustomer {
    const reports = [...cellReports(codeCell, "customerCode"), ...cellReports(nameCell, "customerName")];
    const code = cellText(codeCell);
    const name = cellText(nameCell);
    const missing = code === "" && name === "";
    if (missing) {
      const field = this.columns.code && !this.columns.name ? "customerCode" : this.columns.name ? "customerName" : "customerCode";
      const error = reports.find(({ code: found }) => found === "cell-error" || found === "formula-unsaved");
      return { customer: -1, reports: [error ? { ...error, severity: "error" } : { code: "customer-missing", field, params: {}, severity: "error" }] };
    }
    const warn = (report: IssueCode, field: CustomerReport["field"], params: FindingParams): void => void reports.push({ code: report, field, params, severity: "warning" });
    if (code !== "") {
      const found = this.index.find(code);
      if (found.kind === "found") {
        if (name !== "" && !this.isCalled(found.customer, name)) warn("customer-mismatch", "customerName", { code, name: this.customers[found.customer]!.name, got: name });
        return { customer: found.customer, reports };
      }
      const named = name === "" ? null : this.index.find(name);
      if (found.kind === "ambiguous") warn("customer-ambiguous", "customerCode", { customer: code, candidates: this.names(found.customers) });
      else if (this.listed) warn("customer-unknown", "customerCode", { customer: name === "" ? code : `${code} ${name}` });
      if (named?.kind === "found" && this.listed && this.customers[named.customer]!.row !== null) return { customer: named.customer, reports };
      return { customer: this.unlistedCustomer(code, code, name || code), reports };
    }
    const found = this.index.find(name);
    if (found.kind === "found") return { customer: found.customer, reports };
    if (found.kind === "ambiguous") warn("customer-ambiguous", "customerName", { customer: name, candidates: this.names(found.customers) });
    else if (this.listed) warn("customer-unknown", "customerName", { customer: name });
    const codes = this.linkedCodes?.get(nameKey(name)) ?? [];
    if (codes.length > 1) warn("customer-ambiguous", "customerName", { customer: name, candidates: codes.join(", ") });
    return { customer: codes.length === 1 ? this.unlistedCustomer(codes[0]!, codes[0]!, name) : this.unlistedCustomer(name, "", name), reports };
  }

  /** One customer for every spelling that differs in blanks, case or width only. */
  private unlistedCustomer(key: string, code: string, name: string): number {
    const known = this.unlisted.get(nameKey(key));
    if (known !== undefined) return known;
    const customer: Customer = {
      key, code, name, aliases: [], terms: null, currency: "", language: "", email: "", phone: "", address: "", taxNumber: "", salesperson: "", segment: "", contact: "",
      billTo: "", hold: false, creditLimit: "", row: null,
    };
    const index = this.customers.push(customer) - 1;
    this.unlisted.set(nameKey(key), index);
    return index;
  }

  private isCalled(customer: number, name: string): boolean {
    const { name: known, code, aliases } = this.customers[customer]!;
    const key = nameKey(name);
    return [known, code, ...aliases].some((candidate) => nameKey(candidate) === key);
  }

  private names(customers: readonly number[]): string {
    return customers.map((customer) => this.customers[customer]!.key).join(", ");
  }
}

function cellReports(cell: Cell, field: CustomerReport["field"]): CustomerReport[] {
  if (cell === undefined || cell === null) return [];
  if (isCellError(cell)) return [{ code: cellProblem(cell, "cell-error"), field, params: { got: cell.error }, severity: "warning" }];
  if (typeof cell !== "string" || cell === "") return [];
  const text = cellText(cell);
  return text !== cell && text !== "" ? [{ code: "outer-blanks", field, params: { got: shownCell(cell) }, severity: "warning" }] : [];
}
