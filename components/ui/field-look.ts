/** How everything that takes input looks: a frame that is seen, and that says when something in it is wrong. */
export const FRAME =
  "rounded-box border border-field bg-surface text-ink transition-colors duration-150 placeholder:text-muted hover:border-muted disabled:bg-sunken disabled:text-muted data-[invalid]:border-bad aria-[invalid=true]:border-bad focus-visible:outline-offset-0 data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent";

export const LABEL = "font-strong text-note text-muted";

/** A list that opens at a field or a button. */
export const ITEM =
  "group flex cursor-pointer items-center gap-2 rounded-box px-2 py-1.5 outline-none data-[focused]:bg-sunken data-[disabled]:cursor-default data-[disabled]:text-muted";
