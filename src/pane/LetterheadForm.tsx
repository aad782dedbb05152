import { Button, Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import type { Letterhead } from "../settings/settings";
import { PANE_SETTINGS_WORDS } from "../words/pane-settings-words";
import { usePane, useWords } from "./pane-state";

/** A logo is kept in the workbook with the settings: a picture for print at letterhead size needs no more. */
const LOGO_BYTES_MAX = 200_000;
const PNG_START = "iVBORw0KGgo";
const JPEG_START = "/9j/";

const useStyles = makeStyles({
  form: { display: "grid", gap: "10px", gridTemplateColumns: "repeat(auto-fit, minmax(200px, 1fr))", alignItems: "start" },
  logo: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" },
  picture: { maxHeight: "40px", maxWidth: "120px", backgroundColor: "white", border: `1px solid ${tokens.colorNeutralStroke2}` },
  file: { display: "none" },
});

/** Who writes the statements, and where to pay. */
export function LetterheadForm({ letterhead, onChange }: { readonly letterhead: Letterhead; readonly onChange: (letterhead: Letterhead) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_SETTINGS_WORDS);
  return (
    <div className={styles.form}>
      {(["name", "address", "taxNumber", "contact", "bankAccountName", "bankName", "bankAccount"] as const).map((name) => (
        <Field key={name} label={words(`letterhead.${name}`)}>
          {name === "address" ? (
            <Textarea rows={2} value={letterhead.address} onChange={(_, { value }) => onChange({ ...letterhead, address: value })} />
          ) : (
            <Input value={letterhead[name]} onChange={(_, { value }) => onChange({ ...letterhead, [name]: value })} />
          )}
        </Field>
      ))}
      <Logo logo={letterhead.logo} onChange={(logo) => onChange({ ...letterhead, logo })} />
    </div>
  );
}

function Logo({ logo, onChange }: { readonly logo: string; readonly onChange: (logo: string) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_SETTINGS_WORDS);
  const { notify } = usePane();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const base64 = file.size <= LOGO_BYTES_MAX ? await base64Of(file) : null;
    if (base64 !== null && (base64.startsWith(PNG_START) || base64.startsWith(JPEG_START))) onChange(base64);
    else notify({ intent: "error", text: words("letterhead.logoWrong", { name: file.name }) });
  };
  return (
    <Field label={words("letterhead.logo")}>
      <div className={styles.logo}>
        {logo !== "" && <img className={styles.picture} alt={words("letterhead.logoSet")} src={`data:image/${logo.startsWith(PNG_START) ? "png" : "jpeg"};base64,${logo}`} />}
        <Button size="small" onClick={() => input.current?.click()}>{words("letterhead.logoChoose")}</Button>
        {logo !== "" && <Button size="small" appearance="subtle" onClick={() => onChange("")}>{words("letterhead.logoRemove")}</Button>}
        <input
          ref={input} className={styles.file} type="file" accept="image/png,image/jpeg" aria-label={words("letterhead.logo")}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
    </Field>
  );
}

/** The bytes of a file as base64; null where it cannot be read. */
function base64Of(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === "string" ? reader.result.slice(reader.result.indexOf(",") + 1) : null);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
