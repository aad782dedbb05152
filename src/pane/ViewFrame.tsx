import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from "@fluentui/react-components";
import { type ReactNode, type Ref, useEffect, useRef, useState } from "react";
import { showCount } from "../money/show-money";
import { PANE_WORDS } from "../words/pane-words";
import { type RunningTask, usePane, useWords } from "./pane-state";

/** A running time is shown only when it is long enough to wonder. */
const ELAPSED_SHOWN_AFTER_MS = 10_000;

const useStyles = makeStyles({
  body: {
    position: "relative", flex: "1 1 0", minHeight: 0, overflowY: "auto", overflowX: "hidden", padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
    // Fields take the width there is, down to a pane of 300 pixels, whatever their longest option or their type would like.
    "& .fui-Field": { minWidth: 0 },
    "& .fui-Input, & .fui-Select, & .fui-Select__select, & .fui-Textarea, & .fui-Combobox": { minWidth: 0, width: "100%" },
    "& .fui-Input__input": { minWidth: 0, width: "100%" },
  },
  column: { display: "flex", flexDirection: "column" },
  footer: {
    flexShrink: 0, display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", minHeight: "32px", padding: `8px ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1,
    "& button": { minWidth: 0 },
  },
  progress: { flex: "1 1 0", minWidth: "120px", display: "grid", gap: "4px" },
  label: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontVariantNumeric: "tabular-nums" },
});

/** A view's content, and the footer that is always in reach: its actions, or the progress of the running one. */
export function ViewFrame({ children, footer, column, bodyRef }: { readonly children: ReactNode; readonly footer?: ReactNode; readonly column?: boolean; readonly bodyRef?: Ref<HTMLDivElement> }) {
  const styles = useStyles();
  const { task } = usePane();
  const footerRef = useFooterFocus(task !== null);
  return (
    <>
      <div className={mergeClasses(styles.body, column && styles.column)} ref={bodyRef}>{children}</div>
      {(footer || task) && (
        <div className={styles.footer} ref={footerRef}>
          {task ? <TaskProgress task={task} /> : footer}
        </div>
      )}
    </>
  );
}

/** The footer of a page without a ViewFrame, while something runs. */
export function TaskProgress({ task }: { readonly task: RunningTask }) {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { progress, label, stopping } = task;
  const elapsed = useElapsed(task.startedMs);
  const known = progress !== null && progress.total > 1;
  const parts = [
    stopping ? words("progress.stopping") : label,
    ...(known ? [progress.isShare ? words("progress.share", { percent: Math.floor((100 * progress.done) / progress.total) }) : words("progress.of", { done: showCount(progress.done), total: showCount(progress.total) })] : []),
    ...(progress?.item && !stopping ? [progress.item] : []),
    ...(elapsed ? [words("progress.elapsed", { time: elapsed })] : []),
  ];
  return (
    <>
      <div className={styles.progress}>
        <span className={styles.label} title={parts.join(" · ")}>{parts.join(" · ")}</span>
        <ProgressBar aria-label={label} {...(known ? { value: progress.done, max: progress.total } : {})} />
      </div>
      <Button size="small" disabled={stopping} onClick={task.cancel} data-cancel>{words("cancel")}</Button>
    </>
  );
}

/** `0:12` from ten seconds on, "" before. */
function useElapsed(startedMs: number): string {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const elapsedMs = nowMs - startedMs;
  if (elapsedMs < ELAPSED_SHOWN_AFTER_MS) return "";
  const seconds = Math.floor(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Buttons give way to Cancel and come back: the focus goes with them, unless the user took it elsewhere. */
function useFooterFocus(busy: boolean): Ref<HTMLDivElement> {
  const footer = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  useEffect(() => {
    const active = document.activeElement;
    const lost = !active || active === document.body || footer.current?.contains(active);
    if (busy) {
      held.current = Boolean(lost);
      if (lost) footer.current?.querySelector<HTMLElement>("[data-cancel]")?.focus();
    } else if (held.current && lost) {
      held.current = false;
      footer.current?.querySelector<HTMLElement>("button:not([disabled])")?.focus();
    }
  }, [busy]);
  return footer;
}
