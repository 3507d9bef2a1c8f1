/** How buttons look, for buttons and for links that stand where a button would. */
const LOOKS = {
  /** The one thing to do. */
  main: "h-9 px-4 rounded-box bg-accent-fill text-on-accent font-strong hover:opacity-90",
  plain: "h-9 px-3 rounded-box border border-line bg-surface hover:bg-sunken",
  quiet: "h-8 px-2 rounded-box text-muted hover:bg-sunken hover:text-ink",
  icon: "size-8 shrink-0 rounded-box text-muted hover:bg-sunken hover:text-ink",
  danger: "h-9 px-4 rounded-box bg-bad text-surface font-strong hover:opacity-90",
} as const;
export type ButtonLook = keyof typeof LOOKS;

/** A button's classes, for links that look like one. */
export function buttonLook(look: ButtonLook): string {
  return `inline-flex items-center justify-center gap-2 whitespace-nowrap cursor-pointer transition-colors duration-150 disabled:cursor-default disabled:opacity-50 ${LOOKS[look]}`;
}
