import { type KeyboardEvent, lazy, type PointerEvent, type ReactNode, Suspense, use, useCallback, useState } from "react";
import type { AddIn } from "../actions/add-in";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { useMedia } from "./use-theme";

const WIDTH_MIN = 300;
const WIDTH_MAX = 600;
const WIDTH_START = 350;
const WIDTH_STEP = 10;
const SPLITTER_PIXELS = 7;
/** As in `workbench.css`: sheet and pane are shown in turn. */
export const NARROW = "(max-width: 720px)";

/** The pane is the larger part of the page's code: the sheet is there before it. */
const App = lazy(() => import("../pane/App").then(({ App: component }) => ({ default: component })));

export interface PaneWidth {
  readonly pixels: number;
  readonly set: (pixels: number) => void;
}

export function usePaneWidth(): PaneWidth {
  const [pixels, setPixels] = useState(WIDTH_START);
  const set = useCallback((wanted: number) => setPixels(Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, Math.round(wanted)))), []);
  return { pixels, set };
}

interface SideProps {
  readonly addIn: AddIn;
  /** Resolves when the ledger is being read: before that the pane would ask what to do. */
  readonly ready: Promise<void>;
  readonly colours: "light" | "dark";
  readonly tab: "reconcile" | null;
  readonly width: PaneWidth;
  readonly language: Language;
}

/** The very pane that Excel shows, at the right of the sheet. */
export function PaneSide({ addIn, ready, colours, tab, width, language }: SideProps): ReactNode {
  const narrow = useMedia(NARROW);
  const Side = narrow ? "main" : "aside"; // where it takes the whole page it is the page's main part
  return (
    <Side className="pane-side" aria-label={say(WORKBENCH_WORDS, language, "pane")} style={{ width: width.pixels + SPLITTER_PIXELS }}>
      {!narrow && <Splitter width={width} language={language} />}
      <div className="pane-body">
        <Suspense fallback={<p className="pane-loading" role="status">{say(WORKBENCH_WORDS, language, "paneLoading")}</p>}>
          <AfterReady ready={ready}>
            <App key={language} addIn={addIn} theme={colours} {...(tab && { openTab: tab })} />
          </AfterReady>
        </Suspense>
      </div>
    </Side>
  );
}

function AfterReady({ ready, children }: { readonly ready: Promise<void>; readonly children: ReactNode }): ReactNode {
  use(ready);
  return children;
}

function Splitter({ width, language }: { readonly width: PaneWidth; readonly language: Language }): ReactNode {
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) width.set(document.documentElement.clientWidth - event.clientX);
  };
  const keys = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: width.pixels + WIDTH_STEP, ArrowRight: width.pixels - WIDTH_STEP, Home: WIDTH_MIN, End: WIDTH_MAX }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    width.set(next);
  };
  return (
    <div
      role="separator" tabIndex={0} aria-orientation="vertical" aria-label={say(WORKBENCH_WORDS, language, "paneWidth")} aria-valuemin={WIDTH_MIN} aria-valuemax={WIDTH_MAX} aria-valuenow={width.pixels} className="splitter"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag} onKeyDown={keys}
    />
  );
}
