import type { EmbedSessionRow } from "#components/console/embedding/outputs.ts";
import { SESSION_STATES } from "#components/console/embedding/sessions/session-state.ts";
import { rightName } from "#components/console/embedding/words.ts";
import { slugName } from "#components/dashboards/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";

const ALL = "All customers";

/** Whose rows a session sees. */
export const sessionName = ({ subject }: Pick<EmbedSessionRow, "subject">): string => subject ?? ALL;

const locksOf = ({ locks }: EmbedSessionRow): string =>
  Object.entries(locks)
    .map(([dimension, values]) => `${dimension}: ${values.length === 0 ? "none at all" : values.join(", ")}`)
    .join("; ");

const mintedBy = ({ kid, mintedBy }: EmbedSessionRow): string => kid ?? (mintedBy === null ? "Unknown" : `API key ${mintedBy}`);

/** What is known about the session of a frame. */
export function sessionColumns(zone: string): Column<EmbedSessionRow>[] {
  return [
    {
      id: "subject",
      name: "Customer",
      value: sessionName,
      cell: (session) => (
        <div className="min-w-32">
          <p dir="auto" title={sessionName(session)} className="line-clamp-2 wrap-anywhere">
            {sessionName(session)}
          </p>
          <p className="text-note text-muted">{session.dashboards.map(slugName).join(", ")}</p>
        </div>
      ),
    },
    {
      id: "origin",
      name: "In the page of",
      wide: true,
      value: (session) => session.origin,
      cell: (session) =>
        session.origin === null ? (
          <span className="text-muted">Not said</span>
        ) : (
          <span className="text-note wrap-anywhere">{session.origin}</span>
        ),
    },
    {
      id: "locks",
      name: "Locked to",
      wide: "very",
      value: locksOf,
      cell: (session) => <span className="line-clamp-3 min-w-32 wrap-anywhere">{locksOf(session) || "Nothing"}</span>,
    },
    {
      id: "state",
      name: "State",
      value: ({ state }) => SESSION_STATES[state].name,
      cell: ({ state }) => <Badge tone={SESSION_STATES[state].tone}>{SESSION_STATES[state].name}</Badge>,
    },
    {
      id: "seen",
      name: "Last seen",
      wide: true,
      value: (session) => session.lastSeenAt,
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? <span className="text-muted">Never opened</span> : <When at={lastSeenAt} zone={zone} />,
    },
    {
      id: "by",
      name: "Minted by",
      wide: "very",
      value: mintedBy,
      cell: (session) => (
        <span className="line-clamp-2 text-note wrap-anywhere" title={mintedBy(session)}>
          {mintedBy(session)}
        </span>
      ),
    },
    {
      id: "created",
      name: "Opened",
      default: "hidden",
      value: (session) => session.createdAt,
      cell: (session) => <When at={session.createdAt} zone={zone} />,
    },
    {
      id: "ends",
      name: "Ends",
      default: "hidden",
      value: (session) => session.revokedAt ?? session.expiresAt,
      cell: (session) => <When at={session.revokedAt ?? session.expiresAt} zone={zone} />,
    },
    {
      id: "renewals",
      name: "Renewed",
      end: true,
      default: "hidden",
      value: (session) => session.renewals,
      cell: (session) => session.renewals,
    },
    {
      id: "rights",
      name: "May",
      default: "hidden",
      value: (session) => session.rights.join(", "),
      cell: (session) => (session.rights.length === 0 ? "Only look" : session.rights.map(rightName).join(", ")),
    },
  ];
}
