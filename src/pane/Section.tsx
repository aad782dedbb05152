import { CounterBadge, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { type ReactNode, useId, useState } from "react";

const useStyles = makeStyles({
  section: { marginTop: "20px", scrollMarginTop: "8px" },
  title: {
    display: "flex", alignItems: "center", gap: "6px", margin: "0 0 6px", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold,
  },
  toggle: {
    display: "flex", alignItems: "center", gap: "4px", width: "100%", minHeight: "28px", padding: "2px 0", border: "none", backgroundColor: "transparent", textAlign: "start",
    color: tokens.colorNeutralForeground1, font: "inherit", cursor: "pointer", borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  icon: { flexShrink: 0 },
  grow: { flex: "1 1 0", minWidth: 0 },
  open: { padding: "4px 0 8px" },
});

/** A titled part of a view. */
export function Section({ id, title, count, children }: { readonly id?: string; readonly title: string; readonly count?: number; readonly children: ReactNode }) {
  const styles = useStyles();
  const own = useId();
  return (
    <section id={id} className={styles.section} aria-labelledby={own}>
      <h2 id={own} className={styles.title}>
        {title}
        {count !== undefined && count > 0 && <CounterBadge count={count} overflowCount={9999} appearance="filled" color="informative" size="small" />}
      </h2>
      {children}
    </section>
  );
}

/** A part that opens and closes; what it holds is made only when it is open. */
export function Disclosure({ label, trailing, open: initiallyOpen = false, children }: {
  readonly label: ReactNode;
  readonly trailing?: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const panel = useId();
  const [open, setOpen] = useState(initiallyOpen);
  return (
    <div>
      <button type="button" className={styles.toggle} aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        {open ? <ChevronDownRegular className={styles.icon} aria-hidden /> : <ChevronRightRegular className={styles.icon} aria-hidden />}
        <span className={styles.grow}>{label}</span>
        {trailing}
      </button>
      <div id={panel} hidden={!open} className={styles.open}>{open && children}</div>
    </div>
  );
}
