import { type Command, Option } from "commander";
import { wholeNumber } from "#pipelines/cli/numbers.ts";
import { examples } from "#pipelines/cli/program.ts";

type Settings = {
  name?: string;
  zone?: string;
  currency?: string;
  acceptFrom?: string;
  acceptBackDays?: number;
  acceptAheadDays?: number;
  eventsPerMinute?: number;
  backlogLimit?: number;
  status?: "active" | "suspended";
  json?: boolean;
};

export function register(program: Command): void {
  const tenant = program.command("tenant").description("add, change and list tenants");
  tenant.addHelpText(
    "after",
    examples(
      "tenant create --slug acme --name Acme --zone Europe/Prague --currency CZK",
      "tenant set acme --zone Europe/Vienna",
      "tenant list --json",
    ),
  );

  withSettings(tenant.command("create"))
    .description("add a tenant")
    .requiredOption("--slug <slug>", "its short name: a-z, 0-9 and -")
    .requiredOption("--name <name>", "its name as people read it")
    .requiredOption("--zone <zone>", "IANA time zone of subjects that have none of their own, such as Europe/Prague")
    .requiredOption("--currency <code>", "ISO 4217 currency, such as CZK")
    .addHelpText(
      "after",
      examples(
        "tenant create --slug acme --name Acme --zone Europe/Prague --currency CZK",
        "tenant create --slug berka --name Berka --zone Europe/Prague --currency CZK --accept-from 1990-01-01",
      ),
    )
    .action(create);

  withSettings(tenant.command("set <slug>"))
    .description("change a tenant; what is not named stays")
    .option("--name <name>", "its name as people read it")
    .option("--zone <zone>", "IANA time zone of subjects that have none of their own; their figures are counted anew")
    .option("--currency <code>", "ISO 4217 currency")
    .addOption(new Option("--status <status>", "suspended: nobody signs in, no key works").choices(["active", "suspended"]))
    .addHelpText("after", examples("tenant set acme --accept-back-days 800", "tenant set acme --status suspended"))
    .action(set);

  tenant
    .command("list")
    .description("list all tenants")
    .option("--json", "as JSON")
    .addHelpText("after", examples("tenant list", "tenant list --json"))
    .action(list);
}

function withSettings(command: Command): Command {
  return command
    .addOption(
      new Option("--accept-from <day>", "accept events from this day on, such as 1990-01-01").conflicts("acceptBackDays"),
    )
    .option("--accept-back-days <n>", "accept events up to this many days back (without either: 3653, ten years)", wholeNumber)
    .option("--accept-ahead-days <n>", "accept events up to this many days ahead (without it: 1)", wholeNumber)
    .option("--events-per-minute <n>", "quota of events", wholeNumber)
    .option("--backlog-limit <n>", "events that may wait to be processed before the door says 503", wholeNumber)
    .option("--json", "as JSON");
}

async function create(options: Settings & { slug: string; name: string; zone: string; currency: string }): Promise<void> {
  const [{ withDatabase, cliActor }, { createTenant }, { report }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/tenants/create-tenant.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const { json, ...input } = options;
  const made = await withDatabase((sql) => createTenant(sql, input, cliActor()));
  report(json, made, [`Tenant ${made.slug} is there (${made.id}).`]);
}

async function set(slug: string, options: Settings): Promise<void> {
  const [{ withDatabase, cliActor }, { setTenant }, { getTenant }, { report }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/tenants/set-tenant.ts"),
    import("#server/tenants/get-tenant.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const { json, ...named } = options;
  // A fixed start wins over a number of days, so naming the days must end it.
  const change = named.acceptBackDays === undefined ? named : { ...named, acceptFrom: null };
  const after = await withDatabase(async (sql) => {
    const { id } = await getTenant(sql, { slug });
    await setTenant(sql, id, change, cliActor());
    return getTenant(sql, { id });
  });
  report(json, after, [`Tenant ${after.slug} is changed: ${Object.keys(named).join(", ")}.`]);
}

async function list(options: { json?: boolean }): Promise<void> {
  const [{ withDatabase }, { report, table }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const rows = await withDatabase(
    (sql) => sql<{ id: string; slug: string; name: string; zone: string; currency: string; status: string }[]>`
      select id, slug, name, zone, currency, status from core.tenant order by slug`,
  );
  report(
    options.json,
    rows,
    table(rows, "There is no tenant yet: `npm run inlay -- tenant create --help` tells how to add one."),
  );
}
