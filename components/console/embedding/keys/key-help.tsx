import { GUIDES } from "#components/console/embedding/words.ts";
import { Explain } from "#components/ui/explain.tsx";

/** How a key is replaced while frames run. */
export function KeyHelp() {
  return (
    <div className="flex min-w-60 flex-1 items-center gap-1">
      <p className="text-muted">Several keys may sign at once, so that one can be replaced without a request that fails.</p>
      <Explain label="How to replace a key">
        <p className="font-strong">To replace a key</p>
        <ol className="ms-4 flex list-decimal flex-col gap-1">
          <li>Register the new one beside the old one.</li>
          <li>Let your back end sign with the new one, and name its id as “kid”.</li>
          <li>Wait until the old one's “last used” stands still for ten minutes: no session of it runs any more.</li>
          <li>Revoke the old one.</li>
        </ol>
        <p className="text-muted">
          Has a private key been seen by somebody? Revoke it at once. Frames that it opened end within a minute. More on this:{" "}
          <code className="font-mono wrap-anywhere">{GUIDES.rotation}</code>
        </p>
      </Explain>
    </div>
  );
}
