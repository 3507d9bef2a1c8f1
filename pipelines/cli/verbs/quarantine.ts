import { type Command, Option } from "commander";
import { wholeNumber } from "#pipelines/cli/numbers.ts";
import { examples } from "#pipelines/cli/program.ts";

type Which = { tenant: string; code?: string; path?: string; source?: string; batch?: string; json?: boolean };
type Listed = Which & { state: "open" | "replayed" | "discarded" | "all"; limit: number };
type Doing = Which & { all?: boolean; note?: string; set?: string[]; remove?: string[]; dryRun?: boolean };

const collect = (value: string, before: string[] = []) => [...before, value];

export function register(program: Command): void {
  const quarantine = program.command("quarantine").description("refused events: list, show, replay and discard them");
  quarantine.addHelpText(
    "after",
    examples("quarantine list --tenant acme", "quarantine replay --tenant acme --code time.outside_window --dry-run"),
  );

  which(quarantine.command("list").description("list refused events, the newest first"))
    .addOption(new Option("--state <state>", "which").choices(["open", "replayed", "discarded", "all"]).default("open"))
    .option("--limit <n>", "at most so many, up to 200", wholeNumber, 50)
    .addHelpText("after", examples("quarantine list --tenant acme", "quarantine list --tenant acme --code data.invalid --json"))
    .action(list);

  quarantine
    .command("show <id>")
    .description("show one: why it was refused, what was done about it, and what was sent")
    .requiredOption("--tenant <slug>", "whose")
    .option("--json", "as JSON")
    .addHelpText("after", examples("quarantine show 5a1c... --tenant acme"))
    .action(show);

  which(
    quarantine
      .command("replay [ids...]")
      .description("send refused events through the door again: those named, or all open ones that match"),
  )
    .option("--all", "all open ones, where nothing narrows them")
    .option("--set <path=value>", "before that, write a value (JSON, or text) at a JSON pointer; may be repeated", collect)
    .option("--remove <path>", "before that, take away what stands at a JSON pointer; may be repeated", collect)
    .option("--dry-run", "only tell what would become of them")
    .addHelpText(
      "after",
      examples(
        "quarantine replay --tenant acme --code time.outside_window",
        "quarantine replay --tenant acme --path /data/colour --remove /data/colour --dry-run",
        "quarantine replay 5a1c... --tenant acme --set /data/currency=EUR --json",
      ),
    )
    .action((ids: string[], options: Doing) => act("replay", ids, options));

  which(quarantine.command("discard [ids...]").description("put refused events aside: those named, or all open ones that match"))
    .option("--all", "all open ones, where nothing narrows them")
    .requiredOption("--note <why>", "why; it is kept with them")
    .addHelpText("after", examples("quarantine discard --tenant acme --source /load-test --note 'a load test'"))
    .action((ids: string[], options: Doing) => act("discard", ids, options));
}

function which(command: Command): Command {
  return command
    .requiredOption("--tenant <slug>", "whose")
    .option("--code <code>", "only those refused for this: data.invalid")
    .option("--path <pointer>", "only those whose reason points there: /data/currency")
    .option("--source <source>", "only those of this source")
    .option("--batch <id>", "only those of this batch")
    .option("--json", "as JSON");
}

const filterOf = ({ code, path, source, batch }: Which, ids: string[] = []) => ({
  ...(ids.length > 0 && { ids }),
  ...(code !== undefined && { code }),
  ...(path !== undefined && { path }),
  ...(source !== undefined && { source }),
  ...(batch !== undefined && { batchId: batch }),
});

async function list(options: Listed): Promise<void> {
  const [{ inTenant }, { listQuarantine, QuarantineQuery }, { parseInput }, { report, table }] = await Promise.all([
    import("#pipelines/cli/in-tenant.ts"),
    import("#server/quarantine/list-quarantine.ts"),
    import("#server/input.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const { state, limit } = options;
  const query = parseInput(QuarantineQuery, { ...filterOf(options), ...(state !== "all" && { state }), limit });
  const { refused } = await inTenant(options.tenant, (tx, tenantId) => listQuarantine(tx, tenantId, query));
  const rows = refused.map(({ id, receivedAt, code, path, eventId, state: is }) => ({
    id,
    received: receivedAt,
    state: is,
    code,
    path,
    event: eventId,
  }));
  report(options.json, refused, table(rows, "Nothing in quarantine matches."));
}

async function show(id: string, options: { tenant: string; json?: boolean }): Promise<void> {
  const [{ inTenant }, { getQuarantined }, { loadContent }, { report }, { AppError }] = await Promise.all([
    import("#pipelines/cli/in-tenant.ts"),
    import("#server/quarantine/get-quarantined.ts"),
    import("#server/quarantine/load-content.ts"),
    import("#pipelines/cli/report.ts"),
    import("#server/errors.ts"),
  ]);
  if (!/^[0-9a-f-]{36}$/i.test(id))
    throw new AppError("NOT_FOUND", { message: `${id} is no id: \`npm run inlay -- quarantine list\` shows those there are.` });
  const found = await inTenant(options.tenant, async (tx, tenantId) => ({
    ...(await getQuarantined(tx, tenantId, id)),
    content: await loadContent(tx, tenantId, id),
  }));
  const { asSent } = found.content;
  report(options.json, found, [
    `${found.state}, ${found.code} at ${found.path || "/"}: ${found.message}`,
    ...(found.expected ? [`expected: ${found.expected.form}`] : []),
    `batch ${found.batchId}, place ${found.ordinal + 1}, by ${found.transport} (${found.origin}), ${found.receivedAt}`,
    ...found.steps.map((step) => `${step.at} ${step.actor}: ${[step.outcome, step.code, step.note].filter(Boolean).join(", ")}`),
    "",
    asSent.text,
    ...(asSent.left > 0 ? [`... and ${asSent.left} bytes more`] : []),
  ]);
}

async function act(kind: "replay" | "discard", ids: string[], options: Doing): Promise<void> {
  const [{ doJob, changeOf }, { AppError }] = await Promise.all([
    import("#pipelines/cli/do-quarantine-job.ts"),
    import("#server/errors.ts"),
  ]);
  const filter = filterOf(options, ids);
  if (Object.keys(filter).length === 0 && !options.all) {
    throw new AppError("BAD_REQUEST", { message: "Name ids, narrow them by --code, --path, --source or --batch, or say --all." });
  }
  const change = changeOf(options.set ?? [], options.remove ?? []);
  const request = { kind, filter, rehearsal: options.dryRun ?? false, note: options.note ?? "", ...(change && { change }) };
  await doJob(options.tenant, request, options.json);
}
