import type { EmbedSettings } from "#components/console/embedding/outputs.ts";

const PARTS = ["origins", "rights", "theme", "locale"] as const;
export type SettingsChanges = Partial<Pick<EmbedSettings, (typeof PARTS)[number]>>;

/**
 * The settings to be sent: as they are now, with the parts that were changed. `from` says of which settings the change was made:
 * of those that the form was filled with, when somebody has changed one of the same parts since, and the server refuses that.
 *
 * @param seen what the form was filled with
 * @param now what the server has
 */
export function changeOf(seen: EmbedSettings, now: EmbedSettings, changes: SettingsChanges) {
  const changed = PARTS.filter((part) => part in changes && !same(changes[part], seen[part]));
  const lost = changed.some((part) => !same(now[part], seen[part]) && !same(now[part], changes[part]));
  const { origins, rights, theme, locale } = now;
  const wanted = Object.fromEntries(changed.map((part) => [part, changes[part]])) as SettingsChanges;
  return { origins, rights, theme, locale, ...wanted, from: lost ? seen.version : now.version };
}

/** Lists are sets here: in which order somebody ticked rights says nothing. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
const ordered = (value: unknown): unknown => (Array.isArray(value) ? value.toSorted() : value);
