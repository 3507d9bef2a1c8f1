"use client";
import { useEffect, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { THEME_COOKIE, THEMES, type Theme, themeOf } from "#components/theme/theme.ts";

const NAMES: Record<Theme, string> = { system: "Auto", light: "Light", dark: "Dark" };
const YEAR_SECONDS = 31_536_000;

/** Light, dark, or as the system is. Remembered for a year. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme(themeOf(document.documentElement.dataset.theme)), []);

  function choose(value: string) {
    const chosen = themeOf(value);
    setTheme(chosen);
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    void cookieStore.set({
      name: THEME_COOKIE,
      value: chosen,
      path: "/",
      sameSite: "lax",
      expires: Date.now() + YEAR_SECONDS * 1_000,
    });
  }

  return (
    <RadioGroup aria-label="Colours" value={theme} onChange={choose} className="flex rounded-box bg-sunken p-0.5">
      {THEMES.map((one) => (
        <Radio
          key={one}
          value={one}
          className="grow cursor-pointer rounded-box px-3 py-1 text-center text-note text-muted data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[selected]:bg-surface data-[selected]:text-ink"
        >
          {NAMES[one]}
        </Radio>
      ))}
    </RadioGroup>
  );
}
