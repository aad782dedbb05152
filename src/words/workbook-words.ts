import type { Language } from "./language";
import { type Params, say, texts } from "./texts";

/**
 * What to say when a workbook refuses: what happened, what was left untouched, what to do. One line each.
 *
 * A key is a code of `WorkbookError`, or `code/reason` where the error says why.
 */
export const WORKBOOK_TEXTS = texts(
  {
    "table-gone": "The table is not there any more, or no longer has these rows or columns. Nothing was changed. Refresh, then try again.",
    "table-gone/named": "The table \"{table}\" is not there any more, or no longer has these rows or columns. Nothing was changed. Refresh, then try again.",
    "sheet-gone": "The sheet is not there any more. Nothing was changed. Refresh, then try again.",
    "sheet-gone/named": "There is no sheet \"{sheet}\" in this workbook. Nothing was changed. Refresh, then try again.",
    "protected": "The workbook's structure is protected, so no sheet can be added. Nothing was changed. Take the protection off (Review › Protect Workbook), then try again.",
    "protected/named": "The sheet \"{sheet}\" is protected. Nothing was changed. Take its protection off (Review › Unprotect Sheet), then try again.",
    "no-room": "Something stands in the way. Nothing was changed. Make room beside or below, then try again.",
    "no-room/named": "There is no room right beside or below \"{table}\": other cells are in the way, or the sheet ends there. Nothing was changed. Move them, then try again.",
    "occupied": "The cells to be written are not blank (row {row} of \"{sheet}\"). Nothing was changed. Choose a blank place.",
    "name-taken": "The name \"{name}\" is already used in this workbook. Nothing was changed. Rename that table or name, then try again.",
    "too-large": "This is more than a sheet or one request can hold. Nothing was changed. Take fewer rows or a shorter text.",
    "too-large/named": "\"{sheet}\" would hold more rows, columns or text in a cell than a sheet has room for (1,048,576 rows, 16,384 columns, 32,767 characters). Nothing was changed.",
    "editing": "A cell is being edited. Nothing was changed. Finish with Enter or Esc, then try again.",
    "cancelled": "Stopped on request.",
    "encrypted-file": "The file is encrypted with a password. Nothing was read. Open it in Excel, take the password off (File › Info › Protect Workbook) and save a copy.",
    "unreadable-file": "The file cannot be read as a workbook. Nothing was changed. Open it in Excel and save it again as .xlsx.",
    "unreadable-file/empty": "The file is empty.",
    "unreadable-file/truncated": "The file is cut off: its end is missing. Copy or download it again.",
    "unreadable-file/damaged": "The file is damaged. Nothing was read from it. Open it in Excel, let Excel repair it, and save it again.",
    "unreadable-file/damaged-part": "The file is damaged (in {part}). Nothing was read from it. Open it in Excel, let Excel repair it, and save it again.",
    "unreadable-file/part-missing": "The file is incomplete: {part} is missing. Open it in Excel, let Excel repair it, and save it again.",
    "unreadable-file/zip-bomb": "The file would unpack to far more than a workbook holds and was not opened. If it is yours, open it in Excel and save it again.",
    "unreadable-file/compression": "The file is packed in a way that workbooks are not. Open it in Excel and save it again as .xlsx.",
    "unreadable-file/doctype": "The file contains a document type declaration ({part}), which no workbook has and which is not read for safety. Open it in Excel and save it again.",
    "unreadable-file/no-workbook": "The file is a package, but there is no workbook in it. Choose an .xlsx file.",
    "unreadable-file/opendocument": "This is an OpenDocument file. Save it as .xlsx, then choose that.",
    "unreadable-file/binary-workbook": "This is a binary workbook (.xlsb). Save it as .xlsx, then choose that.",
    "unreadable-file/old-format": "This is a workbook of the old format (.xls). Save it as .xlsx, then choose that.",
    "unreadable-file/not-a-workbook": "The file is no .xlsx workbook, whatever its name says. Choose an .xlsx or .csv file.",
    "unreadable-file/table-beyond-sheet": "The table \"{part}\" reaches beyond the last row or column a sheet can have. Open it in Excel, correct the table's range, and save it again.",
    "unreadable-file/beyond-sheet": "There are cells beyond the last row or column a sheet can have ({part}). Open it in Excel and save it again.",
    "unreadable-file/illegal-character": "A text in the file holds a character that no workbook may hold ({part}). Open it in Excel and save it again.",
    "unreadable-file/shared-string-missing": "Cells refer to texts that are not in the file ({part}). Open it in Excel, let Excel repair it, and save it again.",
    "unreadable-file/binary": "The file is no text file. Choose a .csv or .xlsx file.",
    "unreadable-file/encoding": "The text of the file is in no encoding that is known. Save it as CSV UTF-8.",
    "unreadable-file/nul": "The text file holds NUL characters, so it is damaged or no text. Save it as CSV UTF-8.",
    "unreadable-file/quote": "A quotation mark in line {line} is never closed, so the rest of the file cannot be told apart. Correct that line.",
    "unreadable-file/no-header": "No row of the file reads like headers (date, customer, amount …). Add a header row.",
    "unreadable-file/missing": "The file could not be fetched.",
    "unsupported": "This workbook or version of Excel does not allow that. Nothing was changed.",
    "unsupported/array-formula": "The cell is part of an array formula on \"{sheet}\", which can only be changed as a whole, in Excel. Nothing was changed.",
    "unsupported/header-in-use": "Formulas refer to the column \"{column}\" of \"{table}\" by this name. Nothing was changed. Rename it in Excel, which changes the formulas too.",
    "unsupported/header-blank": "A column of a table needs a header. Nothing was changed.",
    "unsupported/header-taken": "\"{table}\" already has a column of that name. Nothing was changed. Choose another.",
    "other": "The workbook refused: {detail}. Nothing was changed. Try again; if it happens again, save, close and reopen the workbook.",
    "other/sheet-hidden": "The sheet \"{sheet}\" is hidden. Unhide it (right click on the tabs › Unhide), then try again.",
    "other/table-changes": "\"{table}\" is being changed while it is read. Try again in a moment.",
    "other/customer-ambiguous": "\"{customer}\" may be several customers. Give the code or the full name.",
    "other/customer-unknown": "There is no customer \"{customer}\" in the ledger. Check the spelling, or give the code.",
    "other/customer-needed": "\"{table}\" does not say which customer it is of. Choose the customer.",
    "other/no-entries": "\"{customer}\" has nothing to show in this period.",
    "other/list-empty": "\"{table}\" has no rows that could be compared.",
    "other/period-reversed": "The period ends before it begins. Correct the dates.",
    "other/no-customer-selected": "Select a cell with a customer (in the ledger, the customer list or an aging), then try again.",
  },
  {
    "table-gone": "该表格已不存在，或其行列已变化。未作任何改动。请刷新后重试。",
    "table-gone/named": "表格“{table}”已不存在，或其行列已变化。未作任何改动。请刷新后重试。",
    "sheet-gone": "该工作表已不存在。未作任何改动。请刷新后重试。",
    "sheet-gone/named": "本工作簿中没有工作表“{sheet}”。未作任何改动。请刷新后重试。",
    "protected": "工作簿结构受保护，无法新增工作表。未作任何改动。请先取消保护（审阅 › 保护工作簿）再试。",
    "protected/named": "工作表“{sheet}”受保护。未作任何改动。请先撤销工作表保护（审阅 › 撤销工作表保护）再试。",
    "no-room": "位置被其他内容占用。未作任何改动。请在旁边或下方留出空位后再试。",
    "no-room/named": "“{table}”右侧或下方没有空位：有其他单元格内容，或已到工作表边界。未作任何改动。请移开后再试。",
    "occupied": "要写入的单元格不是空白（“{sheet}”第 {row} 行）。未作任何改动。请选择空白位置。",
    "name-taken": "名称“{name}”在本工作簿中已被使用。未作任何改动。请重命名原有表格或名称后再试。",
    "too-large": "内容超出一张工作表或一次操作的上限。未作任何改动。请减少行数或缩短文字。",
    "too-large/named": "“{sheet}”的行数、列数或单元格文字超出工作表上限（1,048,576 行、16,384 列、32,767 个字符）。未作任何改动。",
    "editing": "有单元格正在编辑。未作任何改动。请按 Enter 或 Esc 结束编辑后再试。",
    "cancelled": "已按要求停止。",
    "encrypted-file": "文件设有打开密码，未读取任何内容。请在 Excel 中打开，取消密码（文件 › 信息 › 保护工作簿）后另存一份。",
    "unreadable-file": "该文件无法作为工作簿读取。未作任何改动。请在 Excel 中打开并另存为 .xlsx。",
    "unreadable-file/empty": "文件是空的。",
    "unreadable-file/truncated": "文件不完整，末尾缺失。请重新复制或下载。",
    "unreadable-file/damaged": "文件已损坏，未读取任何内容。请在 Excel 中打开并修复后重新保存。",
    "unreadable-file/damaged-part": "文件已损坏（{part}），未读取任何内容。请在 Excel 中打开并修复后重新保存。",
    "unreadable-file/part-missing": "文件不完整，缺少 {part}。请在 Excel 中打开并修复后重新保存。",
    "unreadable-file/zip-bomb": "文件解压后的体积远超工作簿的正常大小，未予打开。如确系本单位文件，请在 Excel 中打开后重新保存。",
    "unreadable-file/compression": "文件的压缩方式不是工作簿所用的方式。请在 Excel 中打开并另存为 .xlsx。",
    "unreadable-file/doctype": "文件含有文档类型声明（{part}），正常工作簿不会有，出于安全不予读取。请在 Excel 中打开后重新保存。",
    "unreadable-file/no-workbook": "文件中没有工作簿。请选择 .xlsx 文件。",
    "unreadable-file/opendocument": "这是 OpenDocument 文件。请另存为 .xlsx 后再选择。",
    "unreadable-file/binary-workbook": "这是二进制工作簿（.xlsb）。请另存为 .xlsx 后再选择。",
    "unreadable-file/old-format": "这是旧格式工作簿（.xls）。请另存为 .xlsx 后再选择。",
    "unreadable-file/not-a-workbook": "该文件并不是 .xlsx 工作簿。请选择 .xlsx 或 .csv 文件。",
    "unreadable-file/table-beyond-sheet": "表格“{part}”的范围超出工作表的最后一行或最后一列。请在 Excel 中更正表格范围后重新保存。",
    "unreadable-file/beyond-sheet": "有单元格超出工作表的最后一行或最后一列（{part}）。请在 Excel 中打开后重新保存。",
    "unreadable-file/illegal-character": "文件中的文字含有工作簿不允许的字符（{part}）。请在 Excel 中打开后重新保存。",
    "unreadable-file/shared-string-missing": "单元格引用的文字在文件中不存在（{part}）。请在 Excel 中打开并修复后重新保存。",
    "unreadable-file/binary": "该文件不是文本文件。请选择 .csv 或 .xlsx 文件。",
    "unreadable-file/encoding": "无法识别文件的文字编码。请另存为“CSV UTF-8”。",
    "unreadable-file/nul": "文本文件中含有空字符（NUL），可能已损坏或不是文本。请另存为“CSV UTF-8”。",
    "unreadable-file/quote": "第 {line} 行的引号没有配对，其后的内容无法区分。请更正该行。",
    "unreadable-file/no-header": "文件中找不到标题行（日期、客户、金额等）。请加上标题行。",
    "unreadable-file/missing": "未能取得该文件。",
    "unsupported": "本工作簿或当前 Excel 版本不支持此操作。未作任何改动。",
    "unsupported/array-formula": "该单元格属于“{sheet}”中的数组公式，只能在 Excel 中整体修改。未作任何改动。",
    "unsupported/header-in-use": "有公式引用了“{table}”的“{column}”列。未作任何改动。请在 Excel 中改名，公式会一并更新。",
    "unsupported/header-blank": "表格的列必须有标题。未作任何改动。",
    "unsupported/header-taken": "“{table}”中已有同名的列。未作任何改动。请换一个名称。",
    "other": "工作簿拒绝了该操作：{detail}。未作任何改动。请重试；若仍不行，请保存并重新打开工作簿。",
    "other/sheet-hidden": "工作表“{sheet}”已隐藏。请取消隐藏（右键单击工作表标签 › 取消隐藏）后再试。",
    "other/table-changes": "“{table}”在读取过程中不断变化。请稍后再试。",
    "other/customer-ambiguous": "“{customer}”可能对应多个客户。请输入客户编号或全称。",
    "other/customer-unknown": "往来明细中没有客户“{customer}”。请检查写法，或输入客户编号。",
    "other/customer-needed": "“{table}”没有注明属于哪个客户。请选择客户。",
    "other/no-entries": "“{customer}”在该期间没有可列示的内容。",
    "other/list-empty": "“{table}”中没有可核对的行。",
    "other/period-reversed": "期间的结束日期早于开始日期。请更正日期。",
    "other/no-customer-selected": "请先选中一个客户所在的单元格（往来明细、客户档案或账龄表中），再试。",
  },
);

type Key = keyof (typeof WORKBOOK_TEXTS)["en"];

/** Parameters that name what the refusal is about, so that the sentence can say it. */
const NAMING = ["table", "sheet"] as const;

/** The sentence for a code and its parameters, in the user's language. */
export function workbookErrorMessage(code: string, params: Params, language: Language): string {
  const known = (key: string): key is Key => key in WORKBOOK_TEXTS.en;
  const reason = `${code}/${params.reason ?? ""}`;
  const withPart = `${reason}-part`;
  if (params.part !== undefined && known(withPart)) return say(WORKBOOK_TEXTS, language, withPart, params);
  if (known(reason)) return say(WORKBOOK_TEXTS, language, reason, params);
  const named = `${code}/named`;
  if (known(named) && NAMING.some((name) => (params[name] ?? "") !== "" && WORKBOOK_TEXTS.en[named].includes(`{${name}}`))) return say(WORKBOOK_TEXTS, language, named, params);
  const detail = Object.entries(params).map(([name, value]) => `${name} ${value}`).join(", ");
  return say(WORKBOOK_TEXTS, language, known(code) ? code : "other", { ...params, detail: params.detail ?? (detail || code) });
}
