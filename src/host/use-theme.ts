import { useEffect, useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

/** The colours to draw with: the user's choice, or the system's; where the system forces its own, those nearest to them. */
export function useTheme(theme: Theme): "light" | "dark" {
  const dark = useMedia("(prefers-color-scheme: dark)");
  const forced = useMedia("(forced-colors: active)");
  const colours = theme === "system" || forced ? (dark ? "dark" : "light") : theme;
  useEffect(() => {
    document.documentElement.dataset.theme = colours;
  }, [colours]);
  return colours;
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}
