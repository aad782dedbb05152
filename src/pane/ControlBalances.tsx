import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import Decimal from "decimal.js";
import { type FormEvent, useMemo, useState } from "react";
import { balances } from "../balance/balance";
import { type Day, isoDay, parseIsoDay } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { addMinor, minorOfDecimal, negateMinor, ZERO } from "../money/money";
import { showMoney } from "../money/show-money";
import type { ControlBalance } from "../settings/settings";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { PANE_WORDS } from "../words/pane-words";
import { DayInput } from "./DayInput";
import { decimalTyped } from "./decimal-typed";
import { totalKey, totalName } from "./ledger-figures";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";
import { TieOut } from "./TieOut";

const useStyles = makeStyles({
  hint: { margin: "0 0 4px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", alignItems: "center", gap: "4px" },
  form: { display: "grid", gap: "8px", gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))", alignItems: "start" },
});

/** What the general ledger shows, kept in the workbook, and whether the customer ledger agrees with it. */
export function ControlBalances({ view }: { readonly view: LedgerView }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { addIn, run } = usePane();
  const { controls } = view.settings;
  const save = (next: readonly ControlBalance[], done: string): Promise<unknown> =>
    run({ label: words("control.saving"), act: () => addIn.live.saveSettings({ controls: next }), done: () => done });
  return (
    <>
      <p className={styles.hint}>{words("control.hint")}</p>
      <ul className={styles.list}>
        {controls.map((control, index) => (
          <li key={`${totalKey(control)}${control.asOf}`} className={styles.item}>
            <Control view={view} control={control} />
            <Button
              size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={`${paneWords("remove")}: ${totalName(control)} ${control.asOf}`}
              onClick={() => void save(controls.filter((_, other) => other !== index), words("control.removed"))}
            />
          </li>
        ))}
      </ul>
      <Disclosure label={words("control.add")}>
        <ControlForm view={view} onSave={(control) => save([...controls.filter((other) => !samePlace(other, control)), control], words("control.saved"))} />
      </Disclosure>
    </>
  );
}

function samePlace(one: ControlBalance, other: ControlBalance): boolean {
  return totalKey(one) === totalKey(other) && one.asOf === other.asOf;
}

function Control({ view, control }: { readonly view: LedgerView; readonly control: ControlBalance }) {
  const words = useWords(PANE_LEDGER_WORDS);
  const day = parseIsoDay(control.asOf);
  const ours = useMemo(
    () => (day === null ? ZERO : (balances(view.ledger, day).totals.find((total) => totalKey(total) === totalKey(control))?.balanceMinor ?? ZERO)),
    [view, day, control],
  );
  const theirs = minorOfDecimal(new Decimal(control.balance), control.currency) ?? ZERO;
  const difference = addMinor(ours, negateMinor(theirs));
  const params = { day: control.asOf, amount: showMoney(theirs, control.currency), ours: showMoney(ours, control.currency), difference: showMoney(difference, control.currency) };
  return <TieOut text={`${totalName(control)} · ${words(difference === 0 ? "control.agrees" : "control.differs", params)}`} differenceMinor={difference} currency={control.currency} />;
}

function ControlForm({ view, onSave }: { readonly view: LedgerView; readonly onSave: (control: ControlBalance) => Promise<unknown> }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { asOf } = usePane();
  const totals = useMemo(() => balances(view.ledger, asOf).totals, [view, asOf]);
  const [key, setKey] = useState(totals[0] ? totalKey(totals[0]) : "");
  const [day, setDay] = useState<Day | null>(asOf);
  const [amount, setAmount] = useState("");
  const [tried, setTried] = useState(false);
  const balance = decimalTyped(amount);
  const total = totals.find((one) => totalKey(one) === key);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!total || balance === null || day === null) return;
    void onSave({ currency: total.currency, entity: total.entity, account: total.account, balance, asOf: isoDay(day) });
    setAmount("");
    setTried(false);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={words("control.of")}>
        <Select value={key} onChange={(_, data) => setKey(data.value)}>
          {totals.map((one) => <option key={totalKey(one)} value={totalKey(one)}>{totalName(one)}</option>)}
        </Select>
      </Field>
      <Field label={words("control.day")} {...(tried && day === null && { validationMessage: words("control.dayWrong") })}>
        <DayInput day={day} onDay={setDay} onEmpty={() => setDay(null)} />
      </Field>
      <Field label={words("control.amount")} {...(tried && balance === null && { validationMessage: words("control.amountWrong") })}>
        <Input inputMode="decimal" value={amount} onChange={(_, data) => setAmount(data.value)} />
      </Field>
      <div style={{ alignSelf: "end" }}>
        <Button type="submit">{paneWords("save")}</Button>
      </div>
    </form>
  );
}
