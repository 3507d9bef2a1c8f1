/** A mail's words: its subject line, and the same text plain and as HTML. */
export type MailText = { title: string; words: string; html: string };

export type MailParts = {
  /** The subject line. */
  title: string;
  paragraphs: readonly string[];
  /** What the reader can do, as a link. */
  action?: { label: string; address: string };
  /** Below the action: who sends this and why. */
  closing: readonly string[];
};

/** Sets a mail's words. Names in them come from people: in HTML every character of theirs is only a character. */
export function compose({ title, paragraphs, action, closing }: MailParts): MailText {
  const words = [...paragraphs, ...(action ? [`${action.label}:\n${action.address}`] : []), ...closing].join("\n\n");
  const html = [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${inHtml(title)}</title></head>`,
    `<body style="margin:0;padding:24px;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere">`,
    ...paragraphs.map((text) => `<p>${inHtml(text)}</p>`),
    ...(action ? [`<p><a href="${inHtml(action.address)}">${inHtml(action.label)}</a></p>`] : []),
    ...closing.map((text) => `<p style="font-size:14px">${inHtml(text)}</p>`),
    "</body></html>",
  ].join("\n");
  return { title: oneLine(title), words: `${words}\n`, html: `${html}\n` };
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const inHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** A subject line is one line: no control character of a name may begin another header, nor turn the line around. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** A name as part of a sentence: shortened, so that the sentence stays one. */
export function named(name: string, longest = 80): string {
  const letters = [...oneLine(name)];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : letters.join("");
}
