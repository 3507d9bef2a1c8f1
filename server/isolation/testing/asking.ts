import { encode } from "next-auth/jwt";
import { GET, POST } from "#app/api/trpc/[trpc]/route.ts";
import { signChoice } from "#server/auth/chosen-tenant.ts";
import { cookieName } from "#server/auth/cookies.ts";
import type { Permission, Role } from "#server/auth/permissions.ts";
import { can, canWhileViewing, keyCan } from "#server/auth/permissions.ts";
import { SECRET } from "#server/auth/testing/people.ts";
import { canariesIn, ownerOf } from "#server/isolation/testing/canary.ts";
import type { Person, World } from "#server/isolation/testing/world.ts";
import { KEY_SCOPES, type KeyScope } from "#server/keys/scopes.ts";
import { signView } from "#server/view-as/view-cookie.ts";

export const ADDRESS = "http://127.0.0.1:3999";

export type Asker = {
  name: string;
  /** What proves who asks, as a request carries it. */
  headers: Record<string, string>;
  may(permission: Permission): boolean;
  /** Whether a text may come back to them: it is their own, or their tenant's to tell them. */
  mayRead(found: string): boolean;
  /** A customer's own subject. */
  subject?: "1" | "same";
};

export const withKey = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

/** A member of staff who sees the screen of a subject. */
export async function withView(
  person: Person,
  tenantId: string,
  subject: string,
  chosen = false,
): Promise<Record<string, string>> {
  const own = await withSession(person, chosen ? tenantId : undefined);
  const [since, until] = [Date.now(), Date.now() + 600_000].map((ms) => new Date(ms).toISOString()) as [string, string];
  const session = { userId: person.id, sessionVersion: 1, sessionId: "" };
  const view = signView(SECRET, session, { tenantId, subject, since, until });
  return { ...own, cookie: `${own.cookie}; ${cookieName("view")}=${view}` };
}

export async function withSession(person: Person, chosenTenant?: string, sessionVersion = 1): Promise<Record<string, string>> {
  const token = await encode({ token: { userId: person.id, sessionVersion }, secret: SECRET });
  const choice = chosenTenant ? `; ${cookieName("tenant")}=${signChoice(SECRET, person.id, chosenTenant)}` : "";
  return { "sec-fetch-site": "same-origin", cookie: `${cookieName("session")}=${token}${choice}` };
}

/** Everyone of tenant A who may ask for something. */
export async function askersOf({ a, operator }: World): Promise<Asker[]> {
  const ofTenant = (found: string) => ownerOf(found).startsWith("a");
  const staff = async (role: "admin" | "analyst" | "viewer") => ({
    ...{ name: `${role} of A`, headers: await withSession(a.people[role]), may: permits(role), mayRead: ofTenant },
  });
  const customer = async (subject: "1" | "same"): Promise<Asker> => {
    const { owner } = a.subjects[subject];
    const told = ["qzaxslug", "qzaxname"];
    const mayRead = (found: string) => ownerOf(found) === owner || told.includes(found);
    const headers = await withSession(a.people.customers[subject]);
    return { name: `customer of A's subject ${subject}`, headers, may: permits("customer"), mayRead, subject };
  };
  /** Staff who see a customer's screen are that customer, but for their own name. */
  const viewing = async (who: string, person: Person, subject: "1" | "same", chosen = false): Promise<Asker> => {
    const { mayRead } = await customer(subject);
    const headers = await withView(person, a.id, a.subjects[subject].id, chosen);
    const own = (found: string) => mayRead(found) || found.startsWith("qzaxa");
    return { name: `${who} viewing as ${subject}`, headers, may: canWhileViewing, mayRead: own, subject };
  };
  const scopes = Object.keys(KEY_SCOPES) as KeyScope[];
  return [
    await customer("1"),
    await customer("same"),
    await viewing("analyst of A", a.people.analyst, "1"),
    await viewing("operator", operator, "same", true),
    await staff("viewer"),
    await staff("analyst"),
    await staff("admin"),
    { name: "operator in A", headers: await withSession(operator, a.id), may: permits("operator"), mayRead: ofTenant },
    { name: "key of A", headers: withKey(a.keys.full.key), may: (one) => keyCan(scopes, one), mayRead: ofTenant },
  ];
}

const permits = (role: Role) => (permission: Permission) => can(role, permission);

export type Answer = { status: number; text: string; code: string | null };

/** Calls a procedure through its HTTP door. */
export async function ask(
  kind: "query" | "mutation",
  path: string,
  input: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const json = input === undefined ? undefined : JSON.stringify(input);
  const address = `${ADDRESS}/api/trpc/${path}`;
  const response =
    kind === "query"
      ? await GET(new Request(json === undefined ? address : `${address}?input=${encodeURIComponent(json)}`, { headers }))
      : await POST(
          new Request(address, {
            method: "POST",
            headers: { "content-type": "application/json", ...headers },
            body: json ?? null,
          }),
        );
  const text = await response.text();
  return {
    status: response.status,
    text,
    code: (JSON.parse(text) as { error?: { data: { code: string } } }).error?.data.code ?? null,
  };
}

/** Canaries of an answer that the asker may not read, and that were not in the question itself. */
export function foreignIn(text: string, question: unknown, mayRead: (found: string) => boolean): string[] {
  const asked = canariesIn(JSON.stringify(question ?? null));
  return canariesIn(text).filter((found) => !mayRead(found) && !asked.includes(found));
}

/** Ids of rows of the other tenant that stand in an answer though nobody asked by them. */
export function foreignIds(text: string, question: unknown, { b }: World): string[] {
  const { admin, analyst, viewer, customers } = b.people;
  const people = [admin, analyst, viewer, customers[1], customers.same].map(({ id }) => id);
  const keys = Object.values(b.keys).flatMap(({ id, prefix }) => [id, prefix]);
  const asked = JSON.stringify(question ?? null);
  return [
    b.id,
    b.batch,
    b.failedBatch,
    b.quarantineId,
    b.quarantineJobId,
    b.runId,
    b.auditId,
    b.ruleRunId,
    b.embed.session,
    b.embed.spareSession,
    ...people,
    ...keys,
  ].filter((id) => text.includes(id) && !asked.includes(id));
}
