import { RIBBON_COMMANDS, type RibbonRequests } from "./ribbon-requests";

/**
 * Gives Excel the commands of the ribbon and of the cell menu, by the names that `manifest.xml` uses.
 *
 * Each shows the pane, which does the work with progress, cancel and its result in words. "Open" is Excel's own: it shows the pane.
 */
export function associateCommands(requests: RibbonRequests): void {
  for (const command of RIBBON_COMMANDS) {
    Office.actions.associate(command, async (event: Office.AddinCommands.Event) => {
      try {
        await Office.addin.showAsTaskpane();
        requests.ask(command);
      } finally {
        // Excel greys the button out until it hears this.
        event.completed();
      }
    });
  }
}
