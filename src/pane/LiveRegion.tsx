import { makeStyles } from "@fluentui/react-components";
import { PANE_WORDS } from "../words/pane-words";
import { usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  hidden: { position: "absolute", width: "1px", height: "1px", margin: "-1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});

/** Says to a screen reader what is being done and how it ended; failures at once, the rest when there is a pause. */
export function LiveRegion() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { task, notice, live } = usePane();
  const failed = notice?.intent === "error" ? notice.text : "";
  const said = task?.label ?? (notice && !failed ? notice.text : live.status === "reading" ? words("reading") : "");
  return (
    <>
      <div role="status" className={styles.hidden}>{said}</div>
      <div role="alert" className={styles.hidden}>{failed}</div>
    </>
  );
}
