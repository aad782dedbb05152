import { makeStyles, tokens } from "@fluentui/react-components";
import type { Minor } from "../money/money";
import { bucketLabel } from "../words/aging-words";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { usePane, useWords } from "./pane-state";

/** Narrower segments carry no name of their own: the table's headers have it beside the same mark. */
const NAMED_FROM_SHARE = 0.17;

const useStyles = makeStyles({
  bar: { display: "flex", gap: "2px", height: "22px", flexShrink: 0, margin: "2px 0 4px", overflow: "hidden", borderRadius: tokens.borderRadiusMedium },
  segment: {
    position: "relative", minWidth: "3px", overflow: "hidden", backgroundColor: tokens.colorNeutralBackground1,
    "@media (forced-colors: active)": { border: "1px solid CanvasText", boxSizing: "border-box" },
  },
  tint: { position: "absolute", inset: 0, backgroundColor: tokens.colorBrandBackground },
  name: {
    position: "relative", display: "block", padding: "0 6px", lineHeight: "22px", fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis",
  },
  swatch: { display: "inline-block", position: "relative", width: "8px", height: "8px", marginRight: "4px", overflow: "hidden", borderRadius: "2px", border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, boxSizing: "border-box" },
});

/** How strong the brand colour is in bucket `index` of `count`: older is darker, so that the order is seen without knowing a hue. */
export function bucketTint(index: number, count: number): number {
  return count < 2 ? 0.2 : 0.14 + (0.86 * index) / (count - 1);
}

/** Shares of the positive buckets as one bar; what it shows in words and, below it, as a table. */
export function AgingBar({ buckets, amountsMinor }: { readonly buckets: readonly string[]; readonly amountsMinor: readonly Minor[] }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const { language } = usePane();
  const sum = amountsMinor.reduce((total, amount) => total + Math.max(0, amount), 0);
  if (sum === 0) return null;
  const segments = buckets.map((bucket, index) => ({ label: bucketLabel(bucket, language), share: Math.max(0, amountsMinor[index]!) / sum, tint: bucketTint(index, buckets.length) }));
  const shares = segments.filter(({ share }) => share > 0).map(({ label, share }) => words("aging.barShare", { bucket: label, share: (share * 100).toFixed(1) })).join(language === "zh" ? "，" : ", ");
  return (
    <div className={styles.bar} role="img" aria-label={words("aging.bar", { shares })}>
      {segments.map(({ label, share, tint }) => share > 0 && (
        <div key={label} className={styles.segment} style={{ flex: `${share} 1 0` }}>
          <span className={styles.tint} style={{ opacity: tint }} />
          {share >= NAMED_FROM_SHARE && (
            <span className={styles.name} style={{ color: tint > 0.55 ? tokens.colorNeutralForegroundOnBrand : tokens.colorNeutralForeground1 }}>{label}</span>
          )}
        </div>
      ))}
    </div>
  );
}

/** The mark of a bucket beside its name. */
export function BucketSwatch({ index, count }: { readonly index: number; readonly count: number }) {
  const styles = useStyles();
  return (
    <span className={styles.swatch} aria-hidden>
      <span className={styles.tint} style={{ opacity: bucketTint(index, count) }} />
    </span>
  );
}
