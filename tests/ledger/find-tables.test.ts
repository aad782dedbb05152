import { describe, expect, test } from "@jest/globals";
import type { TableInfo } from "../../src/grid/table";
import { findTables } from "../../src/ledger/find-tables";
import { DEFAULT_SETTINGS, type Settings, type TableRole } from "../../src/settings/settings";

const table = (name: string, headers: string, sheet = name): TableInfo => ({ id: name, name, sheet, headerRow: 3, firstColumn: 0, headers: headers.split("|"), rowCount: 10 });

const ENGLISH = [
  table("Ledger", "Date|Customer|Type|Document No.|Due Date|Applied To|Reference|Description|Amount|Currency|Exchange Rate|Status"),
  table("Customers", "Customer Code|Customer Name|Aliases|Terms|Credit Limit|Currency|Language|Email|Phone|Address|Tax Number|Hold"),
  table("Allocations", "Date|From Document|To Document|Amount|Note"),
  table("Instalments", "Document|Due date|Amount"),
  table("Customer_statement", "Customer|Date|Document No.|Description|Debit|Credit|Currency"),
  table("Bank", "Booking Date|Payer|Details|Money In|Money Out|Balance|Currency"),
  table("Rates", "Date|Currency|Exchange Rate"),
];
const CHINESE = [
  table("往来明细", "日期|单据类型|单据编号|客户编码|客户名称|摘要|合同号|借方|贷方|币种|汇率|到期日|对应发票|状态|业务员"),
  table("客户档案", "客户编码|客户名称|曾用名|账期|信用额度|币种|语言|邮箱|电话|地址|税号|业务员|客户分类|停止发货"),
  table("核销", "核销日期|收款单号|发票号|核销金额|备注"),
  table("分期", "单据编号|到期日|金额"),
  table("客户对账单", "客户名称|日期|单据编号|摘要|借方|贷方|币种"),
  table("银行流水", "交易日期|对方户名|摘要|收入金额|支出金额|余额|币种"),
  table("汇率表", "日期|币种|汇率"),
];

const named = (roles: Partial<Record<TableRole, TableInfo>>): Record<string, string> => Object.fromEntries(Object.entries(roles).map(([role, info]) => [role, info.name]));
const withTables = (tables: Settings["tables"]): Settings => ({ ...DEFAULT_SETTINGS, tables });

describe("finding the tables of a workbook", () => {
  test.each([
    ["English", ENGLISH, { ledger: "Ledger", customers: "Customers", allocations: "Allocations", instalments: "Instalments", rates: "Rates" }, ["Customer_statement", "Bank"]],
    ["Chinese", CHINESE, { ledger: "往来明细", customers: "客户档案", allocations: "核销", instalments: "分期", rates: "汇率表" }, ["客户对账单", "银行流水"]],
  ] as const)("an %s month-end workbook: every role, and the lists apart, in whatever order", (_language, tables, roles, lists) => {
    for (const order of [tables, [...tables].reverse()]) {
      const found = findTables(order, DEFAULT_SETTINGS);
      expect(named(found.roles)).toEqual(roles);
      expect(found.lists.map(({ name }) => name).sort()).toEqual([...lists].sort());
      expect(found.issues).toEqual([]);
    }
  });

  test("names do not matter where headers tell", () => {
    const renamed = ENGLISH.map((info, place) => ({ ...info, name: `Table${place + 1}`, sheet: `Sheet${place + 1}` }));
    expect(named(findTables(renamed, DEFAULT_SETTINGS).roles)).toEqual({ ledger: "Table1", customers: "Table2", allocations: "Table3", instalments: "Table4", rates: "Table7" });
  });

  test("two ledgers of equal standing are an issue, and none is chosen", () => {
    const found = findTables([ENGLISH[0]!, { ...ENGLISH[0]!, id: "2", name: "Ledger2", sheet: "Ledger 2" }], DEFAULT_SETTINGS);
    expect(found.roles.ledger).toBeUndefined();
    expect(found.issues.map(({ code, severity, params }) => [code, severity, params.tables])).toEqual([["table-ambiguous", "error", "Ledger, Ledger2"]]);
  });

  test.each([["English", ENGLISH, "Customer_statement"], ["Chinese", CHINESE, "客户对账单"]] as const)("%s: with its ledger gone, a customer's list is no ledger until a person says so", (_language, tables, list) => {
    const found = findTables(tables.slice(1), DEFAULT_SETTINGS);
    expect(found.roles.ledger).toBeUndefined();
    expect(found.issues.map(({ code, severity }) => [code, severity])).toEqual([["table-ambiguous", "error"]]);
    expect(named(findTables(tables.slice(1), withTables({ ledger: list })).roles).ledger).toBe(list);
    expect(named(findTables([tables.find(({ name }) => name === list)!], DEFAULT_SETTINGS).roles)).toEqual({ ledger: list });
  });

  test("the user's choice settles it, and the other is no list of somebody's", () => {
    const second = { ...ENGLISH[0]!, id: "2", name: "Ledger2" };
    const found = findTables([ENGLISH[0]!, second], withTables({ ledger: "ledger2" }));
    expect([named(found.roles), found.issues]).toEqual([{ ledger: "Ledger2" }, []]);
  });

  test("a table named for this run wins over the settings, and is not replaced when it is missing", () => {
    expect(named(findTables(ENGLISH, withTables({ ledger: "Ledger" }), { ledger: "Customer_statement" }).roles).ledger).toBe("Customer_statement");
    const missing = findTables(ENGLISH, DEFAULT_SETTINGS, { ledger: "Sales" });
    expect([missing.roles.ledger, missing.issues.map(({ code, at }) => [code, at.table])]).toEqual([undefined, [["table-missing", "Sales"]]]);
  });

  test("a table remembered from earlier and gone is told, and looked for anew", () => {
    const found = findTables(ENGLISH, withTables({ ledger: "Old" }));
    expect([named(found.roles).ledger, found.issues.map(({ code }) => code)]).toEqual(["Ledger", ["table-missing"]]);
  });

  test("no ledger at all is an issue that lists what there is", () => {
    const found = findTables(ENGLISH.slice(5), DEFAULT_SETTINGS);
    expect(found.issues.map(({ code, params }) => [code, params.role, params.tables])).toEqual([["table-missing", "ledger", "Bank, Rates"]]);
  });

  test("a ledger whose amount is a question is still the ledger", () => {
    const found = findTables([table("T", "Date|Customer|Type|Invoice amount|Gross amount")], DEFAULT_SETTINGS);
    expect(named(found.roles)).toEqual({ ledger: "T" });
  });
});
