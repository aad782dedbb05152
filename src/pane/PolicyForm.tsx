import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Ledger } from "../ledger/ledger";
import type { AllocationPolicy, Settings } from "../settings/settings";
import { PANE_SETTINGS_WORDS } from "../words/pane-settings-words";
import { useWords } from "./pane-state";

/** Settings of this form that were changed. */
export type PolicyChange = Partial<Pick<Settings, "baseCurrency" | "allocation">>;

const useStyles = makeStyles({
  form: { display: "grid", gap: "10px", gridTemplateColumns: "repeat(auto-fit, minmax(200px, 1fr))", alignItems: "start" },
  version: { gridColumn: "1 / -1", margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly settings: Settings;
  readonly ledger: Ledger | null;
  readonly onChange: (change: PolicyChange) => void;
}

/** Base currency and how receipts are applied. Buckets are set in the aging itself. */
export function PolicyForm({ settings, ledger, onChange }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_SETTINGS_WORDS);
  const { allocation, baseCurrency, policyVersion } = settings;
  const currencies = useMemo(
    () => [...new Set([...(ledger?.partitions.map(({ currency }) => currency) ?? []), ...(ledger?.rates.map(({ currency }) => currency) ?? []), ...(baseCurrency ? [baseCurrency] : [])])].sort(),
    [ledger, baseCurrency],
  );
  const setAllocation = (change: Partial<AllocationPolicy>): void => onChange({ allocation: { ...allocation, ...change } });
  return (
    <div className={styles.form}>
      <Field label={words("policies.base")}>
        <Select value={baseCurrency ?? ""} onChange={(_, { value }) => onChange({ baseCurrency: value === "" ? null : value })}>
          <option value="">{words("policies.baseAuto", { currency: ledger?.baseCurrency ?? "–" })}</option>
          {currencies.map((currency) => <option key={currency} value={currency}>{currency}</option>)}
        </Select>
      </Field>
      <Field label={words("policies.allocation")}>
        <Select value={allocation.allocation} onChange={(_, { value }) => setAllocation({ allocation: value as AllocationPolicy["allocation"] })}>
          <option value="auto">{words("policies.allocation.auto")}</option>
          <option value="explicit">{words("policies.allocation.explicit")}</option>
        </Select>
      </Field>
      <Field label={words("policies.order")}>
        <Select value={allocation.order} disabled={allocation.allocation === "explicit"} onChange={(_, { value }) => setAllocation({ order: value as AllocationPolicy["order"] })}>
          <option value="due">{words("policies.order.due")}</option>
          <option value="document">{words("policies.order.document")}</option>
        </Select>
      </Field>
      <Field label={words("policies.allocationDate")}>
        <Select value={allocation.allocationDate} onChange={(_, { value }) => setAllocation({ allocationDate: value as AllocationPolicy["allocationDate"] })}>
          <option value="recorded">{words("policies.allocationDate.recorded")}</option>
          <option value="documents">{words("policies.allocationDate.documents")}</option>
        </Select>
      </Field>
      <p className={styles.version}>{words("policies.version", { version: policyVersion })}</p>
    </div>
  );
}
