/** Light, dark or one of the system's contrast themes, as Office and the system have it now. */
export function themeOfOffice(): "light" | "dark" | "contrast" {
  if (matchMedia("(forced-colors: active)").matches) return "contrast";
  const background = Office.context.officeTheme?.bodyBackgroundColor;
  return background ? (isDark(background) ? "dark" : "light") : "light";
}

/** By brightness as the eye weighs it. */
export function isDark(color: string): boolean {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color);
  if (!match) return false;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
