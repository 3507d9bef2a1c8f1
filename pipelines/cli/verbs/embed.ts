import { type Command, Option } from "commander";
import { examples } from "#pipelines/cli/program.ts";

type Of = { tenant: string; json?: boolean };
type Named = Of & { name: string; kid?: string };
type Reasoned = { tenant: string; reason?: string };
type State = "live" | "ended" | "revoked";

export function register(program: Command): void {
  const embed = program.command("embed").description("keys that sign a tenant's tokens, and the sessions of its frames");
  const of = (command: Command) => command.requiredOption("--tenant <slug>", "whose");
  embed.addHelpText(
    "after",
    examples("embed add-key public.jwk.json --tenant acme --name portal", "embed sessions --tenant acme --state live"),
  );

  of(embed.command("keys").description("list the public keys, also those that were revoked"))
    .option("--json", "as JSON")
    .addHelpText("after", examples("embed keys --tenant acme"))
    .action(listKeys);

  of(embed.command("add-key <file>").description("register a public key: a JWK in a file, Ed25519 or P-256"))
    .requiredOption("--name <name>", "what it is for")
    .option("--kid <kid>", "what tokens call it (without it: the JWK's own, or its thumbprint)")
    .option("--json", "as JSON")
    .addHelpText("after", examples("embed add-key public.jwk.json --tenant acme --name portal --kid 2026-11"))
    .action(addKey);

  of(embed.command("revoke-key <kid>").description("end a key, and with it the sessions it vouches for"))
    .option("--reason <why>", "for the audit trail")
    .addHelpText("after", examples("embed revoke-key 2026-05 --tenant acme --reason 'rotated'"))
    .action(revokeKey);

  of(embed.command("sessions").description("list the latest sessions of frames"))
    .addOption(new Option("--state <state>", "only these").choices(["live", "ended", "revoked"]))
    .option("--json", "as JSON")
    .addHelpText("after", examples("embed sessions --tenant acme --state live"))
    .action(listSessions);

  of(embed.command("revoke-session <id>").description("end the session of one frame"))
    .option("--reason <why>", "for the audit trail")
    .addHelpText("after", examples("embed revoke-session 019aa0c4-7d52-7c1e-9c5f-2f6f6d3f1b7a --tenant acme"))
    .action(revokeSession);
}

async function listKeys({ tenant, json }: Of): Promise<void> {
  const [{ inTenant }, { listEmbedKeys }, { report, table }] = await Promise.all([
    import("#pipelines/cli/in-tenant.ts"),
    import("#server/embed/list-embed-keys.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const keys = await inTenant(tenant, listEmbedKeys);
  const rows = keys.map(({ kid, name, alg, createdAt, lastUsedAt, revokedAt }) => ({
    ...{ kid, name, alg, created: createdAt, used: lastUsedAt, revoked: revokedAt },
  }));
  report(json, keys, table(rows, `${tenant} has no key for embedding yet.`));
}

async function addKey(file: string, { tenant, name, kid, json }: Named): Promise<void> {
  const [{ readFile }, { inTenant }, { cliActor }, { addEmbedKey }, { AppError }, { report }] = await Promise.all([
    import("node:fs/promises"),
    import("#pipelines/cli/in-tenant.ts"),
    import("#pipelines/cli/with-database.ts"),
    import("#server/embed/add-key.ts"),
    import("#server/errors.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  let jwk: { [member: string]: unknown };
  try {
    jwk = JSON.parse(await readFile(file, "utf8")) as typeof jwk;
  } catch (cause) {
    throw new AppError(
      "BAD_REQUEST",
      { message: `${file} is no file with a JWK: a JSON object with kty, crv and x.` },
      { cause },
    );
  }
  const input = { name, jwk, ...(kid !== undefined && { kid }) };
  const made = await inTenant(tenant, (tx, tenantId) => addEmbedKey(tx, tenantId, input, cliActor()));
  report(json, made, [`Tokens of ${tenant} may be signed by the key ${made.kid} from now on.`]);
}

async function revokeKey(kid: string, { tenant, reason }: Reasoned): Promise<void> {
  const [{ inTenant }, { cliActor }, { revokeEmbedKey }, { report }] = await Promise.all([
    import("#pipelines/cli/in-tenant.ts"),
    import("#pipelines/cli/with-database.ts"),
    import("#server/embed/revoke-embed-key.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  await inTenant(tenant, (tx, tenantId) => revokeEmbedKey(tx, tenantId, { kid, reason }, cliActor()));
  report(false, null, [`The key ${kid} is revoked, and the sessions it vouched for have ended.`]);
}

async function listSessions({ tenant, state, json }: Of & { state?: State }): Promise<void> {
  const [{ inTenant }, { listEmbedSessions }, { report, table }] = await Promise.all([
    import("#pipelines/cli/in-tenant.ts"),
    import("#server/embed/list-sessions.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const { sessions } = await inTenant(tenant, (tx, tenantId) => listEmbedSessions(tx, tenantId, { state, limit: 200 }));
  const rows = sessions.map(({ id, subject, dashboards, kid, mintedBy, createdAt, state }) => ({
    ...{
      id,
      subject: subject ?? "(the tenant)",
      dashboards: dashboards.join(","),
      key: kid ?? mintedBy,
      created: createdAt,
      state,
    },
  }));
  report(json, sessions, table(rows, `${tenant} has no such session.`));
}

async function revokeSession(id: string, { tenant, reason }: Reasoned): Promise<void> {
  const [{ inTenant }, { cliActor }, { revokeEmbedSession }, { report }] = await Promise.all([
    import("#pipelines/cli/in-tenant.ts"),
    import("#pipelines/cli/with-database.ts"),
    import("#server/embed/revoke-session.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  await inTenant(tenant, (tx, tenantId) => revokeEmbedSession(tx, tenantId, { id, reason }, cliActor()));
  report(false, null, [`The session ${id} has ended.`]);
}
