import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { EXPORT_FORMATS, type ExportedFile, type ExportFormat, exportLedger, type ExportQuestion } from "../actions/export-ledger";
import { isoDay } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { showCount } from "../money/show-money";
import { TEMPLATES, type TemplateOptions } from "../sources/export-templates";
import { EXPORT_TEXTS } from "../words/export-words";
import { CustomerPicker } from "./CustomerPicker";
import { DayInput } from "./DayInput";
import { ExportStaying } from "./ExportStaying";
import { NoLedger } from "./NoLedger";
import { type Notice, usePane, useRemembered, useWords } from "./pane-state";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  intro: { margin: "4px 0 12px", color: tokens.colorNeutralForeground2 },
  form: { display: "grid", gap: "8px", gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))", alignItems: "start" },
  wide: { gridColumn: "1 / -1" },
});

const FIRST: ExportQuestion = { format: "xero", from: null, to: null, customer: null, openOnly: false, template: {} };

/** The ledger as a file for another system: for which, what of it, and what that system wants to know beside. */
export function ExportView() {
  const { view } = usePane();
  return view ? <ExportForm view={view} /> : <NoLedger />;
}

function ExportForm({ view }: { readonly view: LedgerView }) {
  const styles = useStyles();
  const words = useWords(EXPORT_TEXTS);
  const { addIn, run } = usePane();
  const [question, setQuestion] = useRemembered<ExportQuestion>("export.question", FIRST);
  const [exported, setExported] = useState<ExportedFile | null>(null);
  const change = (part: Partial<ExportQuestion>): void => {
    setQuestion((before) => ({ ...before, ...part }));
    setExported(null);
  };
  /** Another system writes dates another way: what was chosen for one is not meant for the next. */
  const changeFormat = (format: ExportFormat): void => {
    const { dates: _, ...template } = question.template;
    change({ format, template });
  };
  const save = async (): Promise<void> => {
    const ended = await run({ label: words("writing"), act: (job) => exportLedger(addIn, question, job), done: (file) => noticeOf(file, view, words) });
    if (ended) setExported(ended.value);
  };
  return (
    <ViewFrame footer={<Button appearance="primary" disabled={!addIn.files} onClick={() => void save()}>{words(addIn.files ? "write" : "notHere")}</Button>}>
      <p className={styles.intro}>{words("intro")}</p>
      <div className={styles.form}>
        <Field label={words("format")} className={styles.wide}>
          <Select value={question.format} onChange={(_, { value }) => changeFormat(value as ExportFormat)}>
            {EXPORT_FORMATS.map((format) => <option key={format} value={format}>{words(`format.${format}`)}</option>)}
          </Select>
        </Field>
        <Field label={words("what")} className={styles.wide}>
          <Select value={question.openOnly ? "open" : "all"} onChange={(_, { value }) => change({ openOnly: value === "open" })}>
            <option value="all">{words("what.all")}</option>
            <option value="open">{words("what.open", { day: isoDay(view.asOf) })}</option>
          </Select>
        </Field>
        <Field label={words("from")}><DayInput day={question.from} onDay={(from) => change({ from })} onEmpty={() => change({ from: null })} /></Field>
        <Field label={words("to")}><DayInput day={question.to} onDay={(to) => change({ to })} onEmpty={() => change({ to: null })} /></Field>
        <div className={styles.wide}>
          <CustomerPicker ledger={view.ledger} label={words("customer")} hint={words("customerHint")} value={question.customer} onPick={(customer) => change({ customer })} />
          {question.customer !== null && <Button size="small" appearance="subtle" onClick={() => change({ customer: null })}>{words("allCustomers")}</Button>}
        </div>
        {question.format !== "csv" && question.format !== "json" && <TemplateFields format={question.format} template={question.template} onChange={(template) => change({ template })} />}
      </div>
      {exported && exported.staying.length > 0 && <ExportStaying tableId={view.ledger.tables.ledger.id} staying={exported.staying} />}
    </ViewFrame>
  );
}

function TemplateFields({ format, template, onChange }: { readonly format: keyof typeof TEMPLATES; readonly template: Partial<TemplateOptions>; readonly onChange: (template: Partial<TemplateOptions>) => void }) {
  const words = useWords(EXPORT_TEXTS);
  return (
    <>
      <Field label={words(format === "quickbooks" ? "accountItem" : "account")} hint={words("accountHint")}>
        <Input value={template.accountCode ?? ""} onChange={(_, { value }) => onChange({ ...template, accountCode: value })} />
      </Field>
      {format !== "zoho" && (
        <Field label={words("tax")} hint={words("taxHint")}>
          <Input value={template.taxType ?? ""} onChange={(_, { value }) => onChange({ ...template, taxType: value })} />
        </Field>
      )}
      <Field label={words("dates")}>
        <Select value={template.dates ?? TEMPLATES[format].dates} onChange={(_, { value }) => onChange({ ...template, dates: value as TemplateOptions["dates"] })}>
          {(["dmy", "mdy", "iso"] as const).map((dates) => <option key={dates} value={dates}>{words(`dates.${dates}`)}</option>)}
        </Select>
      </Field>
    </>
  );
}

function noticeOf({ file, count, staying, overMax, toFillIn }: ExportedFile, { ledger }: LedgerView, words: ReturnType<typeof useWords<keyof (typeof EXPORT_TEXTS)["en"]>>): Notice {
  const unread = ledger.rowsTotal - ledger.rowsRead;
  const shown = (number: number): string | number => (number === 1 ? 1 : showCount(number));
  const parts = [
    words(staying.length > 0 ? "doneStaying" : "done", { name: file.name, count: shown(count), staying: shown(staying.length) }),
    ...(unread > 0 ? [words("unread", { count: shown(unread) })] : []),
    ...(overMax === null ? [] : [words("over", { max: overMax })]),
    ...(toFillIn ? [words("fillIn")] : []),
  ];
  return { intent: unread > 0 || overMax !== null || staying.some(({ reason }) => reason !== "not-a-document") ? "warning" : "success", text: parts.join(" ") };
}
