"use client";
import { usePreferences } from "#components/theme/preferences.tsx";
import { Segments } from "#components/theme/segments.tsx";

/** Light, dark, or as the system is. Remembered for a year. */
export function ThemeSwitch() {
  const { theme, setTheme } = usePreferences();
  return <Segments label="Colours" value={theme} names={{ system: "Auto", light: "Light", dark: "Dark" }} onChange={setTheme} />;
}
