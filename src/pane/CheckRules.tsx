import { Badge, Button, Link, makeStyles, Select, tokens } from "@fluentui/react-components";
import { ErrorCircleRegular, LightbulbRegular, WarningRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import type { CheckedData } from "../actions/check-data";
import type { Issue } from "../check/issue";
import type { Fix } from "../data-checks/fix";
import { mayIgnore } from "../data-checks/may-ignore";
import { showCount } from "../money/show-money";
import { CHECK_STANDINGS, type CheckStanding } from "../settings/settings";
import { issueTitle } from "../words/issue-words";
import { noFixText } from "../words/no-fix-words";
import { PANE_CHECKS_WORDS } from "../words/pane-checks-words";
import { CheckFinding, type FindingDeeds } from "./CheckFinding";
import { type CheckRule, rulesOf } from "./check-rules";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";

/** Findings of one check drawn at once. */
const STEP = 40;

const useStyles = makeStyles({
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  kind: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr)", alignItems: "center" },
  error: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
  hint: { color: tokens.colorNeutralForeground3 },
  trailing: { flexShrink: 0, display: "flex", alignItems: "center", gap: "6px", fontVariantNumeric: "tabular-nums", paddingRight: "4px" },
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px", margin: "2px 0 6px 20px" },
  standing: { display: "flex", alignItems: "center", gap: "6px", fontSize: tokens.fontSizeBase200, "& .fui-Select": { width: "auto" } },
  noFix: { margin: "0 0 6px 20px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  list: { margin: "0 0 0 14px", padding: 0, listStyleType: "none" },
  more: { marginLeft: "20px", fontSize: tokens.fontSizeBase200, minHeight: "24px" },
});

export interface RuleDeeds extends FindingDeeds {
  readonly setStanding: (code: string, standing: CheckStanding) => void;
}

/** Findings grouped by check: how many, how grave, what can be put right. */
export function CheckRules({ data, issues, fixes, asHints, deeds, none }: {
  readonly data: CheckedData;
  readonly issues: readonly Issue[];
  readonly fixes: ReadonlyMap<Issue, Fix>;
  readonly asHints: boolean;
  readonly deeds: RuleDeeds;
  readonly none: string;
}) {
  const styles = useStyles();
  const words = useWords(PANE_CHECKS_WORDS);
  const { language } = usePane();
  const rules = rulesOf(issues, fixes);
  if (rules.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <>
      {rules.map((rule) => {
        const Icon = asHints ? LightbulbRegular : rule.hasErrors ? ErrorCircleRegular : WarningRegular;
        return (
          <Disclosure
            key={rule.code}
            label={
              <span className={styles.kind}>
                <Icon className={asHints ? styles.hint : rule.hasErrors ? styles.error : styles.warning} aria-hidden />
                <span>{issueTitle(rule.code, language)}</span>
              </span>
            }
            trailing={
              <span className={styles.trailing}>
                {rule.fixable.length > 0 && <Badge size="small" appearance="tint" color="brand">{words("fixable", { count: showCount(rule.fixable.length) })}</Badge>}
                {showCount(rule.issues.length)}
              </span>
            }
          >
            <RuleFindings data={data} rule={rule} fixes={fixes} asHints={asHints} deeds={deeds} />
          </Disclosure>
        );
      })}
    </>
  );
}

function RuleFindings({ data, rule, fixes, asHints, deeds }: { readonly data: CheckedData; readonly rule: CheckRule; readonly fixes: ReadonlyMap<Issue, Fix>; readonly asHints: boolean; readonly deeds: RuleDeeds }) {
  const styles = useStyles();
  const words = useWords(PANE_CHECKS_WORDS);
  const { task, language } = usePane();
  const label = useId();
  const [shown, setShown] = useState(STEP);
  const { code, issues, fixable } = rule;
  return (
    <>
      <div className={styles.bar}>
        {fixable.length > 1 && <Button size="small" disabled={task !== null} onClick={() => deeds.fix(fixable)}>{words("fixAll", { count: showCount(fixable.length) })}</Button>}
        {issues.some(mayIgnore) && (
          <span className={styles.standing}>
            <span id={label}>{words("standing")}</span>
            <Select size="small" aria-labelledby={label} disabled={task !== null} value={asHints ? "advice" : "warning"} onChange={(_, { value }) => deeds.setStanding(code, value as CheckStanding)}>
              {CHECK_STANDINGS.map((standing) => <option key={standing} value={standing}>{words(`standing.${standing}`)}</option>)}
            </Select>
          </span>
        )}
      </div>
      {fixable.length < issues.length && <p className={styles.noFix}>{noFixText(code, language)}</p>}
      <ul className={styles.list}>
        {issues.slice(0, shown).map((issue, place) => <CheckFinding key={`${issue.at.table}/${issue.at.row}/${issue.at.column}/${place}`} data={data} issue={issue} fix={fixes.get(issue)} deeds={deeds} />)}
      </ul>
      {issues.length > shown && <Link as="button" className={styles.more} onClick={() => setShown(shown + STEP)}>{words("more", { count: showCount(Math.min(STEP, issues.length - shown)) })}</Link>}
    </>
  );
}
