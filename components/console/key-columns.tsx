import type { KeyRow } from "#components/console/outputs.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";

const STATES = {
  active: { name: "Active", tone: "good" },
  expired: { name: "Expired", tone: "plain" },
  revoked: { name: "Revoked", tone: "plain" },
} as const;

/** What a key may do, for people. */
export const KEY_SCOPES: Record<KeyRow["scopes"][number], string> = {
  "events:write": "Send events",
  "events:read": "Read events",
  "query:read": "Ask for figures",
  "embed:mint": "Embed dashboards",
  "embed:manage": "Manage embedding",
};

/** What is known about a key, in columns. */
export function keyColumns(zone: string): Column<KeyRow>[] {
  return [
    {
      id: "name",
      name: "Name",
      value: (key) => key.name,
      cell: (key) => (
        <div className="min-w-32">
          <p dir="auto" title={key.name} className="line-clamp-2 wrap-anywhere">
            {key.name}
          </p>
          <code className="font-mono text-note text-muted">inlay_{key.prefix}</code>
        </div>
      ),
    },
    {
      id: "may",
      name: "May",
      wide: true,
      value: (key) => key.scopes.map((scope) => KEY_SCOPES[scope]).join(", "),
      cell: (key) => <span className="block min-w-40">{key.scopes.map((scope) => KEY_SCOPES[scope]).join(", ")}</span>,
    },
    {
      id: "used",
      name: "Last used",
      wide: true,
      value: (key) => key.lastUsedAt,
      cell: (key) =>
        key.lastUsedAt === null ? <span className="text-muted">Never</span> : <When at={key.lastUsedAt} zone={zone} />,
    },
    {
      id: "expires",
      name: "Expires",
      wide: true,
      value: (key) => key.expiresAt,
      cell: (key) =>
        key.expiresAt === null ? <span className="text-muted">Never</span> : <When at={key.expiresAt} zone={zone} />,
    },
    {
      id: "state",
      name: "State",
      value: (key) => STATES[key.state].name,
      cell: (key) => <Badge tone={STATES[key.state].tone}>{STATES[key.state].name}</Badge>,
    },
    {
      id: "created",
      name: "Created",
      wide: "very",
      value: (key) => key.createdAt,
      cell: (key) => <When at={key.createdAt} zone={zone} />,
    },
    {
      id: "by",
      name: "Created by",
      default: "hidden",
      value: (key) => key.createdBy,
      cell: (key) => <span className="wrap-anywhere">{key.createdBy}</span>,
    },
  ];
}
