import { fieldsOfNamed, type CheckSource } from "./check-source";
import type { Fixer } from "./fix";
import { typedForm } from "./similar-documents";
import { cellText } from "../ledger/read-cell";

interface Numbers {
  /** Documents by their number without what people mistype: of one customer, and of all. */
  readonly ofCustomer: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ofAll: ReadonlyMap<string, ReadonlySet<string>>;
}

const indexes = new WeakMap<CheckSource, Numbers>();

function numbersOf(source: CheckSource): Numbers {
  const known = indexes.get(source);
  if (known) return known;
  const { entries, partitions } = source.ledger;
  const ofCustomer = new Map<string, Set<string>>();
  const ofAll = new Map<string, Set<string>>();
  const put = (map: Map<string, Set<string>>, key: string, document: string): void => void (map.get(key)?.add(document) ?? map.set(key, new Set([document])));
  entries.document.forEach((document, entry) => {
    if (document === "") return;
    const form = typedForm(document);
    put(ofAll, form, document);
    put(ofCustomer, `${partitions[entries.partition[entry]!]!.customer} ${form}`, document);
  });
  const numbers = { ofCustomer, ofAll };
  indexes.set(source, numbers);
  return numbers;
}

function only(found: ReadonlySet<string> | undefined): string | null {
  return found?.size === 1 ? [...found][0]! : null;
}

/** A number that names no document, but one of the customer's documents when it is typed with care. */
export const fixAppliesTo: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  const { entries, partitions } = desk.source.ledger;
  if (!fields?.has("appliesTo") || issue.at.row === null || typeof issue.params.value !== "string") return;
  const entry = entries.row.indexOf(issue.at.row);
  if (entry < 0) return;
  const { customer } = partitions[entries.partition[entry]!]!;
  const meant = only(numbersOf(desk.source).ofCustomer.get(`${customer} ${typedForm(issue.params.value)}`));
  const column = fields.at("appliesTo");
  const written = cellText(desk.cell(fields, issue.at.row - 1, column));
  if (meant !== null && meant !== entries.document[entry] && written.includes(issue.params.value)) desk.change(fields, issue.at.row - 1, column, written.replace(issue.params.value, () => meant));
};

/** The same for a row of the allocations or instalments table, where the whole ledger has one such document. */
export const fixUnknownDocument: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  const column = fields && issue.at.column !== null ? fields.table.headers.indexOf(issue.at.column) : -1;
  if (!fields || column < 0 || issue.at.row === null || typeof issue.params.document !== "string") return;
  const meant = only(numbersOf(desk.source).ofAll.get(typedForm(issue.params.document)));
  const written = cellText(desk.cell(fields, issue.at.row - 1, column));
  if (meant !== null && written === issue.params.document) desk.change(fields, issue.at.row - 1, column, meant);
};
