import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** What stands where a list will be: on its way, or not to be had. */
export function PlaceState({ failed, again }: { failed: unknown; again: () => void }) {
  const { frame } = useWords().shared;
  if (failed) {
    return (
      <Notice title={frame.offline.title} actions={<Button onPress={again}>{frame.retry}</Button>}>
        <p>{frame.errors.NETWORK}</p>
      </Notice>
    );
  }
  return (
    <div role="status" aria-label={frame.loading} className="flex flex-col gap-2">
      {[72, 64, 80, 58, 76, 66].map((width) => (
        <div key={width} className="skeleton h-9" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
