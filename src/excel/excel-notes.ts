/**
 * What is noted of a table that was read, to see later that it changed without an event.
 *
 * Excel has skipped events for filling over filtered rows, deleting rows and choosing from lists, and raises none for formula results.
 */
export interface TableNote {
  readonly sheetId: string;
  /** Every calculation of its sheet may have changed it. */
  readonly hasFormulas: boolean;
  /** Count and sum of its cells as Excel's own functions give them: quick at any size. */
  readonly fingerprint: string;
}

/** Null where the table is gone. Excel does not look for formulas on a protected sheet: there every calculation counts. */
export async function noteTable(context: Excel.RequestContext, id: string): Promise<TableNote | null> {
  const table = context.workbook.tables.getItemOrNullObject(id);
  table.load("id");
  table.worksheet.load("id");
  table.worksheet.protection.load("protected");
  await context.sync();
  if (table.isNullObject) return null;
  const body = table.getDataBodyRange();
  const fingerprint = queueFingerprint(context, body);
  if (table.worksheet.protection.protected) {
    await context.sync();
    return { sheetId: table.worksheet.id, hasFormulas: true, fingerprint: fingerprint() };
  }
  const formulas = body.getSpecialCellsOrNullObject("Formulas");
  formulas.load("cellCount");
  await context.sync();
  return { sheetId: table.worksheet.id, hasFormulas: !formulas.isNullObject, fingerprint: fingerprint() };
}

/** Which of these tables are gone or do not hold any more what they held when they were noted. */
export async function changedSince(context: Excel.RequestContext, notes: ReadonlyMap<string, TableNote>): Promise<{ readonly gone: string[]; readonly changed: string[] }> {
  const ids = [...notes.keys()];
  const tables = ids.map((id) => context.workbook.tables.getItemOrNullObject(id));
  tables.forEach((table) => table.load("id"));
  await context.sync();
  const there = ids.flatMap((id, index) => (tables[index]!.isNullObject ? [] : [{ id, fingerprint: queueFingerprint(context, tables[index]!.getDataBodyRange()) }]));
  await context.sync();
  return {
    gone: ids.filter((_, index) => tables[index]!.isNullObject),
    changed: there.filter(({ id, fingerprint }) => fingerprint() !== notes.get(id)!.fingerprint).map(({ id }) => id),
  };
}

function queueFingerprint(context: Excel.RequestContext, body: Excel.Range): () => string {
  const sum = context.workbook.functions.sum(body);
  const count = context.workbook.functions.countA(body);
  sum.load("value,error");
  count.load("value");
  body.load("rowCount");
  return () => `${body.rowCount}|${count.value}|${sum.error || sum.value}`;
}
