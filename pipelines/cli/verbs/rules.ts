import type { Command } from "commander";
import { examples } from "#pipelines/cli/program.ts";

type Named = { tenant: string; json?: boolean };
type Import = Named & { dryRun?: boolean; since?: string; past: boolean; note?: string };

export function register(program: Command): void {
  const rules = program
    .command("rules")
    .description("rules of categories and merchants of a tenant: see, change, run over the past");
  rules.addHelpText(
    "after",
    examples(
      "rules export --tenant acme > rules.yaml",
      "rules import rules.yaml --tenant acme --dry-run",
      "rules import rules.yaml --tenant acme --note 'coffee apart'",
      "rules run --tenant acme",
    ),
  );
  rules
    .command("list")
    .description("the rules in force, in their order")
    .requiredOption("--tenant <slug>", "whose rules")
    .option("--json", "as JSON")
    .addHelpText("after", examples("rules list --tenant acme"))
    .action(list);
  rules
    .command("export")
    .description("the rules in force as YAML, which import reads")
    .requiredOption("--tenant <slug>", "whose rules")
    .option("--json", "as JSON")
    .addHelpText("after", examples("rules export --tenant acme > rules.yaml"))
    .action(exportRules);
  rules
    .command("import <file>")
    .description("put the rules of a file in force instead of those there are")
    .requiredOption("--tenant <slug>", "whose rules")
    .option("--dry-run", "change nothing, say what would change in the past")
    .option("--since <day>", "leave payments before this day as they are")
    .option("--no-past", "leave all payments there are as they are")
    .option("--note <text>", "why, kept with the version")
    .option("--json", "as JSON")
    .addHelpText("after", examples("rules import rules.yaml --tenant acme --since 2026-01-01"))
    .action(importRules);
  rules
    .command("run")
    .description("bring the past up to the rules in force, here and now; goes on with a run that is not done")
    .requiredOption("--tenant <slug>", "whose payments")
    .option("--since <day>", "leave payments before this day as they are (a run that is not done keeps its own)")
    .option("--json", "as JSON")
    .addHelpText("after", examples("rules run --tenant acme", "rules run --tenant acme --since 2026-01-01"))
    .action(run);
  rules
    .command("status")
    .description("how far the latest run over the past is")
    .requiredOption("--tenant <slug>", "whose run")
    .option("--json", "as JSON")
    .addHelpText("after", examples("rules status --tenant acme --json"))
    .action(status);
}

async function list(options: Named): Promise<void> {
  const [{ loadRules }, { report, table }] = await Promise.all([
    import("#server/rules/load-rules.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const found = await ofTenant(options.tenant, (sql, id) => loadRules(sql, id));
  const rows = [
    ...found.rules.merchantRules.map((rule) => ({
      when: rule.matchKind,
      value: rule.matchValue,
      merchant: rule.merchant,
      category: null,
    })),
    ...found.rules.categoryRules.map((rule) => ({
      when: rule.matchKind,
      value: rule.matchValue,
      merchant: null,
      category: rule.category,
    })),
  ];
  report(options.json, found, table(rows, `${options.tenant} has no rules of its own.`));
}

async function exportRules(options: Named): Promise<void> {
  const [{ loadRules }, { printRules }, { report }] = await Promise.all([
    import("#server/rules/load-rules.ts"),
    import("#pipelines/rules/rule-file.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const { rules } = await ofTenant(options.tenant, (sql, id) => loadRules(sql, id));
  report(options.json, rules, [printRules(rules).trimEnd()]);
}

async function importRules(file: string, options: Import): Promise<void> {
  const [{ readRuleFile }, { loadRules }, { applyRules }, { cliActor }, { report }] = await Promise.all([
    import("#pipelines/rules/rule-file.ts"),
    import("#server/rules/load-rules.ts"),
    import("#server/rules/apply-rules.ts"),
    import("#pipelines/cli/with-database.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const rules = await readRuleFile(file);
  if (options.dryRun) return preview(rules, options);
  const past = options.past ? pastOf(options.since) : ({ which: "none" } as const);
  const applied = await ofTenant(options.tenant, async (sql, id) => {
    const { version: base } = await loadRules(sql, id);
    return applyRules(sql, id, { rules, base, past, note: options.note ?? "" }, cliActor());
  });
  report(options.json, applied, [
    `Version ${applied.version} is in force for what is processed from now on.`,
    applied.runId === null
      ? "Payments there are already stay as they are."
      : "A worker brings past payments up to it; `rules status` shows how far it is, `rules run` does it here.",
  ]);
}

async function preview(rules: Parameters<typeof import("#pipelines/rules/preview-all.ts").previewAll>[2], options: Import) {
  const [{ previewAll }, { previewLines }, { report }, { progressLine }] = await Promise.all([
    import("#pipelines/rules/preview-all.ts"),
    import("#pipelines/rules/preview-lines.ts"),
    import("#pipelines/cli/report.ts"),
    import("#pipelines/cli/progress-line.ts"),
  ]);
  const line = progressLine(options.json);
  const found = await ofTenant(options.tenant, (sql, id) =>
    previewAll(sql, id, rules, options.since ?? null, (at) =>
      line.show(`looked at ${at.seen} payments, back to ${at.oldest?.slice(0, 7)}`),
    ),
  );
  line.end();
  report(options.json, found, previewLines(rules, found));
}

async function run(options: Named & { since?: string }): Promise<void> {
  const [{ latestRun, startRun }, { recategoriseTenant }, { cliActor }, { interruption, progressLine }, { report }] =
    await Promise.all([
      import("#server/rules/run.ts"),
      import("#pipelines/process/recategorise.ts"),
      import("#pipelines/cli/with-database.ts"),
      import("#pipelines/cli/progress-line.ts"),
      import("#pipelines/cli/report.ts"),
    ]);
  const line = progressLine(options.json);
  const signal = interruption();
  const ended = await ofTenant(options.tenant, async (sql, id) => {
    const open = await latestRun(sql, id);
    if (open?.state !== "queued" && open?.state !== "running") await startRun(sql, id, pastOf(options.since), cliActor());
    const seen = { months: 0, payments: 0, changed: 0 };
    await recategoriseTenant(sql, id, {
      signal,
      onProgress: (slice) => {
        if (slice.month === null) return;
        seen.payments += slice.seen;
        seen.changed += slice.changed;
        line.show(`${slice.month.slice(0, 7)}: ${++seen.months} months, ${seen.payments} payments, ${seen.changed} changed`);
      },
    });
    return latestRun(sql, id);
  });
  line.end();
  report(options.json, ended, runLines(options.tenant, ended));
  if (signal.aborted) process.exitCode = 130;
  else if (ended?.state !== "done") process.exitCode = 1;
}

async function status(options: Named): Promise<void> {
  const [{ latestRun }, { report }] = await Promise.all([import("#server/rules/run.ts"), import("#pipelines/cli/report.ts")]);
  const found = await ofTenant(options.tenant, (sql, id) => latestRun(sql, id));
  report(options.json, found, runLines(options.tenant, found));
}

function runLines(tenant: string, run: import("#server/rules/run.ts").RuleRun | null): string[] {
  if (!run) return [`There has been no run over the past of ${tenant} yet.`];
  const months = run.monthsTotal === null ? "" : `, ${run.monthsDone} of ${run.monthsTotal} months`;
  return [
    `Version ${run.ruleVersion}: ${run.state}${months}, ${run.rowsSeen} payments seen, ${run.rowsChanged} changed.`,
    ...(run.state === "cancelled" && run.doneFrom ? [`Done from ${run.doneFrom} on; what is older is as it was.`] : []),
    ...(run.error ? [run.error] : []),
  ];
}

const pastOf = (since: string | undefined) =>
  since === undefined ? ({ which: "all" } as const) : ({ which: "since", day: since } as const);

async function ofTenant<T>(slug: string, work: (sql: import("#db/client.ts").Sql, id: string) => Promise<T>): Promise<T> {
  const [{ withDatabase }, { getTenant }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/tenants/get-tenant.ts"),
  ]);
  return withDatabase(async (sql) => work(sql, (await getTenant(sql, { slug })).id));
}
