/** Keys to press, one after the other: "g s". */
export function Keys({ keys }: { keys: string }) {
  return (
    <span dir="ltr" className="flex shrink-0 gap-1 text-note text-muted">
      {keys.split(" ").map((key) => (
        <kbd key={key} className="min-w-5 rounded-[0.25rem] border border-line bg-ground px-1 text-center font-sans">
          {key}
        </kbd>
      ))}
    </span>
  );
}
