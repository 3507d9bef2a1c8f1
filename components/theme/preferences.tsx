"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { DIRECTION_COOKIE, DIRECTION_LOCALES, type Direction } from "#components/theme/direction.ts";
import { remember } from "#components/theme/remember.ts";
import { THEME_COOKIE, type Theme } from "#components/theme/theme.ts";

type Preferences = {
  theme: Theme;
  setTheme: (theme: Theme) => void;
  direction: Direction;
  setDirection: (direction: Direction) => void;
};

const Context = createContext<Preferences | null>(null);

/** How somebody wants the interface, and how they change it: at once, and for the next pages too. */
export function usePreferences(): Preferences {
  const preferences = useContext(Context);
  if (!preferences) throw new Error("Preferences are read outside of PreferencesProvider.");
  return preferences;
}

type Props = { theme: Theme; direction: Direction; children: ReactNode };

/** Holds what the page was drawn with, and tells every control which way lines run. */
export function PreferencesProvider({ theme: firstTheme, direction: firstDirection, children }: Props) {
  const [theme, setThemeHeld] = useState(firstTheme);
  const [direction, setDirectionHeld] = useState(firstDirection);
  const preferences = useMemo(
    (): Preferences => ({
      theme,
      direction,
      setTheme(chosen) {
        setThemeHeld(chosen);
        if (chosen === "system") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = chosen;
        remember(THEME_COOKIE, chosen);
      },
      setDirection(chosen) {
        setDirectionHeld(chosen);
        document.documentElement.dir = chosen;
        remember(DIRECTION_COOKIE, chosen);
      },
    }),
    [theme, direction],
  );
  return (
    <Context value={preferences}>
      <I18nProvider locale={DIRECTION_LOCALES[direction]}>{children}</I18nProvider>
    </Context>
  );
}
