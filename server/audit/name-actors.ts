import type { Tx } from "#db/client.ts";
import type { AuditActor } from "#server/audit/record.ts";

/** Who did something, for people. */
export type ActorName = {
  /** "Ada Admin", "Key backend", "root on the command line". */
  name: string;
  /** The e-mail address of one of the tenant's people. */
  email: string | null;
};

/** The names of actors as the trail keeps them. Someone who is not of the tenant is an operator of the platform. */
export async function nameActors(tx: Tx, tenantId: string, actors: readonly AuditActor[]): Promise<Map<AuditActor, ActorName>> {
  const of = (kind: string) => actors.filter((actor) => actor.startsWith(kind)).map((actor) => actor.slice(kind.length));
  const users = of("user:").filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const [people, keys, signers] = await Promise.all([
    tx<{ id: string; name: string; email: string }[]>`
      select id, name, email from core.user_account where tenant_id = ${tenantId} and id = any (${users}::uuid[])`,
    tx<{ prefix: string; name: string }[]>`
      select prefix, name from core.api_key where tenant_id = ${tenantId} and prefix = any (${of("key:")}::text[])`,
    tx<{ kid: string; name: string }[]>`
      select kid, name from core.embed_key where tenant_id = ${tenantId} and kid = any (${of("signer:")}::text[])`,
  ]);
  const named = new Map<AuditActor, ActorName>();
  for (const actor of actors) named.set(actor, plain(actor));
  for (const { id, name, email } of people) named.set(`user:${id}`, { name, email });
  for (const { prefix, name } of keys) named.set(`key:${prefix}`, { name: `Key ${name}`, email: null });
  for (const { kid, name } of signers) named.set(`signer:${kid}`, { name: `Embed key ${name}`, email: null });
  return named;
}

function plain(actor: AuditActor): ActorName {
  const [kind, rest] = [actor.slice(0, actor.indexOf(":")), actor.slice(actor.indexOf(":") + 1)];
  if (kind === "user") return { name: "An operator of the platform", email: null };
  if (kind === "key") return { name: `Key inlay_${rest}_…`, email: null };
  if (kind === "signer") return { name: `Embed key ${rest}`, email: null };
  if (kind === "embed") return { name: "Somebody in a frame", email: null };
  if (kind === "cli") return { name: `${rest} on the command line`, email: null };
  return { name: actor, email: null };
}
