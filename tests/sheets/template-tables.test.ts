import { describe, expect, test } from "@jest/globals";
import { createAddIn } from "../../src/actions/add-in";
import { createTemplate } from "../../src/actions/create-template";
import { parseIsoDay } from "../../src/calendar/day";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { readType } from "../../src/ledger/entry-words";
import { mapColumns } from "../../src/ledger/map-columns";
import { templateSheets } from "../../src/sheets/template-tables";
import { TEMPLATE_TEXTS } from "../../src/words/template-words";

const LEDGER_FIELDS = ["date", "customerCode", "type", "document", "dueDate", "appliesTo", "reference", "description", "debit", "credit", "currency", "rate", "status"];
const CUSTOMER_FIELDS = ["customerCode", "customerName", "aliases", "terms", "creditLimit", "currency", "language", "email", "phone", "address", "taxNumber", "salesperson", "segment", "hold"];

describe.each(["en", "zh"] as const)("blank tables in %s", (language) => {
  test("have headings that are recognised without a word of the user's", () => {
    for (const [name, fields] of [["ledger", LEDGER_FIELDS], ["customers", CUSTOMER_FIELDS]] as const) {
      const headers = TEMPLATE_TEXTS[language][`${name}.heads`].split("|");
      const table = { id: name, name, sheet: name, headerRow: 2, firstColumn: 0, headers, rowCount: 0, rows: [], date1904: false, source: "workbook" as const };
      const fieldOf = new Map(mapColumns(table, name, {}).columns.map(({ header, field }) => [header, field]));
      expect(headers.map((header) => fieldOf.get(header))).toEqual(fields);
    }
  });

  test("offer only types that are read, in lists that a cell can hold", () => {
    const types = TEMPLATE_TEXTS[language].types.split("|");
    expect(types.map(readType)).toEqual(["invoice", "payment", "credit note", "refund", "write-off", "debit adjustment", "credit adjustment", "fee", "opening"]);
    for (const { rule, message } of templateSheets(language).flatMap(({ validations }) => validations ?? [])) {
      if (rule.kind === "list" && "values" in rule) expect(rule.values.join(",").length).toBeLessThanOrEqual(255);
      expect(message.length).toBeLessThanOrEqual(225);
    }
  });

  test("become the ledger of the workbook, take entries, and are never written over", async () => {
    const workbook = MemoryWorkbook.empty();
    const addIn = createAddIn({ workbook, language, today: () => parseIsoDay("2026-03-31")! });
    await createTemplate(addIn);
    const view = addIn.live.state().view!;
    expect([view.ledger.rowsTotal, view.ledger.tables.ledger.name, view.ledger.tables.customers?.name]).toEqual([0, TEMPLATE_TEXTS[language]["table.ledger"], TEMPLATE_TEXTS[language]["table.customers"]]);
    expect(view.issues).toEqual([]);
    const [type] = TEMPLATE_TEXTS[language].types.split("|");
    await workbook.appendRows(view.ledger.tables.ledger.id, [[46027, "C1", type!, "INV-1", null, null, null, null, 100, null, "USD", null, null]]);
    expect((await addIn.live.refresh())!.ledger.entries.count).toBe(1);
    await expect(createTemplate(addIn)).rejects.toMatchObject({ code: "other", params: { reason: "template-there" } });
    const again = MemoryWorkbook.open(workbook.save(), "again.xlsx");
    expect((await again.listTables()).map(({ rowCount }) => rowCount)).toEqual([1, 1]);
  });
});
