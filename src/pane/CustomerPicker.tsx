import { Combobox, Field, type FieldProps, Option } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Ledger } from "../ledger/ledger";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { showCount } from "../money/show-money";
import { customersMatching } from "./customer-matches";
import { useWords } from "./pane-state";

/** Customers listed at once; more are found by typing on. */
const SHOWN_MAX = 25;

interface Props {
  readonly ledger: Ledger;
  readonly label: string;
  readonly hint?: string;
  readonly value: string | null;
  readonly onPick: (key: string) => void;
  /** What is wrong with the choice, or worth knowing of it. */
  readonly message?: Pick<FieldProps, "validationState" | "validationMessage">;
}

/** Picks a customer by code, name, alias or pinyin initials. */
export function CustomerPicker({ ledger, label, hint, value, onPick, message }: Props) {
  const words = useWords(PANE_STATEMENT_WORDS);
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = ledger.customers.find(({ key }) => key === value) ?? null;
  const matches = useMemo(() => customersMatching(ledger, typed ?? ""), [ledger, typed]);
  return (
    <Field label={label} {...(hint !== undefined && { hint })} {...message}>
      <Combobox
        freeform placeholder={words("customer.placeholder")} value={typed ?? chosen?.name ?? ""} selectedOptions={chosen ? [chosen.key] : []}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          if (optionValue === undefined) return;
          setTyped(null);
          onPick(optionValue);
        }}
        onBlur={() => setTyped(null)}
      >
        {matches.slice(0, SHOWN_MAX).map(({ key, name, code }) => (
          <Option key={key} value={key} text={name}>
            {code !== "" && code !== name ? `${name} · ${code}` : name}
          </Option>
        ))}
        {matches.length === 0 && <Option key="none" value="" text="" disabled>{words("customer.none")}</Option>}
        {matches.length > SHOWN_MAX && <Option key="more" value="" text="" disabled>{words("customer.more", { count: showCount(matches.length - SHOWN_MAX) })}</Option>}
      </Combobox>
    </Field>
  );
}
