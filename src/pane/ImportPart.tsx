import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { showCount } from "../money/show-money";

const useStyles = makeStyles({
  part: { marginTop: "12px" },
  title: { margin: "0 0 4px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
});

/** A titled part of one file's section: several files have parts of the same name, so it is no landmark. */
export function ImportPart({ title, count, children }: { readonly title: string; readonly count?: number; readonly children: ReactNode }) {
  const styles = useStyles();
  const own = useId();
  return (
    <div className={styles.part} role="group" aria-labelledby={own}>
      <h4 id={own} className={styles.title}>{count === undefined ? title : `${title} · ${showCount(count)}`}</h4>
      {children}
    </div>
  );
}
