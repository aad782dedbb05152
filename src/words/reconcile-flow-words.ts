import { texts } from "./texts";

/** What the flow around a comparison says: where it started, what was left out, what a person decided, what is offered. */
export const RECONCILE_FLOW_WORDS = texts(
  {
    "left.before-list": "{count} {count|receipt|receipts} of ours from before the list begins ({day}), {amounts}, {count|is|are} not compared.",
    "left.after-list": "{count} {count|receipt|receipts} of ours from after the list ends ({day}), {amounts}, {count|is|are} not compared.",
    "left.agreed.ours": "Starts from the period agreed up to {day}: {count} {count|row|rows} of ours, {amounts}, {count|is|are} settled and not compared again.",
    "left.agreed.theirs": "{count} {count|row|rows} of theirs settled in that period {count|is|are} not compared again ({amounts} in all).",
    "whose.named": "The list has no column of customers. It is compared with {customer}, whom \"{text}\" names.",
    "whose.only": "The list has no column of customers. It is compared with {customer}, the only one with entries in the ledger.",
    "whose.remembered": "The list has no column of customers. It is compared with {customer}, as the last time.",
    "left.carried": "{count} open {count|row|rows} of an earlier list {count|is|are} carried into this comparison.",
    "left.remittance": "{count} remittance {count|advice fits|advices fit} no line of the list, or several, and {count|was|were} not used.",
    "left.onlyOurs": "Only in our ledger, not compared: {names}.",
    "left.onlyTheirs": "Only in their list, not compared: {names}.",
    carriedRow: "earlier list, {row}",
    note: "Note: {note}", owner: "Owner: {owner}", disputed: "Disputed",
    "refusal.posted": "added to the ledger before", "refusal.in-ledger": "the ledger seems to have it already", "refusal.suggested": "only suggested: accept or reject it first",
    "refusal.several-accounts": "its items belong to several accounts", "refusal.other-currency": "in another currency than its items", "refusal.money-out": "money out", "refusal.undated": "without a date",
    "refusal.mixed": "receipts and items are mixed", "refusal.party-unknown": "the payer is not known",
  },
  {
    "left.before-list": "我方有 {count} 笔收款早于流水起始日（{day}），{amounts}，未参与核对。",
    "left.after-list": "我方有 {count} 笔收款晚于流水截止日（{day}），{amounts}，未参与核对。",
    "left.agreed.ours": "自已确认期间（截至 {day}）起算：我方 {count} 笔已核对，{amounts}，不再重复核对。",
    "left.agreed.theirs": "对方 {count} 笔已在该期间核对，不再重复核对（合计 {amounts}）。",
    "whose.named": "清单没有客户列，按“{text}”中的客户 {customer} 核对。",
    "whose.only": "清单没有客户列，往来明细中只有客户 {customer} 有发生额，按该客户核对。",
    "whose.remembered": "清单没有客户列，按上次的客户 {customer} 核对。",
    "left.carried": "以前期间的对方清单中有 {count} 笔未达账项转入本次核对。",
    "left.remittance": "{count} 份付款明细没有对应的流水，或对应多笔，未采用。",
    "left.onlyOurs": "只在我方账上，未参与核对：{names}。",
    "left.onlyTheirs": "只在对方清单上，未参与核对：{names}。",
    carriedRow: "上期 {row}",
    note: "备注：{note}", owner: "经办：{owner}", disputed: "有争议",
    "refusal.posted": "此前已补记", "refusal.in-ledger": "账上似已有该笔收款", "refusal.suggested": "仅为建议，请先接受或拒绝", "refusal.several-accounts": "对应的项目分属多个账户",
    "refusal.other-currency": "与对应项目币种不同", "refusal.money-out": "支出", "refusal.undated": "没有日期", "refusal.mixed": "收款与未清项目混在一组", "refusal.party-unknown": "付款方不明",
  },
);
export type ReconcileFlowText = keyof (typeof RECONCILE_FLOW_WORDS)["en"];
