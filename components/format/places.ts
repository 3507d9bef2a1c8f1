import { LOCALE } from "#components/format/locale.ts";

export type Choice = { value: string; label: string; hint?: string };

/** Time zones to choose from, each with what its clock shows against UTC now. */
export function zoneChoices(now: Date): Choice[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
    hint: offsetName(zone, now),
  }));
}

/** "GMT+2" of a zone at an instant. */
function offsetName(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** Currencies to choose from, by code and name. */
export function currencyChoices(): Choice[] {
  const names = new Intl.DisplayNames(LOCALE, { type: "currency" });
  return Intl.supportedValuesOf("currency")
    .filter((code) => !code.startsWith("X") || ["XAF", "XCD", "XOF", "XPF"].includes(code))
    .map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}
