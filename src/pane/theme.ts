import { teamsHighContrastTheme, type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";

/** A name, or a whole theme that the host made of its own colours. */
export type ThemeChoice = "light" | "dark" | "contrast" | Theme;

const THEMES = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme } as const;

export function themeOf(choice: ThemeChoice): Theme {
  return typeof choice === "string" ? THEMES[choice] : choice;
}
