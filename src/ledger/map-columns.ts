import type { RawCell, TableInfo } from "../grid/table";
import { FIELDS, type Field } from "./columns";
import { agrees, type ColumnProfile, profileColumn, sameValues } from "./column-profile";
import { headerForms } from "./header-forms";
import type { MappedColumn } from "./ledger";
import { PURPOSES, type TablePurpose, wordsOf } from "./table-purposes";

export type { TablePurpose } from "./table-purposes";

/** What the columns of a table mean for a purpose, and what a person has to decide. */
export interface ColumnMapping {
  readonly columns: readonly MappedColumn[];
  /** Fields that several columns fit equally; where figures hang on it none is used, else the first. */
  readonly ambiguous: readonly { readonly field: Field; readonly columns: readonly number[]; readonly used: number | null }[];
  /** Needed fields without a column: each entry lists the alternatives of one need. */
  readonly missing: readonly Field[];
  /** Headers that occur more than once, with the places after the first. */
  readonly duplicates: readonly { readonly header: string; readonly columns: readonly number[] }[];
  /** Headers that a person assigned and that are gone. */
  readonly gone: readonly string[];
  /** 0 … 1: how well the headers fit the purpose; 0 where something needed is missing. */
  readonly score: number;
}

type TableHead = Pick<TableInfo, "headers"> & { readonly rows?: readonly (readonly RawCell[])[] };

interface Candidate {
  readonly column: number;
  readonly field: Field;
  /** 0 the whole header, 1 half of a bilingual one, 2 a word within. */
  readonly kind: 0 | 1 | 2;
  readonly standing: number;
  /** Share of the header that the word covers. */
  readonly share: number;
}

/** Fields that figures hang on: two columns that fit one of these equally are a question, never a choice of ours. */
const DECISIVE: ReadonlySet<Field> = new Set([
  "date", "dueDate", "customerCode", "customerName", "debit", "credit", "amount", "currency", "direction", "moneyIn", "moneyOut", "fromDocument", "toDocument", "quantity",
  "unitPrice", "openAmount", "postingDate",
]);

/** A word within a header counts from this share of it on. */
const SHARE_MIN = 0.5;

/** Words that make another thing of a header in which a field's own word is found. */
const OTHERWISE: Readonly<Partial<Record<Field, RegExp>>> = {
  date: /deliver|ship|expect|creat|modif|updat|print|order|clear|promis|起息|打印|发货|交货|创建|修改|预计|承诺|核销|清账|结清|合同|认证|birth/,
  dueDate: /days|overdue|amount|天数|金额|逾期/,
  amount: /tax|vat|gst|disc|refund|limit|base|local|open|税|折|退款|限额|额度|手续费|服务费|期初|期末|累计|余额|本位币|未收|已收|已核销|代金券|word|大写/,
  debit: /tax|税|累计|期初|期末|折本位币|base/,
  credit: /tax|税|累计|期初|期末|limit|额度|折本位币|base|note|rating|card/,
  openAmount: /tax|税|days|天/,
  balance: /期初|opening|brought/,
  customerName: /code|number|\bno\b|\bid\b|type|group|class|email|phone|address|contact|ref|order|po\b|lpo|编码|编号|代码|类型|分类|类别|级别|等级|电话|地址|邮箱|订单|摘要|附言|税号|备注|联系|简称|开户|账号/,
  customerCode: /type|group|class|email|phone|contact person|ref|order|类型|分类|名称/,
  currency: /rate|汇率|base|本位/,
  counterparty: /account|bank|code|账号|账户号|开户|行号|编码|卡号/,
  document: /date|type|status|amount|日期|类型|状态|金额|line|row|行/,
  rate: /tax|税|discount|折扣|interest|利|费率/,
  type: /customer|account|tax|party|客户|税|费用/,
  terms: /date|日期|delivery|price|交货/,
  moneyIn: /税|tax|累计/,
  moneyOut: /税|tax|累计/,
  quantity: /price|价/,
};

/**
 * Find out what each column of a table means for a purpose.
 *
 * A person's assignment wins, then the whole header, then half of a bilingual header, then the longest known word within it; values decide between
 * columns whose headers leave it open, and whether a word within a header was meant.
 *
 * Shape: `columns` has one entry per header, in order; each field at most once.
 * @param overrides header → field, or "" for a column to leave alone
 */
export function mapColumns(table: TableHead, purpose: TablePurpose, overrides: Readonly<Record<string, string>>): ColumnMapping {
  const mapping = new Mapping(table, purpose);
  const gone = mapping.assignByHand(overrides);
  mapping.assignByHeaders();
  if (purpose === "ledger" || purpose === "statement") mapping.settleLedgerColumns();
  mapping.findDateByValues();
  return mapping.result(gone);
}

class Mapping {
  private readonly fieldOf: (Field | null)[];
  private readonly columnOf = new Map<Field, number>();
  private readonly shut = new Set<number>();
  private readonly ambiguous: { field: Field; columns: number[]; used: number | null }[] = [];
  private readonly profiles = new Map<number, ColumnProfile>();
  private readonly candidates: readonly Candidate[];
  private quality = 0;

  constructor(
    private readonly table: TableHead,
    private readonly purpose: TablePurpose,
  ) {
    this.fieldOf = table.headers.map(() => null);
    this.candidates = table.headers.flatMap((header, column) => candidatesOf(header, column, purpose)).sort(
      (left, right) => left.kind - right.kind || left.standing - right.standing || right.share - left.share || left.column - right.column,
    );
  }

  assignByHand(overrides: Readonly<Record<string, string>>): readonly string[] {
    const gone: string[] = [];
    for (const [header, field] of Object.entries(overrides)) {
      const column = this.table.headers.indexOf(header);
      if (column < 0) gone.push(header);
      else if (field === "") this.shut.add(column);
      else if ((FIELDS as readonly string[]).includes(field) && !this.columnOf.has(field as Field)) this.assign(column, field as Field, 1);
    }
    return gone;
  }

  assignByHeaders(): void {
    for (const candidate of this.candidates) {
      const { column, field, kind, standing } = candidate;
      if (!this.isFree(column) || this.columnOf.has(field) || !this.fitsValues(candidate)) continue;
      const equals = this.candidates.filter(
        (other) => other.field === field && other.kind === kind && other.standing === standing && other.column !== column && this.isFree(other.column) &&
          !this.hasBetter(other) && this.fitsValues(other) && (kind < 2 || other.share === candidate.share),
      );
      const chosen = equals.length === 0 ? column : this.chooseByValues(field, [column, ...equals.map((other) => other.column)]);
      if (chosen === null) {
        if (DECISIVE.has(field)) this.columnOf.set(field, -1);
        continue;
      }
      this.assign(chosen, field, kind === 0 ? 1 - standing * 0.05 : kind === 1 ? 0.85 : 0.5 + 0.3 * candidate.share);
    }
    for (const [field, column] of this.columnOf) if (column < 0) this.columnOf.delete(field);
  }

  /** What only the whole table decides: a lone posting date is the date, a lone account is the customer, a reference stands in for a missing number. */
  settleLedgerColumns(): void {
    const move = (from: Field, to: Field): void => {
      const column = this.columnOf.get(from);
      if (column === undefined || this.columnOf.has(to) || this.isQuestion(to)) return;
      this.columnOf.delete(from);
      this.assign(column, to, 0.7);
    };
    move("postingDate", "date");
    if (!this.columnOf.has("customerCode") && !this.columnOf.has("customerName") && this.purpose === "ledger") move("account", "customerCode");
    move("invoiceNumber", "document");
    if (this.purpose === "ledger") move("reference", "document");
    // With a tax column, 金额 beside 价税合计 is the net amount, and the receivable is the gross one.
    if (this.columnOf.has("tax") && this.columnOf.has("amount") && !this.columnOf.has("netAmount")) {
      const gross = this.candidates.find((candidate) => candidate.field === "amount" && this.isFree(candidate.column) && GROSS.test(headerForms(this.table.headers[candidate.column]!).forms[0] ?? ""));
      if (gross) {
        const net = this.columnOf.get("amount")!;
        this.columnOf.delete("amount");
        this.fieldOf[net] = null;
        this.assign(net, "netAmount", 0.9);
        this.assign(gross.column, "amount", 0.9);
      }
    }
  }

  /** Headers left the date open: the only column full of dates is it. */
  findDateByValues(): void {
    const wanted = PURPOSES[this.purpose].needs.some((need) => need.some((alternative) => alternative.includes("date")));
    if (!wanted || !this.table.rows || this.columnOf.has("date") || this.columnOf.has("postingDate") || this.isQuestion("date")) return;
    const dated = this.table.headers.flatMap((header, column) => (this.isFree(column) && !/\p{L}{2}/u.test(header) && this.profile(column).dates > 0.8 ? [column] : []));
    if (dated.length === 1) this.assign(dated[0]!, "date", 0.6);
    else if (dated.length > 1) this.ambiguous.push({ field: "date", columns: dated, used: null });
  }

  result(gone: readonly string[]): ColumnMapping {
    const { needs } = PURPOSES[this.purpose];
    const unmet = needs.filter((need) => !need.some((alternative) => alternative.every((field) => this.columnOf.has(field))));
    const missing = unmet.map((need) => need[0]![0]!);
    const columns = this.table.headers.map((header, index) => ({ index, header, field: this.fieldOf[index]! }));
    const score = missing.length > 0 ? 0 : Math.min(1, this.quality / Math.max(1, this.columnOf.size));
    return { columns, ambiguous: this.ambiguous, missing, duplicates: duplicateHeaders(this.table.headers), gone, score };
  }

  private assign(column: number, field: Field, quality: number): void {
    this.fieldOf[column] = field;
    this.columnOf.set(field, column);
    this.quality += quality;
  }

  private isFree(column: number): boolean {
    return this.fieldOf[column] === null && !this.shut.has(column);
  }

  private isQuestion(field: Field): boolean {
    return this.ambiguous.some((question) => question.field === field && question.used === null);
  }

  /** The column fits another field, still free, at least as well: it is no rival here. */
  private hasBetter(candidate: Candidate): boolean {
    return this.candidates.some(
      (other) => other.column === candidate.column && other.field !== candidate.field && (!this.columnOf.has(other.field)) &&
        (other.kind < candidate.kind || (other.kind === candidate.kind && other.standing < candidate.standing)),
    );
  }

  private profile(column: number): ColumnProfile {
    let profile = this.profiles.get(column);
    if (!profile) this.profiles.set(column, (profile = profileColumn(this.table.rows ?? [], column)));
    return profile;
  }

  /** A word within a header needs values that agree; a whole header only gives way when none of its values does and another column's do. */
  private fitsValues({ column, field, kind }: Candidate): boolean {
    if (!this.table.rows || this.table.rows.length === 0) return true;
    const share = agrees(this.profile(column), field);
    if (share === null || share >= 0.5) return true;
    if (kind === 2) return false;
    const rivals = this.candidates.filter((other) => other.field === field && other.column !== column && this.isFree(other.column));
    return !(share === 0 && rivals.some((other) => (agrees(this.profile(other.column), field) ?? 0) >= 0.5));
  }

  private chooseByValues(field: Field, columns: readonly number[]): number | null {
    const ordered = [...columns].sort((left, right) => left - right);
    const rows = this.table.rows ?? [];
    if (rows.length > 0) {
      const filled = ordered.filter((column) => this.profile(column).filled > 0);
      if (filled.length === 1) return filled[0]!;
      if (filled.length > 1 && filled.every((column) => sameValues(rows, filled[0]!, column))) return filled[0]!;
    }
    const decisive = DECISIVE.has(field);
    if (decisive) this.ambiguous.push({ field, columns: ordered, used: null });
    return decisive ? null : ordered[0]!;
  }
}

const GROSS = /价税合计|含税金额|gross|inctax|incltax|includingtax|taxincluded|^total/;

function candidatesOf(header: string, column: number, purpose: TablePurpose): readonly Candidate[] {
  const { forms, spaced } = headerForms(header);
  if (forms.length === 0) return [];
  const whole = exact(forms[0]!, column, purpose, 0);
  if (whole.length > 0) return whole;
  const halves = forms.slice(1).flatMap((form) => exact(form, column, purpose, 1)).filter(({ field }) => !OTHERWISE[field]?.test(spaced[0]!));
  return halves.length > 0 ? halves : within(spaced, column, purpose);
}

function exact(form: string, column: number, purpose: TablePurpose, kind: 0 | 1): readonly Candidate[] {
  return PURPOSES[purpose].fields.flatMap((field) => {
    const standing = standings(purpose, field).findIndex((words) => words.squeezed.has(form));
    return standing < 0 ? [] : [{ column, field, kind, standing, share: 1 }];
  });
}

/** The longest known word within a header. Latin words at word ends, at least 4 letters; Chinese ones anywhere, at least 2 characters. */
function within(spaced: readonly string[], column: number, purpose: TablePurpose): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const field of PURPOSES[purpose].fields) {
    if (OTHERWISE[field]?.test(spaced[0]!)) continue;
    standings(purpose, field).forEach(({ spacedWords }, standing) => {
      for (const word of spacedWords) {
        for (const form of spaced) {
          const chinese = /[\u3400-\u9fff]/.test(word);
          const holds = chinese ? word.length >= 2 && form.includes(word) : word.length >= 4 && ` ${form} `.includes(` ${word} `);
          const share = word.length / form.length;
          if (holds && share >= SHARE_MIN) found.push({ column, field, kind: 2, standing, share });
        }
      }
    });
  }
  const longest = Math.max(0, ...found.map(({ share }) => share));
  return found.filter(({ share }) => share === longest);
}

interface Standing {
  readonly squeezed: ReadonlySet<string>;
  readonly spacedWords: readonly string[];
}
const prepared = new Map<string, readonly Standing[]>();

function standings(purpose: TablePurpose, field: Field): readonly Standing[] {
  const key = `${purpose} ${field}`;
  let made = prepared.get(key);
  if (!made) {
    made = wordsOf(purpose, field).map((words) => {
      const list = words.split("|");
      return { squeezed: new Set(list.map((word) => word.replaceAll(" ", ""))), spacedWords: list };
    });
    prepared.set(key, made);
  }
  return made;
}

function duplicateHeaders(headers: readonly string[]): ColumnMapping["duplicates"] {
  const places = new Map<string, number[]>();
  headers.forEach((header, column) => {
    const key = header.normalize("NFKC").trim().toLowerCase();
    if (key !== "") places.set(key, [...(places.get(key) ?? []), column]);
  });
  return [...places.values()].filter((columns) => columns.length > 1).map((columns) => ({ header: headers[columns[0]!]!, columns: columns.slice(1) }));
}
