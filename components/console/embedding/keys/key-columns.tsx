import type { EmbedKeyRow } from "#components/console/embedding/outputs.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";

const ALGORITHMS = { EdDSA: "EdDSA (Ed25519)", ES256: "ES256 (P-256)" } as const;

/** What is known about a key that signs tokens. */
export function embedKeyColumns(zone: string): Column<EmbedKeyRow>[] {
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
          <code title={key.kid} className="line-clamp-1 font-mono text-note break-all text-muted">
            {key.kid}
          </code>
        </div>
      ),
    },
    { id: "alg", name: "Algorithm", wide: true, value: (key) => key.alg, cell: (key) => ALGORITHMS[key.alg] },
    {
      id: "used",
      name: "Last used",
      wide: true,
      value: (key) => key.lastUsedAt,
      cell: (key) =>
        key.lastUsedAt === null ? <span className="text-muted">Never</span> : <When at={key.lastUsedAt} zone={zone} />,
    },
    {
      id: "state",
      name: "State",
      value: (key) => (key.revokedAt === null ? "Active" : "Revoked"),
      cell: (key) => (key.revokedAt === null ? <Badge tone="good">Active</Badge> : <Badge>Revoked</Badge>),
    },
    {
      id: "created",
      name: "Registered",
      wide: "very",
      value: (key) => key.createdAt,
      cell: (key) => <When at={key.createdAt} zone={zone} />,
    },
    {
      id: "by",
      name: "Registered by",
      default: "hidden",
      value: (key) => key.createdBy,
      cell: (key) => <span className="wrap-anywhere">{key.createdBy ?? "Unknown"}</span>,
    },
    {
      id: "ended",
      name: "Revoked",
      default: "hidden",
      value: (key) => key.revokedAt,
      cell: (key) => (key.revokedAt === null ? null : <When at={key.revokedAt} zone={zone} />),
    },
  ];
}
