import { teamsHighContrastTheme, type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";

/** A name, or a whole theme that the host made of its own colours. */
export type ThemeChoice = "light" | "dark" | "contrast" | Theme;

const THEMES = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme } as const;

export function themeOf(choice: ThemeChoice): Theme {
  return typeof choice === "string" ? THEMES[choice] : choice;
}

/** Whether the browser's own parts (date picker, scroll bars) have to be light on dark. */
export function colorSchemeOf({ colorNeutralBackground1 }: Theme): "light" | "dark" {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colorNeutralBackground1);
  if (!hex) return "light";
  const [red = 0, green = 0, blue = 0] = hex.slice(1).map((part) => Number.parseInt(part, 16));
  return red * 0.3 + green * 0.59 + blue * 0.11 < 128 ? "dark" : "light";
}
