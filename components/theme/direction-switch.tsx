"use client";
import { usePreferences } from "#components/theme/preferences.tsx";
import { Segments } from "#components/theme/segments.tsx";

/** Which way the page is read. Remembered for a year. */
export function DirectionSwitch() {
  const { direction, setDirection } = usePreferences();
  return (
    <Segments
      label="Reading direction"
      value={direction}
      names={{ ltr: "Left to right", rtl: "Right to left" }}
      onChange={setDirection}
    />
  );
}
