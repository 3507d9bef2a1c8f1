/** An instant of the database, however the driver hands it over, as RFC 3339 in UTC ("2026-11-20T06:41:11.090Z"). */
export function isoInstant(value: Date | string): string {
  return new Date(value).toISOString();
}
