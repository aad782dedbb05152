import type { ReactNode } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";

/** The one message of the workbench, read out when it changes. */
export function MessageLine({ message, language, close }: { readonly message: string | null; readonly language: Language; readonly close: () => void }): ReactNode {
  return (
    <div role="status" className={message ? "message" : "message none"}>
      {message && (
        <>
          <span>{message}</span>
          <button type="button" className="icon" aria-label={say(WORKBENCH_WORDS, language, "dismiss")} onClick={close}>✕</button>
        </>
      )}
    </div>
  );
}
