import { makeStyles, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { PANE_WORDS } from "../words/pane-words";
import { useWords } from "./pane-state";

const useStyles = makeStyles({
  skeleton: { padding: "12px", display: "grid", gap: "12px", alignContent: "start", flex: "1 1 0" },
  row: { display: "grid", gridTemplateColumns: "1fr 1fr 1fr", gap: "12px" },
});

/** The shape of a view while its figures are being read. */
export function ViewSkeleton() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  return (
    <Skeleton className={styles.skeleton} aria-label={words("reading")} animation="pulse">
      <SkeletonItem size={12} style={{ width: "30%" }} />
      <SkeletonItem size={28} style={{ width: "65%" }} />
      <div className={styles.row}>
        <SkeletonItem size={32} />
        <SkeletonItem size={32} />
        <SkeletonItem size={32} />
      </div>
      {[0, 1, 2, 3].map((line) => <SkeletonItem key={line} size={24} />)}
    </Skeleton>
  );
}
