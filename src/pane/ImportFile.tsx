import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId, useMemo } from "react";
import type { LeftFile, UnderstoodFile } from "../actions/read-files";
import { showCount } from "../money/show-money";
import { type FileImport, openAsAmount } from "../sources/add-to-tables";
import { SOURCE_PROFILES } from "../sources/registry";
import type { ImportColumns as CorrectedColumns } from "../settings/import-columns";
import type { Language } from "../words/language";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { profileText } from "../words/source-profile-words";
import { rowRanges, sourceText } from "../words/source-words";
import { faultText } from "./failure-text";
import type { ImportChoices } from "./import-state";
import { ImportColumns } from "./ImportColumns";
import { ImportControls } from "./ImportControls";
import { ImportRows } from "./ImportRows";
import { ImportSkipped } from "./ImportSkipped";
import { usePane, useWords } from "./pane-state";

/** From here on a layout is certain; below the second it is only what the headers say. */
const SURE_FROM = 0.85;
const LIKELY_FROM = 0.5;

const useStyles = makeStyles({
  file: { marginTop: "16px", paddingTop: "10px", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  name: { margin: "0 0 4px", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  fact: { margin: "2px 0", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  count: { margin: "4px 0", fontVariantNumeric: "tabular-nums" },
  remembered: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "4px 8px", margin: "12px 0 0" },
  problem: { margin: "4px 0", color: tokens.colorPaletteRedForeground1, overflowWrap: "anywhere" },
});

interface Place {
  readonly number: number;
  readonly total: number;
}

interface Props {
  readonly file: UnderstoodFile;
  /** What the import would do with it; null where the workbook cannot take it yet. */
  readonly done: FileImport | null;
  readonly place: Place;
  readonly choices: ImportChoices;
  readonly onChange: (changed: Partial<ImportChoices>) => void;
  readonly onForget: (columns: CorrectedColumns) => void;
}

/** One file: what it was taken for, its rows as they will arrive, what is left out, its own totals, its columns. */
export function ImportFile({ file, done, place, choices, onChange, onForget }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { addIn, language, task } = usePane();
  const title = useId();
  const { letterhead } = addIn.live.settings().statement;
  const isNamed = letterhead.name !== "" || letterhead.taxNumber !== "";
  const { file: source, reading, profile, score, remembered } = file;
  const encoding = source.encoding === "binary" ? words("encoding.binary") : source.encoding.toUpperCase();
  const arriving = useMemo(() => (reading.kind === "aging" ? reading.rows.map(openAsAmount) : reading.rows), [reading]);
  const left = done ? done.fates.length - done.added - done.present : 0;
  return (
    <section className={styles.file} aria-labelledby={title}>
      <h3 id={title} className={styles.name}>{place.total > 1 ? words("file", { number: place.number, total: place.total, name: source.name }) : source.name}</h3>
      <ProfilePicker name={source.name} chosen={profile} hint={words(`sure.${score === undefined ? "chosen" : score >= SURE_FROM ? "sure" : score >= LIKELY_FROM ? "likely" : "check"}`)} choices={choices} onChange={onChange} />
      <p className={styles.fact}>{words("kindEncoding", { kind: sourceText(language, `kind.${reading.kind}`), encoding })}</p>
      {reading.owner !== undefined && reading.owner !== "" && <p className={styles.fact}>{words("of", { owner: reading.owner })}</p>}
      {reading.rows.some(({ more }) => more?.seller !== undefined) && !isNamed && <p className={styles.fact} role="note">{words("noOwnName")}</p>}
      {done?.wholeFileKnown && <p className={styles.fact} role="note">{words("wholeFileKnown")}</p>}
      {reading.rows.length === 0 && <p className={styles.count} role="note">{words("noRows")}</p>}
      {done && reading.rows.length > 0 && (
        <p className={styles.count}>{words(left > 0 ? "foundLeft" : "found", { rows: showCount(reading.rows.length), added: showCount(done.added), present: showCount(done.present), left: showCount(left) })}</p>
      )}
      {done && done.unsure.length > 0 && <p className={styles.fact} role="note">{sourceText(language, "unsure", { count: showCount(done.unsure.length), table: done.table, rows: rowRanges(done.unsure.map((index) => reading.rows[index]!.sourceRow)) })}</p>}
      {done && done.alike > 0 && <p className={styles.fact} role="note">{sourceText(language, "alike", { count: showCount(done.alike), table: done.table })}</p>}
      {reading.rows.length > 0 && <ImportRows rows={arriving} fates={done?.fates ?? null} table={done?.table ?? ""} />}
      <ImportControls controls={reading.controls} />
      <ImportSkipped skipped={reading.skipped} />
      {remembered && (
        <p className={styles.remembered} role="note">
          <span>{words("columns.remembered", { day: remembered.savedOn })}</span>
          <Button size="small" disabled={task !== null} aria-label={words("columns.forgetOf", { name: source.name })} onClick={() => onForget(remembered)}>{words("columns.forget")}</Button>
        </p>
      )}
      {reading.columns && reading.columns.length > 0 && (
        <ImportColumns file={file} columns={reading.columns} choices={choices.columns[source.name] ?? {}} onChoose={(chosen) => onChange({ columns: { ...choices.columns, [source.name]: chosen } })} />
      )}
    </section>
  );
}

/** A file that cannot be imported: why, and the choice of a layout where that may help. */
export function LeftFileLines({ file, place, choices, onChange }: { readonly file: LeftFile; readonly place: Place; readonly choices: ImportChoices; readonly onChange: Props["onChange"] }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { language } = usePane();
  const title = useId();
  const { profiles } = file.error.params;
  const told = profiles === undefined ? file.error : null;
  return (
    <section className={styles.file} aria-labelledby={title}>
      <h3 id={title} className={styles.name}>{place.total > 1 ? words("file", { number: place.number, total: place.total, name: file.name }) : file.name}</h3>
      <p className={styles.problem} role="note">{told ? faultText(told, language) : words("layout.several", { layouts: layoutNames(String(profiles), language) })}</p>
      {file.file && file.error.params.reason !== "customer-list" && <ProfilePicker name={file.name} chosen={choices.profiles[file.name] ?? null} hint={words("sure.none")} choices={choices} onChange={onChange} {...(profiles !== undefined && { first: String(profiles).split(", ") })} />}
    </section>
  );
}

function layoutNames(ids: string, language: Language): string {
  return ids.split(", ").map((id) => profileText(id, language)).join(language === "zh" ? "、" : ", ");
}

/** What the file was taken for; another layout is a choice away. */
function ProfilePicker({ name, chosen, hint, choices, onChange, first = [] }: {
  readonly name: string;
  readonly chosen: string | null;
  readonly hint: string;
  readonly choices: ImportChoices;
  readonly onChange: Props["onChange"];
  /** Those that fit, before the rest. */
  readonly first?: readonly string[];
}) {
  const words = useWords(PANE_IMPORT_WORDS);
  const { language, task } = usePane();
  const ids = [...first, ...SOURCE_PROFILES.map(({ id }) => id).filter((id) => !first.includes(id))];
  return (
    <Field label={words("layout")} hint={hint}>
      <Select size="small" value={chosen ?? ""} disabled={task !== null} onChange={(_, { value }) => onChange({ profiles: { ...choices.profiles, [name]: value }, columns: withoutFile(choices.columns, name) })}>
        {chosen === null && <option value="">{words("layout.pick")}</option>}
        {ids.map((id) => <option key={id} value={id}>{profileText(id, language)}</option>)}
      </Select>
    </Field>
  );
}

/** Corrections were meant for the layout before. */
function withoutFile(columns: ImportChoices["columns"], name: string): ImportChoices["columns"] {
  return Object.fromEntries(Object.entries(columns).filter(([file]) => file !== name));
}
