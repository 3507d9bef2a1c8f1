import { calledBy, type Person, type PersonState, ROLES, STATES } from "#components/console/people/person.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { Id } from "#components/ui/id.tsx";
import { When } from "#components/ui/when.tsx";

const TONES: Record<PersonState, "good" | "plain" | "warn" | "bad"> = {
  active: "good",
  disabled: "plain",
  invited: "warn",
  expired: "bad",
};

/** What is known about people, in columns. */
export function peopleColumns(zone: string, self: string): Column<Person>[] {
  const instant = (at: string | null, none: string) =>
    at === null ? <span className="text-muted">{none}</span> : <When at={at} zone={zone} />;
  return [
    {
      id: "name",
      name: "Name",
      value: (person) => calledBy(person),
      cell: (person) => (
        <div className="min-w-32">
          <p className="line-clamp-2 wrap-anywhere" title={calledBy(person)}>
            <bdi>{calledBy(person)}</bdi>
            {person.id === self && <span className="ms-2 text-note text-muted">You</span>}
          </p>
          {person.name !== null && <p className="text-note wrap-anywhere text-muted">{person.email}</p>}
          {/* Where the column of roles has no room. */}
          <p className="text-note text-muted md:hidden">{ROLES[person.role]}</p>
        </div>
      ),
    },
    {
      id: "email",
      name: "E-mail address",
      default: "hidden",
      value: ({ email }) => email,
      cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
    },
    { id: "role", name: "Role", wide: true, value: ({ role }) => ROLES[role], cell: ({ role }) => ROLES[role] },
    {
      id: "subject",
      name: "Customer",
      wide: "very",
      value: ({ subject }) => subject,
      cell: ({ subject }) => (subject === null ? "" : <Id id={subject} what="customer's id" letters={24} />),
    },
    {
      id: "state",
      name: "State",
      value: ({ state }) => STATES[state],
      cell: (person) => (
        <div className="flex flex-col items-start gap-0.5">
          <Badge tone={TONES[person.state]}>{STATES[person.state]}</Badge>
          <MailState person={person} />
        </div>
      ),
    },
    {
      id: "seen",
      name: "Last sign-in",
      wide: true,
      value: ({ seenAt }) => seenAt,
      cell: ({ seenAt }) => instant(seenAt, "Never"),
    },
    { id: "since", name: "Since", wide: "very", value: ({ since }) => since, cell: ({ since }) => instant(since, "") },
    {
      id: "expires",
      name: "Invitation ends",
      default: "hidden",
      value: ({ invitation }) => invitation?.expiresAt ?? null,
      cell: ({ invitation }) => instant(invitation?.expiresAt ?? null, ""),
    },
    { id: "id", name: "Id", default: "hidden", value: ({ id }) => id, cell: ({ id }) => <Id id={id} what="id" /> },
  ];
}

/** What is the matter with an invitation's mail; nothing where nothing is. */
function MailState({ person: { invitation, state } }: { person: Person }) {
  if (state !== "invited" || !invitation?.mail || invitation.mail.state === "sent") return null;
  const failed = invitation.mail.state === "failed";
  const words = failed ? "Mail not delivered" : invitation.mail.error ? "Mail is tried again" : "Mail is on its way";
  return (
    <span title={invitation.mail.error ?? undefined} className={`text-note ${failed ? "text-bad" : "text-muted"}`}>
      {words}
      {invitation.mail.error && <span className="sr-only">: {invitation.mail.error}</span>}
    </span>
  );
}
