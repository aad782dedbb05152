import { useEffect, useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

/** The colours to draw with: the user's choice, the system's, or contrast where the system forces its own. */
export function useTheme(theme: Theme): "light" | "dark" | "contrast" {
  const dark = useMedia("(prefers-color-scheme: dark)");
  const forced = useMedia("(forced-colors: active)");
  const colours = theme === "system" ? (dark ? "dark" : "light") : theme;
  useEffect(() => {
    document.documentElement.dataset.theme = colours;
  }, [colours]);
  return forced ? "contrast" : colours;
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}
