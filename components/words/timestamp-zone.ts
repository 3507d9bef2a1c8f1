import { kept } from "#components/format/kept.ts";
import type { Words } from "#components/words/words.ts";

const made = new WeakMap<Words, (zone: string) => Words>();

/**
 * Words that write single instants in a zone of the reader's choice, whatever zone days and hours are counted in. The same words
 * and zone give the same words: what has been drawn with them stands.
 *
 * @param zone an IANA name; null leaves the words as they are
 */
export function inTimestampZone(words: Words, zone: string | null): Words {
  if (zone === null) return words;
  let known = made.get(words);
  if (!known) {
    known = kept((own: string): Words => ({ ...words, timestampZone: () => own }));
    made.set(words, known);
  }
  return known(zone);
}
