import { CopyButton } from "#components/ui/copyable.tsx";

/** An id, shortened to its end, that can be copied whole. */
export function Id({ id, what, letters = 12 }: { id: string; what: string; letters?: number }) {
  return (
    <span className="inline-flex items-center gap-1">
      <code title={id} className="font-mono text-note">
        {id.length > letters ? `…${id.slice(-letters)}` : id}
      </code>
      <CopyButton text={id} label={`Copy the ${what}`} />
    </span>
  );
}
