import { type GriffelStyle, tokens } from "@fluentui/react-components";

/** A finding as a button that shows its cell: the whole line, quiet until it is pointed at. */
export const FINDING_BUTTON: GriffelStyle = {
  width: "100%", padding: "4px 6px", border: "none", backgroundColor: "transparent", textAlign: "start", color: tokens.colorNeutralForeground1, font: "inherit", cursor: "pointer",
  fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, borderRadius: tokens.borderRadiusMedium, overflowWrap: "anywhere", minHeight: "24px",
  ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  ":disabled": { cursor: "default", color: tokens.colorNeutralForeground1 },
};
export const FINDING_PLACE: GriffelStyle = { display: "block", color: tokens.colorBrandForegroundLink };
