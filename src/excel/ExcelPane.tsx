import type { AddIn } from "../actions/add-in";
import { App } from "../pane/App";
import type { ThemeChoice } from "../pane/theme";
import type { RibbonRequests } from "./ribbon-requests";
import { RibbonWork } from "./RibbonWork";

/** The pane, with the ribbon's buttons behind it. */
export function ExcelPane({ addIn, requests, beforeCommand, theme }: {
  readonly addIn: AddIn;
  readonly requests: RibbonRequests;
  readonly beforeCommand: () => Promise<void>;
  readonly theme: ThemeChoice;
}) {
  return (
    <App addIn={addIn} theme={theme}>
      <RibbonWork requests={requests} before={beforeCommand} />
    </App>
  );
}
