import { isoDay } from "../calendar/day";
import { serialToDay } from "../calendar/excel-date";
import { type Minor, minorToNumber } from "../money/money";
import { documentOf, reconciledAnswer } from "./document-questions";
import type { Behind, ExplainedCall } from "./explain";
import { sound, words } from "./explain-accounts";
import { applicationRows, partOf, shownRows } from "./explained-rows";

export function explainDocument(call: ExplainedCall): Behind {
  const { entry, asOf, number, currency } = documentMeant(call);
  const part = partOf(words(call, "part.document"), currency, applicationRows(call.answers, entry, asOf));
  return { meaning: words(call, "document", { document: number, day: isoDay(asOf) }), parts: [part], fromRows: minorToNumber(part.sumMinor, currency) };
}

export function explainDaysOverdue(call: ExplainedCall): Behind {
  const { entry, asOf, number, currency, partition } = documentMeant(call);
  const item = call.answers.items(partition, asOf).find((candidate) => candidate.entry === entry);
  const part = partOf(words(call, "part.document"), currency, applicationRows(call.answers, entry, asOf));
  const params = { document: number, day: isoDay(asOf), due: item ? isoDay(item.dueDay) : "", days: item?.daysPastDue ?? 0 };
  return { meaning: words(call, !item ? "daysNone" : item.daysPastDue > 0 ? "daysOverdue" : "daysLeft", params), parts: [part], fromRows: part.sumMinor === 0 ? 0 : (item ? asOf - item.dueDay : 0) };
}

export function explainReconciled(call: ExplainedCall): Behind {
  const { answers, language } = call;
  const { entry, number, currency } = documentMeant({ ...call, args: call.args.slice(0, 2) });
  const field = (name: string): string => String(sound(reconciledAnswer(answers, language, { document: call.args[0], customer: call.args[1], field: name })));
  const until = Number(field("until"));
  const details = [field("reason"), [field("owner"), field("note")].filter((text) => text !== "").join(": ")].filter((text) => text !== "");
  const agreed = until > 0 ? [words(call, "reconciledUntil", { day: isoDay(serialToDay(until, answers.view.date1904)!) })] : [];
  return {
    meaning: [words(call, "reconciled", { document: number, status: field("status") }), ...details, ...agreed].join(" "),
    parts: [shownRows(words(call, "part.row"), currency, [{ kind: "entry", entry, amountMinor: answers.view.ledger.entries.amountMinor[entry]! as Minor }])], fromRows: null,
  };
}

function documentMeant({ answers, language, args: [document, customer, asOf] }: ExplainedCall) {
  const found = sound(documentOf(answers, language, { document, customer, asOf }));
  const { entries, partitions } = answers.view.ledger;
  const partition = entries.partition[found.entry]!;
  return { ...found, partition, number: entries.document[found.entry]!, currency: partitions[partition]!.currency };
}
