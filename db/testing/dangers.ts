/** Tables whose rows people make one by one: to look through them, or to write them anew, takes no time. */
const SMALL = [
  ...["core.tenant", "core.tenant_logo", "core.user_account", "core.api_key", "core.category_rule", "core.merchant_rule"],
  ...["core.rule_set", "core.mcc_category", "core.merchant_alias", "core.tariff", "core.embed_settings", "core.embed_key"],
  ...["core.invitation", "core.user_identity", "core.recategorise_run", "core.quarantine_job", "ops.mat_state"],
];

/**
 * What in a migration's text would hold up those who read and write meanwhile, or break those of the version before: a
 * table looked through or written anew under a lock, an index built under one, something taken away. Of tables that the
 * same file makes nothing is dangerous.
 *
 * @param name of the file; `*.online.sql` may hold only what runs beside writers
 * @returns one short sentence each
 */
export function dangersOf(name: string, text: string): string[] {
  const bare = text
    .replaceAll(/--.*$/gm, "")
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/\s+/g, " ")
    .toLowerCase();
  const statements = bare
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);
  if (name.endsWith(".online.sql"))
    return statements
      .filter((one) => !ONLINE.some((form) => form.test(one)))
      .map((one) => `not beside writers: ${one.slice(0, 60)}`);
  const own = new Set(
    [...bare.matchAll(/create (?:table|materialized view) (?:if not exists )?([\w.]+)/g)].map((hit) => hit[1]!),
  );
  return statements.flatMap((statement) => inStatement(statement, own));
}

const ONLINE = [
  /^create (unique )?index concurrently if not exists \w+ on /,
  /^drop index concurrently if exists /,
  /^alter table [\w.]+ validate constraint /,
  /^analyze /,
];

function inStatement(statement: string, own: ReadonlySet<string>): string[] {
  const on = (form: RegExp) => form.exec(statement)?.[1] ?? "";
  const spared = (table: string) => own.has(table) || SMALL.includes(table);
  if (/\bconcurrently\b/.test(statement)) return ["concurrently, which needs a file of its own (*.online.sql)"];
  if (/^create (unique )?index /.test(statement)) {
    const table = on(/ on (?:only )?([\w.]+)/);
    return spared(table) ? [] : [`an index on ${table}`];
  }
  if (/^create materialized view /.test(statement)) return [`${on(/view ([\w.]+)/)} computed at once`];
  if (/^(update|delete from) /.test(statement)) {
    const table = on(/^(?:update|delete from) (?:only )?([\w.]+)/);
    return spared(table) ? [] : [`rows of ${table} changed`];
  }
  if (/^(drop|truncate|cluster|vacuum|reindex|lock|refresh) /.test(statement))
    return [statement.replace(/ (if exists|cascade)/g, "").slice(0, 80)];
  const table = on(/^alter table (?:if exists )?(?:only )?([\w.]+)/);
  if (table === "" || own.has(table)) return [];
  const actions = split(statement.slice(statement.indexOf(table) + table.length));
  return actions.flatMap((action) => inAction(action, SMALL.includes(table)).map((what) => `${table}: ${what}`));
}

function inAction(action: string, small: boolean): string[] {
  const column = /^(?:add|alter|drop|rename)(?: column)?(?: if (?:not )?exists)? "?(\w+)/.exec(action)?.[1] ?? "";
  if (/^(drop column|rename|set schema)/.test(action)) return [action.slice(0, 60)];
  if (small) return [];
  if (/^add (column )?/.test(action) && !/^add (constraint|check|foreign|primary|unique)/.test(action)) {
    const fallback = /default ([^,]*)/.exec(action)?.[1] ?? "";
    return [
      ...(/\b\w+\(/.test(fallback) && !/^now\(\)/.test(fallback) ? [`${column} has a default that differs by row`] : []),
      ...(/not null/.test(action) && fallback === "" ? [`${column} is not null and has no default`] : []),
      ...(/ (generated|primary key|unique|references|check) ?/.test(action)
        ? [`${column} is checked or computed for every row`]
        : []),
    ];
  }
  if (/^add (constraint \w+ )?(check|foreign key|primary key|unique|exclude)/.test(action) && !/not valid$/.test(action))
    return ["a constraint checked for every row"];
  if (/^alter (column )?\w+ (set data )?type /.test(action)) return [`${column} of another type`];
  if (/^alter (column )?\w+ set not null/.test(action)) return [`${column} checked for nulls`];
  return /^(set (tablespace|logged|unlogged)|attach|detach|inherit)/.test(action) ? [action.slice(0, 60)] : [];
}

/** At commas outside of parentheses. */
function split(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "(") depth++;
    if (letter === ")") depth--;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
