import { type Command, Option } from "commander";
import { wholeNumber } from "#pipelines/cli/numbers.ts";
import { examples } from "#pipelines/cli/program.ts";

type NewKey = { tenant: string; name: string; scopes: string; expires?: string; expiresDays?: number; json?: boolean };

export function register(program: Command): void {
  const key = program.command("key").description("make, revoke and list the API keys of a tenant");
  key.addHelpText(
    "after",
    examples("key create --tenant acme --name backend --scopes events:write,query:read", "key list --tenant acme"),
  );

  key
    .command("create")
    .description("make a key; it is shown once")
    .requiredOption("--tenant <slug>", "whose key")
    .requiredOption("--name <name>", "what it is for")
    .requiredOption(
      "--scopes <list>",
      "what it may do, with commas: events:write, events:read, query:read, embed:mint, embed:manage",
    )
    .addOption(
      new Option("--expires <time>", "when it ends: a day such as 2030-01-01, or a time with offset").conflicts("expiresDays"),
    )
    .option("--expires-days <n>", "after how many days it ends (without either: when it is revoked)", wholeNumber)
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      examples(
        "key create --tenant acme --name backend --scopes events:write",
        "key create --tenant acme --name trial --scopes query:read --expires-days 30 --json",
      ),
    )
    .action(create);

  key
    .command("revoke <key>")
    .description("end a key, named by its id or by how it begins (inlay_<prefix>)")
    .addHelpText("after", examples("key revoke inlay_1f2e3d4c5b6a"))
    .action(revoke);

  key
    .command("list")
    .description("list a tenant's keys, also those that ended")
    .requiredOption("--tenant <slug>", "whose keys")
    .option("--json", "as JSON")
    .addHelpText("after", examples("key list --tenant acme --json"))
    .action(list);
}

async function create(options: NewKey): Promise<void> {
  const [{ withDatabase, cliActor }, { createKey }, { NewKey }, { parseInput }, { getTenant }, { report }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/keys/create-key.ts"),
    import("#server/keys/key-input.ts"),
    import("#server/input.ts"),
    import("#server/tenants/get-tenant.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const scopes = options.scopes.split(",").map((scope) => scope.trim());
  const expiresAt = expiry(options);
  const input = parseInput(NewKey, { name: options.name, scopes, ...(expiresAt !== undefined && { expiresAt }) });
  const made = await withDatabase(async (sql) =>
    createKey(sql, (await getTenant(sql, { slug: options.tenant })).id, input, cliActor()),
  );
  report(options.json, { ...made, tenant: options.tenant, scopes: input.scopes, expiresAt: input.expiresAt ?? null }, [
    made.key,
    "Keep it now: it is stored as a hash and cannot be shown again.",
  ]);
}

function expiry(options: NewKey): string | undefined {
  if (options.expiresDays !== undefined) return new Date(Date.now() + options.expiresDays * 86_400_000).toISOString();
  return /^\d{4}-\d\d-\d\d$/.test(options.expires ?? "") ? `${options.expires}T00:00:00Z` : options.expires;
}

async function revoke(named: string): Promise<void> {
  const [{ withDatabase, cliActor }, { revokeKey }, { AppError }, { report }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/keys/revoke-key.ts"),
    import("#server/errors.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const prefix = named.replace(/^inlay_/, "").split("_")[0] ?? "";
  const ended = await withDatabase(async (sql) => {
    const [found] = await sql<{ id: string; tenant_id: string; prefix: string }[]>`
      select id, tenant_id, prefix from core.api_key where prefix = ${prefix} or id::text = ${named}`;
    if (!found)
      throw new AppError("NOT_FOUND", {
        message: `There is no key ${prefix}: \`npm run inlay -- key list\` shows those there are.`,
      });
    await revokeKey(sql, found.tenant_id, { id: found.id }, cliActor());
    return found.prefix;
  });
  report(false, null, [`The key inlay_${ended}_... is revoked.`]);
}

async function list(options: { tenant: string; json?: boolean }): Promise<void> {
  const [{ withDatabase }, { listKeys }, { getTenant }, { report, table }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/keys/list-keys.ts"),
    import("#server/tenants/get-tenant.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const keys = await withDatabase(async (sql) => listKeys(sql, (await getTenant(sql, { slug: options.tenant })).id));
  const rows = keys.map(({ prefix, name, state, scopes, expiresAt, lastUsedAt }) => ({
    key: `inlay_${prefix}_...`,
    name,
    state,
    scopes: scopes.join(","),
    expires: expiresAt,
    used: lastUsedAt,
  }));
  report(options.json, keys, table(rows, `${options.tenant} has no key yet.`));
}
