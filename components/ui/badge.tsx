const TONES = {
  plain: "bg-sunken text-muted",
  good: "bg-tint text-accent",
  warn: "bg-warn-tint text-ink",
  bad: "bg-bad-tint text-bad",
} as const;

/** A state, in a word. */
export function Badge({ tone = "plain", children }: { tone?: keyof typeof TONES; children: string }) {
  return <span className={`inline-block rounded-full px-2 text-note whitespace-nowrap ${TONES[tone]}`}>{children}</span>;
}
