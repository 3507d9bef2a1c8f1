import { Button } from "#components/ui/button.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** New figures could not be fetched: what is shown stays, and says that it is old. */
export function FrameFailure({ failed, again }: { failed: Error | null; again: () => void }) {
  const { frame } = useWords().shared;
  if (!failed) return null;
  return (
    <div
      role="alert"
      className="no-print fixed inset-x-4 bottom-4 z-20 mx-auto flex w-fit max-w-160 items-center gap-3 rounded-box border border-line bg-warn-tint px-4 py-2 shadow-box"
    >
      <span>{frame.errors.NETWORK}</span>
      <Button onPress={again}>{frame.retry}</Button>
    </div>
  );
}
