import { type Command, Option } from "commander";
import { examples } from "#pipelines/cli/program.ts";

type NewUser = {
  email: string;
  role: "operator" | "admin" | "analyst" | "viewer" | "customer";
  tenant?: string;
  subject?: string;
  name?: string;
  password?: string;
  passwordStdin?: boolean;
  json?: boolean;
};

export function register(program: Command): void {
  const user = program
    .command("user")
    .description("invite and add people who sign in, list them, lock them out, set their passwords");
  user.addHelpText(
    "after",
    examples(
      "user invite --email ann@acme.example --role admin --tenant acme",
      "user list --tenant acme",
      "user disable ann@acme.example",
    ),
  );

  withPassword(user.command("create"))
    .description("add someone who may sign in")
    .requiredOption("--email <address>", "what they sign in with")
    .addOption(
      new Option("--role <role>", "what they may do")
        .choices(["operator", "admin", "analyst", "viewer", "customer"])
        .makeOptionMandatory(),
    )
    .option("--tenant <slug>", "the tenant they belong to (everyone but an operator)")
    .option("--subject <id>", "a customer's own id in the tenant's data")
    .option("--name <name>", "their name (without it: the part of the address before the @)")
    .addHelpText(
      "after",
      examples(
        "user create --email ann@acme.example --role admin --tenant acme",
        "user create --email joe@example.org --role customer --tenant acme --subject c-1001",
        "user create --email ops@example.org --role operator --password-stdin < password.txt",
      ),
    )
    .action(create);

  user
    .command("invite")
    .description("send somebody a link to choose a name and a password (without a mail server: show it)")
    .requiredOption("--email <address>", "whom, and what they will sign in with")
    .addOption(
      new Option("--role <role>", "what they may do").choices(["admin", "analyst", "viewer", "customer"]).makeOptionMandatory(),
    )
    .requiredOption("--tenant <slug>", "the tenant they will belong to")
    .option("--subject <id>", "a customer's own id in the tenant's data")
    .option("--json", "as JSON")
    .addHelpText("after", examples("user invite --email ann@acme.example --role admin --tenant acme"))
    .action(invite);

  user
    .command("list")
    .description("list who may sign in for a tenant, and who is invited")
    .requiredOption("--tenant <slug>", "whose people")
    .option("--json", "as JSON")
    .addHelpText("after", examples("user list --tenant acme", "user list --tenant acme --json"))
    .action(list);

  for (const [verb, status, about] of [
    ["disable", "disabled", "lock someone out; their sessions end at once"],
    ["enable", "active", "let someone in again"],
  ] as const) {
    user
      .command(`${verb} <email>`)
      .description(about)
      .addHelpText("after", examples(`user ${verb} ann@acme.example`))
      .action((email: string) => setStatus(email, status));
  }

  withPassword(user.command("password <email>"))
    .description("set someone's password; their sessions end at once")
    .addHelpText(
      "after",
      examples("user password ann@acme.example", "user password ann@acme.example --password-stdin < password.txt"),
    )
    .action(password);
}

function withPassword(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--password <text>",
        "at least 10 characters (seen by others in the list of processes: better from stdin)",
      ).conflicts("passwordStdin"),
    )
    .option("--password-stdin", "read the password from standard input")
    .option("--json", "as JSON")
    .addHelpText("after", "\nWithout a password one is made and shown.");
}

async function create(options: NewUser): Promise<void> {
  const [{ withDatabase, cliActor }, { createUser }, { getTenant }, { choosePassword }, { report }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/users/create-user.ts"),
    import("#server/tenants/get-tenant.ts"),
    import("#pipelines/cli/choose-password.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const { json, tenant, email, role, subject, name = email.split("@")[0] ?? email } = options;
  const chosen = await choosePassword(options);
  const made = await withDatabase(async (sql) => {
    const tenantId = tenant === undefined ? null : (await getTenant(sql, { slug: tenant })).id;
    return createUser(
      sql,
      { tenantId, email, name, role, password: chosen.password, ...(subject !== undefined && { subject }) },
      cliActor(),
    );
  });
  const shown = chosen.made ? { password: chosen.password } : {};
  report(json, { ...made, role, tenant: tenant ?? null, ...shown }, [
    `${made.email} may sign in as ${role}${tenant ? ` of ${tenant}` : ""}.`,
    ...(chosen.made ? [`Password (shown once): ${chosen.password}`] : []),
  ]);
}

type Invitation = {
  email: string;
  role: "admin" | "analyst" | "viewer" | "customer";
  tenant: string;
  subject?: string;
  json?: boolean;
};

async function invite({ email, role, tenant, subject, json }: Invitation): Promise<void> {
  const [{ withDatabase, cliActor }, { createInvitation }, { getTenant }, { readEnv }, { report }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/invitations/create-invitation.ts"),
    import("#server/tenants/get-tenant.ts"),
    import("#server/env.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const made = await withDatabase(async (sql) => {
    const { id } = await getTenant(sql, { slug: tenant });
    return createInvitation(sql, id, { email, role, ...(subject !== undefined && { subject }) }, cliActor());
  });
  const home = readEnv().INLAY_URL;
  const link = made.path === null || home === undefined ? made.path : new URL(made.path, home).href;
  report(json, { id: made.id, email: made.email, role, tenant, link }, [
    `${made.email} is invited as ${role} of ${tenant}.`,
    ...(link === null
      ? ["A worker sends the mail with the link."]
      : [`Hand over this link (shown once; it works once, for seven days): ${link}`]),
  ]);
}

async function list({ tenant, json }: { tenant: string; json?: boolean }): Promise<void> {
  const [{ withDatabase }, { listUsers }, { listInvitations }, { getTenant }, { inTransaction }, { report, table }] =
    await Promise.all([
      import("#pipelines/cli/with-database.ts"),
      import("#server/users/list-users.ts"),
      import("#server/invitations/list-invitations.ts"),
      import("#server/tenants/get-tenant.ts"),
      import("#db/transaction.ts"),
      import("#pipelines/cli/report.ts"),
    ]);
  const { users, invitations } = await withDatabase(async (sql) => {
    const { id } = await getTenant(sql, { slug: tenant });
    return { users: await listUsers(sql, id), invitations: await inTransaction(sql, (tx) => listInvitations(tx, id)) };
  });
  const rows = [
    ...users.map(({ email, name, role, subject, status, lastSignInAt }) => ({
      email,
      name,
      role,
      subject,
      state: status,
      seen: lastSignInAt,
    })),
    ...invitations.map(({ email, role, subject, state, mail }) => ({
      ...{ email, name: null, role, subject, seen: null },
      state: state === "expired" ? "invitation ended" : `invited${mail ? `, mail ${mail.state}` : ""}`,
    })),
  ];
  report(json, { users, invitations }, table(rows, `Nobody may sign in for ${tenant} yet.`));
}

async function setStatus(email: string, status: "active" | "disabled"): Promise<void> {
  const [{ withDatabase, cliActor }, { setUserStatus }, { findUser }, { report }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/users/set-status.ts"),
    import("#server/users/find-user.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  await withDatabase(async (sql) => setUserStatus(sql, { id: await findUser(sql, email), status }, cliActor()));
  report(false, null, [status === "active" ? `${email} may sign in again.` : `${email} is locked out.`]);
}

async function password(email: string, options: { password?: string; passwordStdin?: boolean; json?: boolean }): Promise<void> {
  const [{ withDatabase, cliActor }, { setPassword }, { findUser }, { choosePassword }, { report }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#server/users/set-password.ts"),
    import("#server/users/find-user.ts"),
    import("#pipelines/cli/choose-password.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const chosen = await choosePassword(options);
  await withDatabase(async (sql) => setPassword(sql, { id: await findUser(sql, email), password: chosen.password }, cliActor()));
  report(options.json, { email, ...(chosen.made && { password: chosen.password }) }, [
    `The password of ${email} is set; sessions that were open have ended.`,
    ...(chosen.made ? [`Password (shown once): ${chosen.password}`] : []),
  ]);
}
