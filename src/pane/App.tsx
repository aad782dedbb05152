import { FluentProvider } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { AddIn } from "../actions/add-in";
import { ErrorBoundary } from "./ErrorBoundary";
import { PaneFrame } from "./PaneFrame";
import { PaneProvider } from "./PaneProvider";
import type { TabName } from "./pane-state";
import { colorSchemeOf, type ThemeChoice, themeOf } from "./theme";

export interface AppProps {
  readonly addIn: AddIn;
  /** The tab to show, for ribbon buttons: a change of it opens that tab. */
  readonly openTab?: TabName;
  readonly theme?: ThemeChoice;
  /** What a host adds inside, with `usePane` at hand: the work of its ribbon. */
  readonly children?: ReactNode;
}

/**
 * The add-in's pane, the same in Excel and in the workbench. It fills its container, from 300 × 378 pixels.
 *
 * The host makes the `AddIn` and starts `addIn.live`; the pane reads the workbook itself where nobody has.
 */
export function App({ addIn, openTab, theme = "light", children }: AppProps) {
  const colors = themeOf(theme);
  return (
    <FluentProvider theme={colors} style={{ height: "100%", colorScheme: colorSchemeOf(colors) }} lang={addIn.language === "zh" ? "zh-CN" : "en"}>
      <ErrorBoundary language={addIn.language}>
        <PaneProvider addIn={addIn} openTab={openTab ?? null}>
          <PaneFrame />
          {children}
        </PaneProvider>
      </ErrorBoundary>
    </FluentProvider>
  );
}
