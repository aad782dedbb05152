import type { ReactNode } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import type { OpenBook } from "./open-book";
import { ICONS, type IconName } from "./ribbon-icons";
import { COMMAND_NAMES, type Commands } from "./use-commands";

interface RibbonProps {
  readonly book: OpenBook;
  readonly language: Language;
  readonly commands: Commands;
  readonly paneOpen: boolean;
}

/** The commands that Excel's ribbon has, in the same order, and undo. */
export function Ribbon({ book, language, commands, paneOpen }: RibbonProps): ReactNode {
  return (
    <section aria-label={say(WORKBENCH_WORDS, language, "ribbon")}>
      <div className="ribbon" role="toolbar" aria-label={say(WORKBENCH_WORDS, language, "ribbon")}>
        <RibbonButton icon="undo" label={say(WORKBENCH_WORDS, language, "undo")} small disabled={!book.history.canUndo()} act={() => book.undo()} />
        <RibbonButton icon="redo" label={say(WORKBENCH_WORDS, language, "redo")} small disabled={!book.history.canRedo()} act={() => book.redo()} />
        <span className="divider" />
        {COMMAND_NAMES.map((name) => (
          <RibbonButton
            key={name} icon={name} label={say(WORKBENCH_WORDS, language, `command.${name}`)} disabled={name !== "pane" && commands.running !== null}
            {...(name === "pane" && { pressed: paneOpen })} act={() => commands.run(name)}
          />
        ))}
        {commands.running && (
          <span className="running">
            <progress aria-label={say(WORKBENCH_WORDS, language, "working")} {...(commands.progress !== null && { value: commands.progress })} />
            <button type="button" onClick={commands.cancel}>{say(WORKBENCH_WORDS, language, "filter.cancel")}</button>
          </span>
        )}
      </div>
    </section>
  );
}

function RibbonButton({ icon, label, act, disabled, pressed, small }: { readonly icon: IconName; readonly label: string; readonly act: () => void; readonly disabled?: boolean; readonly pressed?: boolean; readonly small?: boolean }): ReactNode {
  return (
    <button type="button" className="ribbon-button" disabled={disabled} aria-pressed={pressed} {...(small && { "aria-label": label })} title={label} onClick={act}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.25" strokeLinecap="round" strokeLinejoin="round"><path d={ICONS[icon]} /></svg>
      {!small && <span>{label}</span>}
    </button>
  );
}
