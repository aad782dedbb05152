import { texts } from "./texts";

/** Every text of the command line that a person reads. */
export const CLI_TEXTS = texts(
  {
    usage: `customer-ledger <command> [book.xlsx] [options]

Commands
  check         what cannot be read, and what contradicts itself    --fix CODE[,CODE] --out FILE (puts these findings right, with a journal; fixable codes: docs/ISSUES.md); --out marks what is found in the ledger's column Issues
  balance       what each customer owes                       --customer
  open-items    what is open, document by document            --customer --allocation auto|explicit --allocation-date recorded|documents
  aging         open items by age                             the same, and --basis due|document --edges 30,60,90,120 --credits column|own-date|fifo
  statement     one customer's account, or all                --customer C|all --from D --to D --kind activity|open-item|balance-forward|transactions|confirmation|dunning
                                                              --min N --days-overdue N --currency CUR --salesperson S --segment S --hold yes|no --with-activity --nonzero --balance owed|credit|zero --out-dir DIR
                                                              --view ours|theirs --list-open-items --confirmation-issuer company|auditor --confirmation-form positive|negative
                                                              --eml-dir DIR --stage statement|reminder-1|reminder-2|reminder-3|final (mail drafts with the statement attached; nothing is sent)
                                                              --since-last (each from where its last issued statement ended)
                                                              --issue --by NAME (enter in the register what is issued: in the workbook of --out, else beside the files of --out-dir; without --by the name that the workbook remembers)
  reconcile     the ledger against a customer's list or the bank   --theirs FILE|TABLE --kind statement|bank --period-end D --tolerance 0.05 --window -3,5 --customer C
  import FILE … files of other systems, banks and wallets           --profile NAME (else recognised) --into book.xlsx --out FILE.xlsx --table NAME|--new-table --customer C
                                                              --undo IMPORT --into book.xlsx --out FILE.xlsx (takes an import back)
  export        the ledger for another system                 --format xero|zoho|quickbooks|csv|json --out FILE --open (only what is open) --from D --to D --customer C
                                                              --account-code CODE --tax-type NAME --dates dmy|mdy|iso

Input
  book.xlsx     its tables are found by their headers; --ledger, --customers, --allocations, --instalments, --rates pick one by name, or read a .csv file instead

Common
  --as-of YYYY-MM-DD   default: the closing date saved in the workbook, else today
  --base CUR           base currency, where the ledger leaves it open
  --json               the machine's answer on stdout, nothing else there
  --out FILE.xlsx      write the result; an existing file is kept unless --force is given, and the input is never overwritten
  --lang en|zh         language of texts (statement: also bilingual)

Exit: 0 done · 1 done, with data issues or differences · 2 wrong usage or unreadable input · 3 a fault of ours`,
    "no-command": "Name a command first: check, balance, open-items, aging, statement, reconcile, import, export. See --help.",
    "bad-command": "Unknown command \"{command}\". Commands: check, balance, open-items, aging, statement, reconcile, import, export. See --help.",
    "bad-option": "{command}: {detail}. See --help.",
    "bad-date": "{option}: \"{value}\" is not a date of the form YYYY-MM-DD.",
    "fix-needs-out": "check: --fix changes cells, and the input is never written; name the new workbook with --out.",
    "fixed": "{count} {count|cell|cells} changed; the journal is on the sheet \"{sheet}\".",
    "fixed-formulas": "{count} {count|cell holds a formula and is|cells hold formulas and are} left as {count|it is|they are}.",
    "fixed-none": "Nothing to fix: no finding of {codes} can be put right without a person.",
    "fixed-cell": "{table}, row {row}, {column}: \"{before}\" → \"{after}\" ({title})",
    "fixed-assumed": "{table}, row {row}, {column}: \"{before}\" → \"{after}\" ({title}; an assumption: look it up)",
    "bad-choice": "{option}: \"{value}\" is not one of {choices}.",
    "bad-number": "{option}: \"{value}\" is not a number.",
    "bad-edges": "--edges: \"{value}\" are not ascending whole days such as 30,60,90,120.",
    "bad-window": "--window: \"{value}\" is not of the form -3,5.",
    "bad-currency": "{option}: \"{value}\" is not a currency code such as USD.",
    "no-input": "{command}: name a workbook (book.xlsx) or a ledger file (--ledger FILE.csv).",
    "several-inputs": "{command}: one workbook at a time, got {files}.",
    "theirs-missing": "reconcile: name the other side's list with --theirs FILE.csv or --theirs TABLE.",
    "file-missing": "{file}: no such file.",
    "file-is-folder": "{file}: is a folder; name the files in it.",
    "import-no-file": "import: name the files to read.",
    "import-more": "… and {count} more; --json lists them all.",
    "import-needs-out": "import: --into names the workbook that is read; name the one to write with --out.",
    "export-needs": "export: name the format (--format xero|zoho|quickbooks|csv|json) and the file to write (--out FILE).",
    "export-summary": "{count} {count|entry|entries} written: {file}",
    "export-staying": "{count} {count|row|rows} of the ledger {count|is|are} not in the file.",
    "export-row": "row {row}:",
    "import-undone": "{id}: {removed} {removed|row|rows} taken out again.",
    "import-added": "into {table}: {added} {added|row|rows} added, {present} there already",
    "import-summary": "{file}: {profile}, {kind}, {rows} {rows|row|rows}",
    "import-columns": "columns as corrected on {day}",
    "import-control": "{file}: {control} is {expected} in the file, {found} by its rows.{why}",
    "file-unreadable": "{file}: {reason}",
    "out-exists": "{file}: exists already and was left as it is; add --force to replace it.",
    "out-is-input": "{file}: is the input and is never overwritten; name another file.",
    "out-not-xlsx": "--out: \"{file}\" should end in .xlsx.",
    "out-unwritable": "{file}: cannot be written ({reason}).",
    "out-folder-missing": "{file}: its folder does not exist.",
    "out-both": "statement: --out writes one workbook, --out-dir one for each customer; give one of the two.",
    "issue-needs-out": "statement: --issue writes into the register of a workbook; name it with --out, or the folder of the files with --out-dir.",
    "drafts-left-out": "{count} {count|customer|customers} left without a draft: nothing is overdue that may be demanded.",
    "since-last-gone": "{name}: the account of the last statement {number} ({amount} {currency}) is no longer in the ledger.",
    "since-last-from": "statement: --since-last finds where each period begins; leave --from out.",
    "issue-own-register": "{file}: has a register of its own; name the workbook to write it in with --out, beside --out-dir.",
    "issued": "{issued} {issued|account|accounts} entered in the register, {same} unchanged since issued before, {changed} changed since.",
    "issued-changes": "{file}: what changed and why is on the sheets \"Changes …\".",
    "issued-earlier": "{count} of the unchanged {count|was|were} issued under an earlier recipe and compared by what the register holds: due dates, open amounts and ages were not kept then.",
    "issued-unreadable": "{count} {count|row|rows} of the register no longer {count|says|say} which statement {count|it is|they are} of, or what it came to, and could not be compared.",
    "issue-needs-by": "statement: --issue enters who issues; name the person with --by NAME (this workbook remembers nobody yet).",
    "issue-no-register": "{file}: is no register of statements and was left as it is; move it, or choose another folder.",
    "no-ledger": "{file}: no table was recognised as the ledger. {detail}",
    "table-missing": "{file}: has no table called \"{table}\". Its tables: {tables}.",
    "list-behind": "Name one behind the file, such as {file}#2.",
    "list-which": "{file}: holds several lists, by number and line of their header: {lists}. Name one behind the file, such as {file}#2. {detail}",
    "see-issues": "{count} {count|finding|findings} in the data; \"customer-ledger check\" lists {count|it|them}.",
    "rows-left-out": "{count} {count|row|rows} could not be read and {count|is|are} in no figure.",
    "differences": "{count} {count|line|lines} do not agree.",
    "written": "Written: {file}",
    "fault": "A fault of the program, please report it: {detail}",
    "check-clean": "{rows} rows, {customers} customers: nothing to report.",
    "check-summary": "{rows} rows ({read} read), {customers} customers, {issues} {issues|finding|findings}.",
    customer: "Customer", currency: "Currency", balance: "Balance", document: "Document", type: "Type", date: "Date", due: "Due", amount: "Amount", open: "Open",
    days: "Days past due", total: "Total", unapplied: "Unapplied", debit: "Debit", credit: "Credit", description: "Description", opening: "Opening balance",
    closing: "Closing balance", entity: "Entity", account: "Account", cause: "Cause", count: "Count", difference: "Difference", ours: "Our total", theirs: "Their total",
    residual: "Unexplained difference", "as-of": "As of {date}", "statement-of": "{customer}  {from} – {to}  {currency}", rows: "Rows", name: "Name",
    "reconcile-summary": "{agree} groups agree, {differ} differ or are to be confirmed, {ours} rows of ours and {theirs} of theirs are unmatched.",
    "only-ours": "Not in their list: {customers}", "only-theirs": "Not in our ledger: {customers}",
    "demo-title": "Customer Ledger on {file}", "demo-read": "{rows} ledger lines read, {customers} customers, {issues} findings", "demo-balance": "Balance {balance} {currency}, overdue {overdue}",
    "demo-reconciled": "{theirs} against the ledger: {groups} groups matched, {mismatches} mismatches highlighted, difference explained to {residual}",
    "demo-no-list": "No list of a customer was found to compare with",
    "demo-statement": "Statement written for {customer}: closing {closing} {currency}",
    "demo-page": "The workbench is open at {address}  (Ctrl+C ends it)",
  },
  {
    usage: `customer-ledger <命令> [工作簿.xlsx] [选项]

命令
  check         哪些单元格读不出、哪些数据自相矛盾                  --fix CODE[,CODE] --out FILE（修正所列检查项并记入修正记录；可修正的代码见 docs/ISSUES.md）；--out 将发现的问题标在往来明细的“数据问题”列
  balance       各客户余额                      --customer
  open-items    逐单未清项                      --customer --allocation auto|explicit --allocation-date recorded|documents
  aging         账龄                            同上，另有 --basis due|document --edges 30,60,90,120 --credits column|own-date|fifo
  statement     单个客户或全部客户的对账单      --customer C|all --from D --to D --kind activity|open-item|balance-forward|transactions|confirmation|dunning
                                                --min N --days-overdue N --currency 币种 --salesperson S --segment S --hold yes|no --with-activity --nonzero --balance owed|credit|zero --out-dir 目录
                                                --view ours|theirs --list-open-items --confirmation-issuer company|auditor --confirmation-form positive|negative
                                                --eml-dir 目录 --stage statement|reminder-1|reminder-2|reminder-3|final（附对账单的邮件草稿，不会发送）
                                                --since-last（各户从上次出具的对账单次日起）
                                                --issue --by 姓名（登记所出具的对账单：写入 --out 的工作簿，只有 --out-dir 时写在该目录中；不写 --by 时用工作簿所记的姓名）
  reconcile     与客户清单或银行流水对账        --theirs 文件|表名 --kind statement|bank --period-end D --tolerance 0.05 --window -3,5 --customer C
  import 文件 … 导入其他系统、银行和支付平台的文件  --profile 格式（不写则自动识别） --into 工作簿.xlsx --out 文件.xlsx --table 表名|--new-table --customer C
                                                --undo 导入批次 --into 工作簿.xlsx --out 文件.xlsx（撤销一次导入）
  export        把往来明细导出给其他系统        --format xero|zoho|quickbooks|csv|json --out 文件 --open（只导出未清项） --from D --to D --customer C
                                                --account-code 科目 --tax-type 税率名称 --dates dmy|mdy|iso

输入
  工作簿.xlsx   按表头识别各表；--ledger、--customers、--allocations、--instalments、--rates 可指定表名，或改读 .csv 文件

通用
  --as-of YYYY-MM-DD   默认取工作簿中保存的截止日，否则为今天
  --base 币种          账中未写明时的本位币
  --json               只在标准输出给出机器读的结果
  --out 文件.xlsx      写出结果；已有文件除非加 --force 不会覆盖，输入文件绝不覆盖
  --lang en|zh         文字语言（对账单还可用 bilingual）

退出码：0 完成 · 1 完成，但有数据问题或差异 · 2 用法错误或输入读不出 · 3 程序自身故障`,
    "no-command": "请先写命令：check、balance、open-items、aging、statement、reconcile、import、export。详见 --help。",
    "bad-command": "没有命令“{command}”。可用：check、balance、open-items、aging、statement、reconcile、import、export。详见 --help。",
    "bad-option": "{command}：{detail}。详见 --help。",
    "bad-date": "{option}：“{value}”不是 YYYY-MM-DD 形式的日期。",
    "fix-needs-out": "check：--fix 要修改单元格，而输入文件不会被改写；请用 --out 指明新工作簿。",
    "fixed": "已修正 {count} 个单元格，记录见工作表“{sheet}”。",
    "fixed-formulas": "另有 {count} 个单元格是公式，未改动。",
    "fixed-none": "没有可自动修正的内容：{codes}。",
    "fixed-cell": "{table} 第 {row} 行，{column}：“{before}” → “{after}”（{title}）",
    "fixed-assumed": "{table} 第 {row} 行，{column}：“{before}” → “{after}”（{title}；此为推定，请核实）",
    "bad-choice": "{option}：“{value}”不在 {choices} 之中。",
    "bad-number": "{option}：“{value}”不是数字。",
    "bad-edges": "--edges：“{value}”不是递增的整数天数，例如 30,60,90,120。",
    "bad-window": "--window：“{value}”不是 -3,5 的形式。",
    "bad-currency": "{option}：“{value}”不是 USD 这样的币种代码。",
    "no-input": "{command}：请给出工作簿（book.xlsx）或往来明细文件（--ledger FILE.csv）。",
    "several-inputs": "{command}：一次只处理一个工作簿，给出了 {files}。",
    "theirs-missing": "reconcile：请用 --theirs FILE.csv 或 --theirs 表名 指明对方清单。",
    "file-missing": "{file}：文件不存在。",
    "file-is-folder": "{file}：是文件夹，请指明其中的文件。",
    "import-no-file": "import：请给出要读的文件。",
    "import-more": "……还有 {count} 条，--json 全部列出。",
    "import-needs-out": "import：--into 只指明读入的工作簿，请用 --out 指明写出的文件。",
    "export-needs": "export：请给出格式（--format xero|zoho|quickbooks|csv|json）和要写出的文件（--out 文件）。",
    "export-summary": "已写出 {count} 笔：{file}",
    "export-staying": "往来明细中有 {count} 行不在文件中。",
    "export-row": "第 {row} 行：",
    "import-undone": "{id}：已撤销 {removed} 行。",
    "import-added": "导入到 {table}：新增 {added} 行，已有 {present} 行",
    "import-summary": "{file}：{profile}，{kind}，{rows} 行",
    "import-columns": "各列按 {day} 的更正读取",
    "import-control": "{file}：文件中{control}为 {expected}，按明细为 {found}。{why}",
    "file-unreadable": "{file}：{reason}",
    "out-exists": "{file}：已存在，未改动；要替换请加 --force。",
    "out-is-input": "{file}：是输入文件，绝不覆盖；请另取文件名。",
    "out-not-xlsx": "--out：“{file}”应以 .xlsx 结尾。",
    "out-unwritable": "{file}：无法写入（{reason}）。",
    "out-folder-missing": "{file}：所在目录不存在。",
    "out-both": "statement：--out 写成一个工作簿，--out-dir 每个客户一个，只能给一个。",
    "issue-needs-out": "statement：--issue 要写入工作簿中的登记表，请用 --out 指明工作簿，或用 --out-dir 指明文件所在目录。",
    "drafts-left-out": "{count} 户没有可催收的逾期款项，未生成草稿。",
    "since-last-gone": "{name}：上次对账单 {number}（{amount} {currency}）的账户已不在往来明细中。",
    "since-last-from": "statement：--since-last 自行确定各户期间起始日，请去掉 --from。",
    "issue-own-register": "{file}：其中已有登记表，请在 --out-dir 之外再用 --out 指明要写入的工作簿。",
    "issued": "登记 {issued} 户次；{same} 户次此前已出具且无变化；{changed} 户次出具后有变动。",
    "issued-changes": "{file}：变动及原因见“变动 …”工作表。",
    "issued-earlier": "无变化的户次中有 {count} 户次按早先的指纹口径出具，只按登记表保存的内容比对：当时未保存到期日、未清金额和账龄。",
    "issued-unreadable": "登记表中有 {count} 行已看不出是哪份对账单或金额多少，无法比对。",
    "issue-needs-by": "statement：--issue 要登记出具人，请用 --by 姓名 写明（本工作簿尚未记有姓名）。",
    "issue-no-register": "{file}：不是对账单登记表，未改动；请移走该文件或另选目录。",
    "no-ledger": "{file}：没有识别出往来明细表。{detail}",
    "table-missing": "{file}：没有名为“{table}”的表。现有：{tables}。",
    "list-behind": "请在文件名后指明一张，如 {file}#2。",
    "list-which": "{file}：其中有多张列表（序号及表头所在行）：{lists}。请在文件名后指明一张，如 {file}#2。{detail}",
    "see-issues": "数据中有 {count} 处问题，可用 customer-ledger check 列出。",
    "rows-left-out": "有 {count} 行读不出，不在任何数字之内。",
    "differences": "有 {count} 行不一致。",
    "written": "已写出：{file}",
    "fault": "程序自身故障，请反馈：{detail}",
    "check-clean": "{rows} 行，{customers} 个客户，没有问题。",
    "check-summary": "{rows} 行（读出 {read} 行），{customers} 个客户，{issues} 处问题。",
    customer: "客户", currency: "币种", balance: "余额", document: "单据号", type: "类型", date: "日期", due: "到期日", amount: "金额", open: "未核销",
    days: "逾期天数", total: "合计", unapplied: "未核销贷项", debit: "借方", credit: "贷方", description: "摘要", opening: "期初余额",
    closing: "期末余额", entity: "核算主体", account: "科目", cause: "原因", count: "笔数", difference: "差额", ours: "我方合计", theirs: "对方合计",
    residual: "未解释差额", "as-of": "截止 {date}", "statement-of": "{customer}  {from} 至 {to}  {currency}", rows: "行", name: "名称",
    "reconcile-summary": "{agree} 组相符，{differ} 组有差异或待确认，我方 {ours} 行、对方 {theirs} 行未对上。",
    "only-ours": "对方清单中没有：{customers}", "only-theirs": "我方账上没有：{customers}",
    "demo-title": "客户往来账：{file}", "demo-read": "读出 {rows} 行往来明细、{customers} 个客户，发现 {issues} 处问题", "demo-balance": "余额 {balance} {currency}，其中逾期 {overdue}",
    "demo-reconciled": "{theirs} 与往来账核对：{groups} 组相符，标出 {mismatches} 处不符，未解释差额 {residual}",
    "demo-no-list": "没有找到可以核对的客户清单",
    "demo-statement": "已为 {customer} 写出对账单：期末余额 {closing} {currency}",
    "demo-page": "工作台地址：{address}（Ctrl+C 结束）",
  },
);
