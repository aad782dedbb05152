import { texts } from "./texts";

/** What the Reconcile tab says about deciding, agreeing, and adding rows. */
export const PANE_DECISION_WORDS = texts(
  {
    accept: "Accept", accepting: "Keeping what you accepted", accepted: "{count} {count|match|matches} accepted.",
    acceptReason: "Accept all {count} shown", acceptAutomatic: "Accept all {count} automatic",
    reject: "Reject", rejecting: "Keeping what you rejected", rejected: "Rejected: these rows will not be put together again.",
    split: "Split", splitting: "Taking the group apart", splitHint: "Choose the rows that belong together; the others will stand alone.", splitDo: "Keep these together", splitDone: "Taken apart.",
    undo: "Take back", undoing: "Taking the decision back", undone: "Taken back.",
    note: "Note", owner: "Who takes care of it", noteSave: "Keep note", noting: "Keeping the note", noted: "Note kept.",
    dispute: "Disputed", disputing: "Marking",
    "decided.accepted": "Accepted by you", "decided.grouped": "Put together by you", "decided.disputed": "Disputed", "decided.note": "Note: {note}", "decided.owner": "Owner: {owner}",

    pick: "Group by hand", picking: "Choose rows of ours and theirs that belong together.", pickedNone: "Nothing chosen yet",
    sums: "Ours {ours}, theirs {theirs}, left {left} {currency}", put: "Put together", putting: "Putting the rows together", done: "{count} {count|row is|rows are} one group now.", stop: "Cancel",
    choose: "Choose", chosen: "Chosen",

    period: "This period", "period.open": "Open: not yet agreed.", "period.agreed": "Agreed on {on} for {end}, {balances}. {open} {open|item|items} stayed open.",
    agree: "Agree the period", agreeing: "Keeping the agreement", agreed: "Agreed. The next comparison starts from here.", takeBack: "Take back",
    profile: "Save as profile", profiling: "Saving the profile", profiled: "Saved. Next month's list is read and compared the same way.", profileUsed: "A saved profile is used.",

    receipts: "Receipts to add ({count})", receiptsMany: "Receipts to add", receiptsHint: "The bank has them, the ledger does not. Nothing is added before you say so.", receiptsNone: "No receipt of the list is missing in the ledger.",
    receiptsNowhere: "Your ledger has no place for what a receipt pays: add a column \"Applies to\", or an allocations table, before adding.",
    "receipt.pays": "pays {documents}", "receipt.onAccount": "on account", "receipt.rest": "{amount} on account",
    addReceipts: "Add {count} {count|receipt|receipts}", addingReceipts: "Adding receipts", added: "{entries} {entries|row|rows} added to \"{table}\", {allocations} {allocations|allocation|allocations}.",
    refused: "Not offered ({count})", "refused.line": "Row {row}: {reason}",
    adjustments: "Adjustments to add ({count})", adjustmentsHint: "Differences that our own books can put right. Check each one; nothing is added before you say so.",
    addAdjustments: "Add {count} {count|adjustment|adjustments}", addingAdjustments: "Adding adjustments", all: "All",
    advice: "Remittance advice", adviceNone: "None", adviceHint: "A table of the invoices that a receipt pays.",
  },
  {
    accept: "接受", accepting: "正在保存", accepted: "已接受 {count} 组。", acceptReason: "接受所列 {count} 组", acceptAutomatic: "接受全部自动勾对（{count} 组）",
    reject: "拒绝", rejecting: "正在保存", rejected: "已拒绝，这几笔不会再组合到一起。",
    split: "拆分", splitting: "正在拆分", splitHint: "选出确属同一组的记录，其余各自单列。", splitDo: "保留为一组", splitDone: "已拆分。",
    undo: "撤回", undoing: "正在撤回", undone: "已撤回。", note: "备注", owner: "经办人", noteSave: "保存备注", noting: "正在保存备注", noted: "备注已保存。", dispute: "有争议", disputing: "正在标记",
    "decided.accepted": "已由您确认", "decided.grouped": "由您手工组合", "decided.disputed": "有争议", "decided.note": "备注：{note}", "decided.owner": "经办：{owner}",

    pick: "手工组合", picking: "请选出双方属于同一组的记录。", pickedNone: "尚未选择", sums: "我方 {ours}，对方 {theirs}，差 {left} {currency}", put: "组合", putting: "正在组合", done: "{count} 笔已组合为一组。", stop: "取消",
    choose: "选择", chosen: "已选",

    period: "本期", "period.open": "未确认。", "period.agreed": "{on} 已确认（截至 {end}），{balances}，遗留 {open} 项。",
    agree: "确认本期", agreeing: "正在保存确认结果", agreed: "已确认，下次对账从此余额起算。", takeBack: "撤回", profile: "保存为方案", profiling: "正在保存方案", profiled: "已保存，下月清单按同样方式读取和核对。", profileUsed: "已套用保存的方案。",

    receipts: "可补记的收款（{count}）", receiptsMany: "可补记的收款", receiptsHint: "银行已收、账上未记。未经您确认不会写入。", receiptsNone: "流水中的收款账上均已记录。", receiptsNowhere: "台账没有记录核销对象的位置：请先增加“对应发票”列或核销表，再补记收款。", "receipt.pays": "核销 {documents}", "receipt.onAccount": "预收", "receipt.rest": "{amount} 作预收",
    addReceipts: "补记 {count} 笔收款", addingReceipts: "正在补记收款", added: "已在“{table}”中添加 {entries} 行，核销 {allocations} 笔。", refused: "未列入（{count}）", "refused.line": "第 {row} 行：{reason}",
    adjustments: "可补记的调整（{count}）", adjustmentsHint: "可由我方账务更正的差异，请逐笔核对。未经您确认不会写入。", addAdjustments: "补记 {count} 笔调整", addingAdjustments: "正在补记调整", all: "全部",
    advice: "付款明细", adviceNone: "无", adviceHint: "列明一笔收款所付发票的表。",
  },
);
export type PaneDecisionText = keyof (typeof PANE_DECISION_WORDS)["en"];
