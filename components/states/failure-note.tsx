import type { Failure } from "#components/data/failure.ts";

/** What went wrong, where it did: said at once, and with a reference where the fault is ours. */
export function FailureNote({ failure }: { failure: Failure | null }) {
  if (!failure) return null;
  return (
    <div role="alert" className="rounded-box bg-bad-tint px-3 py-2 wrap-anywhere text-bad">
      <p>{failure.message}</p>
      {failure.reference && (
        <p className="text-note">
          Tell whoever runs this service the reference <code className="font-mono">{failure.reference}</code>.
        </p>
      )}
    </div>
  );
}
