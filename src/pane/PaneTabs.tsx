import {
  Button, makeStyles, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger, mergeClasses, Overflow, OverflowItem, Tab, TabList, tokens, useIsOverflowItemVisible,
  useOverflowMenu,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import type { Ref } from "react";
import { clearHighlights, repairFormulas } from "../actions/on-demand";
import { showCount } from "../money/show-money";
import { PANE_SETTINGS_WORDS } from "../words/pane-settings-words";
import { PANE_WORDS } from "../words/pane-words";
import { type TabName, usePane, useWords } from "./pane-state";

const SHOWN = ["ledger", "aging", "statements", "reconcile"] as const satisfies readonly TabName[];

/** Kept free for the menu, which is always there. */
const MORE_WIDTH = 30;

const useStyles = makeStyles({
  bar: {
    display: "flex", flexWrap: "nowrap", alignItems: "center", flexShrink: 0, minWidth: 0, overflow: "hidden", height: "36px",
    padding: `0 ${tokens.spacingHorizontalXS}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { flexWrap: "nowrap", minWidth: 0 },
  tab: { paddingLeft: "5px", paddingRight: "5px", flexShrink: 0 },
  more: { marginLeft: "auto", flexShrink: 0, minWidth: `${MORE_WIDTH}px`, maxWidth: `${MORE_WIDTH}px` },
  moreCurrent: { borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`, borderBottomLeftRadius: 0, borderBottomRightRadius: 0 },
});

/** The tabs that fit, and a menu with the rest, the settings and what concerns the whole workbook. */
export function PaneTabs() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { tab, openTab } = usePane();
  return (
    <Overflow minimumVisible={1} padding={MORE_WIDTH}>
      <div className={styles.bar}>
        <TabList
          className={styles.list} size="small" aria-label={words("tabs")} selectedValue={tab}
          onTabSelect={(_, { value }) => openTab(value as TabName)}
        >
          {SHOWN.map((name) => (
            <OverflowItem key={name} id={name} priority={name === tab ? 2 : 1}>
              <Tab value={name} className={styles.tab} aria-controls={name === tab ? `pane-panel-${name}` : undefined}>
                {words(`tab.${name}`)}
              </Tab>
            </OverflowItem>
          ))}
        </TabList>
        <MoreMenu />
      </div>
    </Overflow>
  );
}

function MoreMenu() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const settingsWords = useWords(PANE_SETTINGS_WORDS);
  const { addIn, tab, openTab, run, view } = usePane();
  const { ref } = useOverflowMenu<HTMLButtonElement>();
  const clear = (): void =>
    void run({ label: words("clearing"), act: (job) => clearHighlights(addIn, job), done: (count) => words("cleared", { count: showCount(count) }) });
  const repair = (): void =>
    void run({
      label: settingsWords("repairing"),
      act: (job) => repairFormulas(addIn, job),
      done: (count) => settingsWords("repaired", { count: showCount(count) }),
    });
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          ref={ref as Ref<never>} className={mergeClasses(styles.more, !(SHOWN as readonly TabName[]).includes(tab) && styles.moreCurrent)} appearance="subtle" size="small"
          icon={<MoreHorizontalRegular />} aria-label={words("more")} title={words("more")}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {SHOWN.map((name) => <HiddenTabItem key={name} name={name} />)}
          <MenuItem onClick={() => openTab("checks")}>{words("tab.checks")}</MenuItem>
          <MenuItem onClick={() => openTab("import")}>{words("tab.import")}</MenuItem>
          <MenuItem onClick={() => openTab("export")}>{words("tab.export")}</MenuItem>
          <MenuItem onClick={() => openTab("formulas")}>{words("tab.formulas")}</MenuItem>
          <MenuItem onClick={() => openTab("settings")}>{words("tab.settings")}</MenuItem>
          <MenuDivider />
          <MenuItem disabled={!view} onClick={clear}>{words("clearHighlights")}</MenuItem>
          <MenuItem onClick={repair}>{words("repairFormulas")}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function HiddenTabItem({ name }: { readonly name: (typeof SHOWN)[number] }) {
  const visible = useIsOverflowItemVisible(name);
  const words = useWords(PANE_WORDS);
  const { openTab } = usePane();
  return visible ? null : <MenuItem onClick={() => openTab(name)}>{words(`tab.${name}`)}</MenuItem>;
}
