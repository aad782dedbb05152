/** `window.external` as desktop Excel has it, and the ways to bring events to the page. */
export function officeApplication(options: {
  readonly execute: (body: string, flags: number) => Promise<{ readonly answer?: string; readonly failed?: number }>;
  readonly uiLocale?: string;
  readonly sets?: Readonly<Record<string, string>>;
}): {
  readonly external: object;
  readonly raise: (kind: "selectionChanged" | "richApi" | "ribbon", values: readonly unknown[]) => void;
  readonly listens: (kind: "selectionChanged" | "richApi" | "ribbon") => boolean;
};
