import type { DevicesMessages } from "#components/words/en/devices.ts";
import type { SharedMessages } from "#components/words/en/shared.ts";
import type { SpendingMessages } from "#components/words/en/spending.ts";
import type { WideMessages } from "#components/words/en/wide.ts";
import { isolated } from "#components/words/isolated.ts";
import { directionOf, type Language, localeOf } from "#components/words/language.ts";
import { type Tools, toolsOf } from "#components/words/tools.ts";

/** All that a language says, each part made with the tools of a locale. */
export type Messages = {
  shared: (tools: Tools) => SharedMessages;
  spending: (tools: Tools) => SpendingMessages;
  devices: (tools: Tools) => DevicesMessages;
  wide: (tools: Tools) => WideMessages;
};

/** What a dashboard is written with: its texts, and figures, days and plurals as its locale writes them. */
export type Words = Tools & {
  locale: string;
  language: Language;
  direction: "ltr" | "rtl";
  /**
   * The zone in which single instants are written, given that in which days and hours are counted: the same, unless a frame's token
   * says another (inTimestampZone). Names of days, hours and other buckets are written in the one they are counted in.
   */
  timestampZone(counted: string): string;
  shared: SharedMessages;
  spending: SpendingMessages;
  devices: DevicesMessages;
  wide: WideMessages;
};

/** Regions are somebody's input: no more than this many locales are kept. */
const KEPT = 100;
const made = new Map<string, Words>();

/** The words of a locale, in its language's messages. Made once each. */
export function makeWords(asked: string | null, messages: Messages): Words {
  const { locale, language } = localeOf(asked);
  const known = made.get(locale);
  if (known) return known;
  const tools = toolsOf(locale);
  const direction = directionOf(language);
  const said = {
    shared: messages.shared(tools),
    spending: messages.spending(tools),
    devices: messages.devices(tools),
    wide: messages.wide(tools),
  };
  const words: Words = {
    ...{ ...tools, locale, language, direction, timestampZone: (counted) => counted },
    ...(direction === "ltr" ? said : isolated(said)),
  };
  if (made.size >= KEPT) made.clear();
  made.set(locale, words);
  return words;
}
