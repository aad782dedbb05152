import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { workbookErrorMessage } from "../words/workbook-words";
import { WorkbookError } from "../workbook/workbook";
import { openBytes, type Opened } from "./open-file";

/** Where the samples lie beside the page. */
const SAMPLES: Readonly<Record<Language, string>> = { en: "sample.xlsx", zh: "样例.xlsx" };

export interface Files {
  readonly opened: Opened | null;
  /** The name of the file being opened, null when nothing is. */
  readonly opening: string | null;
  readonly openFile: (file: File) => void;
  readonly newSample: () => void;
}

/** The open workbook, and the ways to another one. A file that cannot be read leaves the open one as it is. */
export function useFiles(first: string | null, language: Language, setMessage: (message: string | null) => void): Files {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [opening, setOpening] = useState<string | null>(first ?? SAMPLES[language]);
  const current = useRef<Opened | null>(null);
  const latest = useRef({ language, setMessage });
  latest.current = { language, setMessage };

  const load = useCallback(async (name: string, bytes: () => Promise<Uint8Array>) => {
    const { language: spoken, setMessage: tell } = latest.current;
    setOpening(name);
    tell(null);
    try {
      const next = await openBytes(await bytes(), name);
      current.current?.close();
      current.current = next;
      // The old sheet is taken down in a task of its own, the new one drawn in slices: either alone is short.
      setOpened(null);
      await nextFrame();
      startTransition(() => setOpened(next));
    } catch (error) {
      tell(error instanceof WorkbookError ? `${name}: ${workbookErrorMessage(error.code, error.params, spoken)}` : say(WORKBENCH_WORDS, spoken, "refused.fault", { detail: error instanceof Error ? error.message : String(error) }));
    } finally {
      setOpening(null);
    }
  }, []);
  const loadAddress = useCallback((address: string) => load(decodeURIComponent(address.split("/").at(-1) ?? address), () => fetchBytes(address)), [load]);
  useEffect(() => {
    void loadAddress(first ?? SAMPLES[latest.current.language]);
  }, [first, loadAddress]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (current.current?.book.isUnsaved()) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
  return {
    opened,
    opening,
    openFile: useCallback((file: File) => void load(file.name, async () => new Uint8Array(await file.arrayBuffer())), [load]),
    newSample: useCallback(() => void loadAddress(SAMPLES[latest.current.language]), [loadAddress]),
  };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new WorkbookError("unreadable-file", { file: address, reason: "missing" });
  return new Uint8Array(await response.arrayBuffer());
}
