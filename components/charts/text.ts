/** Size of a chart's texts, px. */
export const TEXT = 12;

/** About how wide a text is drawn, px, at the size of a chart's texts: nothing can be measured on a server. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

function letterWidth(letter: string): number {
  // Marks of direction, which nobody sees.
  if (/[\u061c\u200e\u200f\u2066-\u2069]/.test(letter)) return 0;
  if (/[\s.,:;'ijlftrI1|]/.test(letter)) return 4;
  // Kana, Han and full-width signs fill a square.
  if (/[\u3000-\u9fff\uff01-\uff60]/.test(letter)) return TEXT;
  return /[mwMW@%]/.test(letter) ? 10.5 : 7;
}

/** At most as many letters as fit, with an ellipsis for those left out. */
export function shortened(text: string, letters: number): string {
  const all = [...text];
  return all.length <= letters
    ? text
    : `${all
        .slice(0, letters - 1)
        .join("")
        .trimEnd()}…`;
}

/** As much of a text as fits a room, px, with an ellipsis for what is left out. */
export function fitted(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** A text in two lines where it does not fit one; broken between words, or anywhere where a language has no spaces. */
export function inTwoLines(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  const letters = [...text];
  const fit = letters.findIndex((_, index) => widthOf(letters.slice(0, index + 1).join("")) > room);
  const space = letters.lastIndexOf(" ", fit);
  const end = text.includes(" ") ? space : fit;
  if (end < 1) return fitted(text, room);
  return `${letters.slice(0, end).join("")}\n${fitted(letters.slice(end).join("").trimStart(), room)}`;
}

/**
 * A text that is drawn in a direction of its own: a drawing runs from left to right, also where its language does not. "Housing
 * €1,200" would else be taken apart in Arabic, with the figure before the name.
 */
export function directed(text: string, direction: "ltr" | "rtl"): string {
  return direction === "ltr" ? text : text.replace(/[^\n]+/g, (line) => `\u2067${line}\u2069`);
}
