import { connect, type Sql } from "#db/client.ts";
import { choosePassword } from "#pipelines/cli/choose-password.ts";
import { AppError } from "#server/errors.ts";
import { authenticateKey } from "#server/keys/authenticate-key.ts";
import { createKey } from "#server/keys/create-key.ts";
import type { KeyScope } from "#server/keys/scopes.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { createUser } from "#server/users/create-user.ts";
import { findUser } from "#server/users/find-user.ts";
import { setPassword } from "#server/users/set-password.ts";
import type { DemoState } from "./state.ts";

type Role = "operator" | "admin" | "analyst" | "viewer" | "customer";
type Player = { email: string; name: string; role: Role; subject?: string };
type Cast = Pick<DemoState, "users" | "tenants">;

const TENANTS = [
  { slug: "halden", name: "Halden Bank", zone: "Europe/Berlin", currency: "EUR" },
  { slug: "nordlicht", name: "Nordlicht Home", zone: "Europe/Berlin", currency: "EUR" },
  { slug: "marlow", name: "Marlow & Finch", zone: "Europe/London", currency: "GBP" },
] as const;

const OPERATOR: Player = { email: "operator@inlay.example", name: "Olga Pratt", role: "operator" };

const PLAYERS: Record<(typeof TENANTS)[number]["slug"], Player[]> = {
  halden: [
    { email: "admin@halden.example", name: "Henrik Halden", role: "admin" },
    { email: "analyst@halden.example", name: "Petra Vogt", role: "analyst" },
    { email: "viewer@halden.example", name: "Ralf Timm", role: "viewer" },
    { email: "anna@halden.example", name: "Anna Keller", role: "customer", subject: "cust-1001" },
  ],
  nordlicht: [
    { email: "admin@nordlicht.example", name: "Signe Dahl", role: "admin" },
    { email: "mia@nordlicht.example", name: "Mia Bergmann", role: "customer", subject: "home-bergmann" },
  ],
  marlow: [{ email: "admin@marlow.example", name: "Rose Marlow", role: "admin" }],
};

const ACTOR = "demo";

type Wanted = { name: string; scopes: KeyScope[] };
const DEMO_KEY: Wanted = {
  name: "Demo",
  scopes: ["events:write", "events:read", "query:read", "embed:mint", "embed:manage"],
};
/** What a portal's back end holds: enough to make addresses of frames, and nothing else. */
const MINT_KEY: Wanted = { name: "Portal", scopes: ["embed:mint"] };

/**
 * Makes sure that the demo's tenants, people and keys are there, and that their passwords and keys are known: those of
 * an earlier run when they still work, else new ones.
 */
export async function ensureCast(databaseUrl: string, known: Partial<Cast>): Promise<Cast> {
  const sql = connect(databaseUrl, "pipeline", { max: 2, applicationName: "inlay-demo" });
  const app = connect(databaseUrl, "app", { max: 1, applicationName: "inlay-demo" });
  try {
    const tenants: Cast["tenants"] = [];
    const players: (Player & { tenantId: string | null; tenant: string | null })[] = [
      { ...OPERATOR, tenantId: null, tenant: null },
    ];
    for (const tenant of TENANTS) {
      const id = await ensureTenant(sql, tenant);
      const before = known.tenants?.find((it) => it.slug === tenant.slug && it.id === id);
      const apiKey = await ensureKey(sql, app, id, DEMO_KEY, before?.apiKey);
      const mintKey = await ensureKey(sql, app, id, MINT_KEY, before?.mintKey);
      tenants.push({ slug: tenant.slug, id, apiKey, mintKey });
      players.push(...PLAYERS[tenant.slug].map((player) => ({ ...player, tenantId: id, tenant: tenant.slug })));
    }
    // Hashing a password takes a fifth of a second of a core, on purpose; together they use both cores.
    const users = await Promise.all(
      players.map((player) => ensureUser(sql, player, known.users?.find((it) => it.email === player.email)?.password)),
    );
    return { tenants, users };
  } finally {
    await Promise.all([sql.end({ timeout: 5 }), app.end({ timeout: 5 })]);
  }
}

async function ensureTenant(sql: Sql, tenant: (typeof TENANTS)[number]): Promise<string> {
  const [there] = await sql<{ id: string }[]>`select id from core.tenant where slug = ${tenant.slug}`;
  return there?.id ?? (await createTenant(sql, tenant, ACTOR)).id;
}

/** The known key when it still works and may do all that is wanted of it, else a new one. */
async function ensureKey(sql: Sql, app: Sql, tenantId: string, wanted: Wanted, known: string | undefined): Promise<string> {
  if (known) {
    const works = await authenticateKey(app, `Bearer ${known}`).then(
      (holder) => holder.tenantId === tenantId && wanted.scopes.every((scope) => holder.scopes.includes(scope)),
      () => false,
    );
    if (works) return known;
  }
  return (await createKey(sql, tenantId, wanted, ACTOR)).key;
}

type Known = DemoState["users"][number];

async function ensureUser(
  sql: Sql,
  player: Player & { tenantId: string | null; tenant: string | null },
  known: string | undefined,
): Promise<Known> {
  const { tenant, email, role, ...rest } = player;
  const there = await findUser(sql, email).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  });
  if (there && known) return { email, role, tenant, password: known };
  const { password } = await choosePassword({});
  if (there) await setPassword(sql, { id: there, password }, ACTOR);
  else await createUser(sql, { ...rest, email, role, password }, ACTOR);
  return { email, password, role, tenant };
}
