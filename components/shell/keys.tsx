/** Keys to press, one after the other: "g s". */
export function Keys({
  keys,
  isHidden,
}: {
  keys: string /** From those who hear the page, where a label says it. */;
  isHidden?: boolean;
}) {
  return (
    <span dir="ltr" aria-hidden={isHidden} className="flex shrink-0 gap-1 text-note text-muted">
      {keys.split(" ").map((key) => (
        <kbd key={key} className="min-w-5 rounded-[0.25rem] border border-line bg-ground px-1 text-center font-sans">
          {key}
        </kbd>
      ))}
    </span>
  );
}
