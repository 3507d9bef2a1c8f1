import { Notice } from "#components/states/notice.tsx";

/** What somebody's role does not open, and who can change that. */
export function Restricted({ what, who = "an admin of your organisation" }: { what: string; who?: string }) {
  return (
    <Notice title="Not open to your role" level={1}>
      <p>
        {what} needs a role that yours is not. Ask {who} to give you one that has it.
      </p>
    </Notice>
  );
}
