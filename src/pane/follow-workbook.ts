import type { AddIn } from "../actions/add-in";
import { perform } from "../actions/perform";
import type { WorkbookChange } from "../workbook/workbook";

/**
 * Looks at the workbook whenever a change of the kinds named comes, until the answer is called (for an effect's end).
 *
 * `look` is handed whether its answer still counts: of several looks only the last does, in whatever order they end, and none after the end.
 */
export function followWorkbook(addIn: AddIn, kinds: readonly WorkbookChange["kind"][], look: (counts: () => boolean) => Promise<void>, { atOnce = true }: { readonly atOnce?: boolean } = {}): () => void {
  let wanted = true;
  let latest = 0;
  let stop: (() => Promise<void>) | null = null;
  const lookAgain = (): void => {
    const turn = ++latest;
    void look(() => wanted && turn === latest);
  };
  if (atOnce) lookAgain();
  void perform(() => addIn.workbook.watch(({ kind }) => kinds.includes(kind) && lookAgain())).then((outcome) => {
    if (outcome.kind !== "done") return;
    if (wanted) stop = outcome.value;
    else void outcome.value();
  });
  return () => {
    wanted = false;
    void stop?.();
  };
}
